import SamplanBase
import SamplanDomain

extension PlanResult {
  /// The key figures of a result, for the statement that publishes it.
  package static func summary(of result: PlanResult) -> PlanSummary {
    let risks = result.regions.indices.flatMap { region in
      result.careTypes.indices.map { care in
        let first = result.load.first[care][region]
        return PlanSummary.Risk(
          region: result.regions[region], care: result.careTypes[care],
          probability: ExactDecimal(modelValue: first.ever), firstDayMedian: first.p50)
      }
    }
    return PlanSummary(
      risks: risks, shortageWithout: ExactDecimal(modelValue: result.alone.bedDays),
      shortageWith: ExactDecimal(modelValue: result.joint.bedDays),
      patientsMoved: ExactDecimal(modelValue: result.moves.reduce(0) { $0 + $1.patients }),
      postponed: ExactDecimal(modelValue: result.joint.postponed.joined().reduce(0, +)),
      // A relative gap is far below a thousandth; ExactDecimal keeps six decimals.
      gap: ExactDecimal(gapText(result.joint.gap)) ?? .zero,
      excluded: result.excluded.map(\.region))
  }

  private static func gapText(_ gap: Double) -> String {
    let millionths = Int((min(max(gap, 0), 1) * 1e6).rounded())
    let digits = String(millionths % 1_000_000 + 1_000_000).dropFirst()
    return "\(millionths / 1_000_000).\(digits)"
  }
}
