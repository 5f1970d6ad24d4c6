import SamplanBase
import SamplanDomain
import SamplanEngine

/// Two results whose random patients are the same, subtracted outcome by outcome: the second minus
/// the first. Chance that both share cancels, so the errors are those of the pairs.
package struct PairedResults: Sendable {
  private let first: PlanResult.Outcomes
  private let second: PlanResult.Outcomes

  /// Nil when a result does not keep its outcomes of the variant, or keeps a single one.
  package init?(_ a: PlanResult, _ b: PlanResult, _ kind: PlanResult.VariantKind) {
    guard let first = a.outcomes?.first(where: { $0.kind == kind }),
      let second = b.outcomes?.first(where: { $0.kind == kind }),
      first.byCare.count == second.byCare.count, first.byRegion.count == second.byRegion.count,
      min(first.count, second.count) > 1
    else { return nil }
    self.first = first
    self.second = second
  }

  /// Outcomes that both have.
  package var pairs: Int { min(first.count, second.count) }

  /// Bed-days short in the country, all care types.
  package var whole: PlanResult.Estimate { difference(first.total, second.total) }

  /// How many times more outcomes independent runs would need for the same standard error; nil
  /// when the difference does not vary.
  package var outcomesSaved: Double? {
    paired(first.total, second.total).replicationsSaved.map { rounded($0) }
  }

  /// Bed-days short of a care type in the country.
  package func byCare(_ care: Int) -> PlanResult.Estimate {
    difference(first.byCare[care].values, second.byCare[care].values)
  }

  /// Bed-days short of a region, all care types.
  package func byRegion(_ region: Int) -> PlanResult.Estimate {
    difference(first.byRegion[region].values, second.byRegion[region].values)
  }

  package var moved: PlanResult.Estimate { difference(first.moved.values, second.moved.values) }

  /// The difference between the effects of two plans, V0 to V2: nil where either is not kept.
  package static func effect(_ a: PlanResult, _ b: PlanResult) -> PlanResult.Estimate? {
    guard let alone = PairedResults(a, b, .alone), let plan = PairedResults(a, b, .plan) else {
      return nil
    }
    func effect(_ with: [Int], _ without: [Int]) -> [Double] {
      zip(with, without).map { Double($0 - $1) }
    }
    let before = effect(plan.first.total, alone.first.total)
    let after = effect(plan.second.total, alone.second.total)
    return .init(zip(before, after).map { $1 - $0 })
  }

  private func difference(_ a: [Int], _ b: [Int]) -> PlanResult.Estimate {
    .init(paired(a, b).difference)
  }

  private func paired(_ a: [Int], _ b: [Int]) -> PairedDifference {
    func values(_ row: [Int]) -> [Double] {
      (0..<pairs).map { $0 < row.count ? Double(row[$0]) : 0 }
    }
    return PairedDifference(from: values(a), to: values(b))
  }
}

extension PlanResult.Estimate {
  /// Standard errors to either side that hold the true mean in 19 of 20 cases: the 97.5 per cent
  /// point of the normal distribution. Source: any table of it; the means are over many outcomes.
  package static let intervalErrors = 1.96

  /// The interval that holds the true mean in 19 of 20 cases; nil without an error.
  package var interval: ClosedRange<Double>? {
    standardError.map { error in
      mean - Self.intervalErrors * error...mean + Self.intervalErrors * error
    }
  }

  /// Whether chance alone would hardly give a mean so far from zero.
  package var isSure: Bool { interval.map { !$0.contains(0) } ?? false }
}

extension PlanResult.Outcomes {
  /// The standard error of the bed-days short in the country over the outcomes kept, all care types
  /// together; nil from a single outcome.
  package var totalError: Double? {
    Estimate(total.map { Double($0) }).standardError.map { rounded($0) }
  }

  /// The outcomes of a simulated variant, the first ones.
  init(_ kind: PlanResult.VariantKind, _ result: SimulationResult) {
    let paired = result.paired
    func row(_ values: some Sequence<Double>) -> PlanResult.OutcomeRow {
      .init(values.prefix(Self.most).map { Int($0.rounded()) })
    }
    self.init(
      kind: kind, byCare: (0..<paired.careCount).map { row(paired.short(care: $0)) },
      byRegion: (0..<paired.siteCount).map { row(paired.short(site: $0)) },
      moved: row(paired.moved.map { Double($0) }))
  }
}
