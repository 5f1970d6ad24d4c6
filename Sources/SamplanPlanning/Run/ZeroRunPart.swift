import SamplanBase
import SamplanDomain
import SamplanEngine

/// The run without the scenario (nollkörning), and whether each region reproduces what it reports.
struct ZeroRunPart {
  let model: PlanModel
  let ordinary: SimulationResult
  let national: [PlanResult.National]

  var value: PlanResult.ZeroRun {
    PlanResult.ZeroRun(
      replications: ordinary.replications, calibration: calibration,
      probability: rounded(ordinary.shortage?.probability ?? ordinary.probabilityAbove),
      national: national)
  }

  /// `[care][region]`: the mean over whole weeks, since planned care follows the week.
  private var calibration: [[PlanResult.Calibration]] {
    CareType.allCases.enumerated().map { care, type in
      model.capacities.enumerated().map { region, capacity in
        let need = ordinary.meanNeed[care][region]
        let weeks = need.count >= 7 ? need.count / 7 * 7 : need.count
        let mean = need.prefix(weeks).reduce(0, +) / Double(max(1, weeks))
        let beds = capacity.beds[type]!
        // A region without beds of the kind has nothing to reproduce.
        guard beds > 0 else { return .init(reported: 0, simulated: 0) }
        let spread =
          ordinary.varianceNeed[care][region].prefix(weeks)
          .reduce(0) { $0 + $1.squareRoot() } / Double(max(1, weeks))
        return .init(
          reported: rounded(capacity.occupied[type]! / beds), simulated: rounded(mean / beds),
          standardError: rounded(
            spread / Double(max(1, ordinary.replications)).squareRoot() / beds))
      }
    }
  }
}

extension PlanResult.ZeroRun {
  /// Regions with a care type whose occupancy is not reproduced, by number.
  package var uncalibrated: Set<Int> {
    Set(
      calibration.flatMap { regions in
        regions.indices.filter { !regions[$0].isCalibrated }
      })
  }
}
