import SamplanBase
import SamplanDomain

/// A region's consumption of supplies against that of an ordinary day, which is 1: expected
/// patients in beds, each with what a bed-day takes; for blood, expected admissions.
///
/// Expected patients are those of the ordinary month and the scenario's admissions convolved with
/// the stays, without limits: what is wanted, not what there is room for.
struct RelativeConsumption: Sendable {
  /// `[region][day]`.
  private let byClass: [SupplyClass: [[Double]]]

  init(
    _ input: PlanInput, _ capacities: [RegionCapacity], _ values: BasisValues,
    demand: ScenarioDemand, inflow: InflowByRegion
  ) {
    let patients = Self.extraPatients(demand, inflow, regions: capacities.count, days: input.days)
    var found: [SupplyClass: [[Double]]] = [:]
    for supply in SupplyClass.allCases where supply != .blood {
      let each = CareType.allCases.map { values[ResourceKey.consumption(supply, $0)] }
      found[supply] = capacities.enumerated().map { region, capacity in
        let ordinary = zip(CareType.allCases, each).reduce(0) {
          $0 + $1.1 * capacity.occupied[$1.0]!
        }
        return (0..<input.days).map { day in
          let extra = each.indices.reduce(0) { $0 + each[$1] * patients[$1][region][day] }
          return ordinary > 0 ? 1 + extra / ordinary : 1
        }
      }
    }
    let each = InstanceParts.usePerAdmission(
      input.basis, intensive: values[.bloodICU], other: values[.bloodAcute])
    found[.blood] = inflow.programme.enumerated().map { region, flow in
      let ordinary =
        zip(flow.admissions, each).reduce(0) { $0 + $1.0 * $1.1 }
        + flow.elective * values[.bloodPlanned]
      return (0..<input.days).map { day in
        let extra = each.indices.reduce(0) { $0 + each[$1] * demand.admissions[$1][region][day] }
        return ordinary > 0 ? 1 + extra / ordinary : 1
      }
    }
    byClass = found
  }

  func of(_ supply: SupplyClass, region: Int) -> [Double] { byClass[supply]![region] }

  /// The scenario's patients in beds, `[care][region][day]`.
  private static func extraPatients(
    _ demand: ScenarioDemand, _ inflow: InflowByRegion, regions: Int, days: Int
  ) -> [[[Double]]] {
    var extra = CareType.allCases.map { _ in
      [[Double]](repeating: [Double](repeating: 0, count: days), count: regions)
    }
    for (group, kernel) in inflow.kernels.enumerated() {
      for region in 0..<regions {
        for (first, admitted) in demand.admissions[group][region].enumerated() where admitted > 0 {
          for care in kernel.indices {
            for stayed in 0..<min(kernel[care].count, days - first) {
              extra[care][region][first + stayed] += admitted * kernel[care][stayed]
            }
          }
        }
      }
    }
    return extra
  }
}
