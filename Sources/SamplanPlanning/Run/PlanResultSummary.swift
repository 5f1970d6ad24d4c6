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
      risks: risks, shortageWithout: shortage(result, .alone, or: result.alone.bedDays),
      shortageWith: shortage(result, .plan, or: result.joint.bedDays),
      patientsMoved: ExactDecimal(modelValue: result.moves.reduce(0) { $0 + $1.patients }),
      postponed: ExactDecimal(modelValue: result.joint.postponed.joined().reduce(0, +)),
      // A relative gap is far below a thousandth; ExactDecimal keeps six decimals.
      gap: ExactDecimal(gapText(result.joint.gap)) ?? .zero,
      excluded: result.excluded.map(\.region))
  }

  /// Bed-days short as simulated; of a plan from an older model, the programme's.
  private static func shortage(
    _ result: PlanResult, _ kind: VariantKind, or programme: Double
  ) -> ExactDecimal {
    let variant = result.variants?.first { $0.kind == kind }
    return ExactDecimal(
      modelValue: variant.map { $0.shortBedDays.reduce(0) { $0 + $1.mean } } ?? programme)
  }

  private static func gapText(_ gap: Double) -> String {
    let millionths = Int((min(max(gap, 0), 1) * 1e6).rounded())
    let digits = String(millionths % 1_000_000 + 1_000_000).dropFirst()
    return "\(millionths / 1_000_000).\(digits)"
  }
}
