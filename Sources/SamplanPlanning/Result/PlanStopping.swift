import SamplanBase
import SamplanDomain
import SamplanEngine

extension PlanResult {
  /// Why the simulation of V0 and V2 stopped where it did, when a precision was asked for.
  package struct Stopping: Sendable, Hashable, Codable {
    /// Outcomes at most.
    package var most: Int
    /// Standard error asked for, per cent of the country's bed-days short.
    package var percent: Double
    /// Outcomes of V0.
    package var alone: Int
    /// The standard error of V0's bed-days short in per cent of them; nil from a single outcome.
    package var alonePercent: Double?
    /// Outcomes of V2.
    package var plan: Int
    /// The standard error of the plan's effect in per cent of it; nil when the effect is zero on
    /// average and the outcomes differ.
    package var effectPercent: Double?

    /// Outcomes before the precision is asked for: published probabilities rest on as many.
    package static let least = 2000
    /// What can be asked for, per cent.
    package static let percents = 0.1...50.0

    package init(
      most: Int, percent: Double, alone: Int, alonePercent: Double?, plan: Int,
      effectPercent: Double?
    ) {
      self.most = most
      self.percent = percent
      self.alone = alone
      self.alonePercent = alonePercent
      self.plan = plan
      self.effectPercent = effectPercent
    }

    /// Why it stopped, in words.
    package var words: Text {
      func percent(_ value: Double?, _ language: Language) -> String {
        value.map { decimalWords($0, 1, language) } ?? "–"
      }
      let asked = (sv: percent(self.percent, .sv), en: percent(self.percent, .en))
      let found = (sv: percent(alonePercent, .sv), en: percent(alonePercent, .en))
      let effect = (sv: percent(effectPercent, .sv), en: percent(effectPercent, .en))
      let isReached = (alonePercent ?? .infinity) <= self.percent
      let whole = isReached && (effectPercent ?? .infinity) <= self.percent
      return Text(
        sv: "\(alone) utan hjälp och \(plan) med planen, av högst \(most). Medelfelet är "
          + "\(found.sv) % av bristen och \(effect.sv) % av effekten; "
          + (whole ? "målet \(asked.sv) % är nått." : "målet \(asked.sv) % är inte nått för båda."),
        en: "\(alone) without help and \(plan) with the plan, of at most \(most). The standard "
          + "error is \(found.en)% of the shortage and \(effect.en)% of the effect; "
          + (whole
            ? "the goal of \(asked.en)% is reached."
            : "the goal of \(asked.en)% is not reached for both."))
    }
  }
}

/// Tells why a simulation stopped.
struct StoppingPart {
  let input: PlanInput
  let alone: SimulationResult
  let plan: SimulationResult

  /// Nil when no precision was asked for.
  var value: PlanResult.Stopping? {
    guard let percent = input.precisionPercent else { return nil }
    func share(_ values: [Double]) -> Double? {
      SimulationPrecision.relativeError(values).map { rounded($0 * 100) }
    }
    return .init(
      most: input.replications, percent: percent.approximate, alone: alone.replications,
      alonePercent: share(alone.paired.short()), plan: plan.replications,
      effectPercent: share(zip(plan.paired.short(), alone.paired.short()).map { $0 - $1 }))
  }
}
