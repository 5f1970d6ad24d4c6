import SamplanBase
import SamplanDomain
import SamplanEngine

/// The three indicators of katastroftillstånd, from the runs without help and with the plan.
///
/// B: necessary care unmet throughout the lead time with the region's own resources. A, a risk: B
/// comes within 72 hours with probability at least 0.2. C: unmet also with all help of the plan.
/// No agreed help stands in the register yet, so B counts none.
struct CrisisPart {
  let model: PlanModel
  let alone: SimulationResult.Shortage
  let plan: SimulationResult.Shortage
  /// Regions without probabilities: they do not reproduce their own occupancy.
  let uncalibrated: Set<Int>

  var all: [PlanResult.Crisis] {
    model.regions.indices.filter { !uncalibrated.contains($0) }.map(crisis)
  }

  private func crisis(_ region: Int) -> PlanResult.Crisis {
    let first = PlanResult.FirstDay(alone.firstUnmet[region])
    let within = alone.unmetWithin72Hours[region]
    let from = within.firstIndex { $0 >= PlanResult.Crisis.riskLevel }.map { $0 + 1 }
    let counts = alone.careAtFirstUnmet[region]
    let most = counts.indices.max { (counts[$0], -$0) < (counts[$1], -$1) }
    let care = most.flatMap { counts[$0] > 0 ? $0 : nil }
    var warning: Int?
    if let from, let median = first.p50 { warning = max(0, (median - from) * 24) }
    return PlanResult.Crisis(
      region: model.regions[region], unmet: rounded(alone.unmet[region]),
      within72Hours: rounded(within), unmetWithHelp: rounded(plan.unmet[region]), first: first,
      firstWithHelp: PlanResult.FirstDay(plan.firstUnmet[region]), riskFrom: from,
      warningHours: warning, care: care.map { CareType.allCases[$0] },
      reason: care.map { reason(region, care: $0, day: first.p50 ?? from ?? 1) })
  }

  /// What runs out when care is first unmet.
  private func reason(_ region: Int, care: Int, day: Int) -> PlanResult.Remark {
    let own = model.threshold[care][region]
    let most = model.programme.surgeMaxByDay?[care][region] ?? []
    let index = min(max(day - 1, 0), own.count - 1)
    let opened = own[index] - model.usable[care][region][index]
    let premises = most.indices.contains(index) ? most[index] : 0
    let name = CareType.allCases[care].label
    let (sv, en) = (name.sv.lowercased(), name.en.lowercased())
    if premises > opened + 0.5 {
      return .init(
        sv: "\(sv): personalen till utökade platser tar slut före platserna",
        en: "\(en): staff for surge beds runs out before the beds")
    }
    if (most.max() ?? 0) > premises + 0.5 {
      return .init(
        sv: "\(sv): utökade platser hinner inte öppnas", en: "\(en): surge beds open too late")
    }
    return .init(
      sv: "\(sv): alla egna platser, också de utökade, är belagda",
      en: "\(en): all own beds, surge beds too, are taken")
  }
}
