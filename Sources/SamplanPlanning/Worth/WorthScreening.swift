import SamplanBase
import SamplanDomain
import SamplanEngine

/// Everything there could be more of, by what it seems worth before anything is simulated.
///
/// Two measures, of which the larger counts: bed-days at the model's prices, and the bed-days that
/// one bed could at most be used for where the simulated plan is short. The model knows the future
/// and is short of little in a mild scenario; the simulation sees the shortage that chance makes,
/// but not what a bed is worth to others.
///
/// Since need runs on in line, who is short on a day is `(N − c)⁺`, N whatever the beds: one more
/// bed avoids `P(N > c)` there, and that is at most `min(1, E (N − c)⁺)`.
struct WorthScreening {
  typealias Candidate = PlanResult.Worth.Candidate

  let model: PlanModel
  let basis: Basis
  let prices: FairSolution.Prices
  /// The simulated plan.
  let plan: SimulationResult

  /// Worth below this, bed-days, is nothing.
  private static let least = 0.5

  /// Most worth first.
  var candidates: [Candidate] {
    (beds + staff + receiving + vehicles).filter { Self.score($0) >= Self.least }
      .sorted { a, b in
        let (one, other) = (Self.score(a), Self.score(b))
        return one != other ? one > other : Self.order(a) < Self.order(b)
      }
  }

  /// Bed-days that one more seems to avoid.
  static func score(_ candidate: Candidate) -> Double {
    max(candidate.price, candidate.usable)
  }

  /// An order that does not depend on figures.
  private static func order(_ one: Candidate) -> String {
    [
      one.kind.rawValue, one.region?.rawValue ?? "", one.care?.rawValue ?? "", one.mode ?? "",
    ].joined(separator: " ")
  }

  private var cares: [CareType] { CareType.allCases }
  private var regions: Range<Int> { model.regions.indices }

  /// Bed-days that one more bed could be used for at most, with the plan.
  private func usable(_ care: Int, _ region: Int) -> Double {
    plan.meanShort[care][region].reduce(0) { $0 + min(1, $1) }
  }

  private var beds: [Candidate] {
    cares.indices.flatMap { care in
      regions.map { region in
        candidate(
          .bed, care: cares[care], region: region, prices.beds[care][region],
          usable(care, region))
      }
    }
  }

  private var staff: [Candidate] {
    regions.map { region in
      let days = cares.indices.map { care in
        usable(care, region)
          / max(1, model.programme.staffPerSurgeBed[cares[care].rawValue] ?? 1)
      }
      return candidate(.staff, region: region, prices.staff[region], days.max() ?? 0)
    }
  }

  /// Intensive care, and the wards together: they have one limit.
  private var receiving: [Candidate] {
    guard let ward = cares.firstIndex(of: .surgical), let icu = cares.firstIndex(of: .icu) else {
      return []
    }
    return regions.flatMap { region in
      [
        candidate(.receiving, care: .icu, region: region, prices.receiving[icu][region], 0),
        candidate(.receiving, region: region, prices.receiving[ward][region], 0),
      ]
    }
  }

  private var vehicles: [Candidate] {
    basis.modes.indices.flatMap { mode in
      let id = basis.modes[mode].id
      guard model.programme.rules?.siteHours?[mode] != nil else {
        return [candidate(.vehicleHour, mode: id, prices.vehicles[mode][0], 0)]
      }
      return regions.map { region in
        candidate(.vehicleHour, mode: id, region: region, prices.vehicles[mode][region], 0)
      }
    }
  }

  private func candidate(
    _ kind: PlanResult.Worth.Kind, care: CareType? = nil, mode: String? = nil,
    region: Int? = nil, _ prices: [Double], _ usable: Double
  ) -> Candidate {
    Candidate(
      kind: kind, care: care, mode: mode, region: region.map { model.regions[$0] },
      price: rounded(prices.reduce(0, +)), usable: rounded(usable))
  }
}
