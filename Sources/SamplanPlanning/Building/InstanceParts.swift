import SamplanBase
import SamplanDomain
import SamplanEngine

/// Puts a run's parts together to instances of the engine. Days of an instance are from 0.
struct InstanceParts {
  let input: PlanInput
  let values: BasisValues
  let capacities: [RegionCapacity]
  let beds: BedsByDay
  let demand: ScenarioDemand
  let network: TransportNetwork
  let inflow: InflowByRegion
  /// Surge beds that can be open, before losses.
  let surge: SurgeByDay
  /// Open beds, `[care][region][day]`.
  let open: [[[Double]]]
  /// Open beds and accepted overcrowding.
  let usable: [[[Double]]]
  /// Usable beds, and the surge beds that the region can staff itself.
  let threshold: [[[Double]]]

  private static let cares = CareType.allCases
  private var days: Range<Int> { 0..<input.days }

  init(
    input: PlanInput, values: BasisValues, capacities: [RegionCapacity], beds: BedsByDay,
    demand: ScenarioDemand, network: TransportNetwork, inflow: InflowByRegion,
    surge: SurgeByDay
  ) {
    self.input = input
    self.values = values
    self.capacities = capacities
    self.beds = beds
    self.demand = demand
    self.network = network
    self.inflow = inflow
    self.surge = surge
    open = Self.cares.enumerated().map { care, type in
      capacities.enumerated().map { region, capacity in
        beds.share[care][region].map { $0 * capacity.beds[type]! }
      }
    }
    let usable = zip(Self.cares, open).map { type, regions in
      let factor = 1 + values.overcrowding(type)
      return regions.map { $0.map { $0 * factor } }
    }
    self.usable = usable
    threshold = Self.cares.indices.map { care in
      capacities.enumerated().map { region, capacity in
        (0..<input.days).map { day in
          let staffed = Self.staffedShare(capacity, values, surge, region: region, day: day)
          let extra = surge.most[care][region][day] * staffed
          return usable[care][region][day] + beds.share[care][region][day] * extra
        }
      }
    }
  }

  /// The share of the day's surge beds that the region's own staff can open, 0…1, when all care
  /// types get the same part.
  private static func staffedShare(
    _ capacity: RegionCapacity, _ values: BasisValues, _ surge: SurgeByDay, region: Int, day: Int
  ) -> Double {
    let wanted = cares.enumerated().reduce(0.0) { sum, care in
      sum + values.staffPerBed(care.element) * surge.most[care.offset][region][day]
    }
    return wanted > 0 ? min(1, capacity.staff / wanted) : 0
  }

  /// The reference programme's instance. Its beds are open beds and accepted overcrowding; surge
  /// is a measure of the plan.
  func programme() -> Instance {
    let flows = inflow.programme
    return Instance(
      days: input.days, sites: sites(), careTypes: Self.cares.map(\.rawValue),
      groups: Self.groups(input.basis), elective: Self.elective(input.basis, simulated: false),
      kernel: Instance.Kernel(days: PlanModel.kernelDays, dropBelow: PlanModel.kernelDrop),
      modes: Self.modes(input.basis), modeHours: network.hours, beds: usable,
      // Nominal beds below one would forbid every shortage there instead of weighing it.
      bedsNominal: Self.cares.map { care in capacities.map { max(1, $0.beds[care]!) } },
      surgeMax: Self.cares.map { care in capacities.map { $0.surge[care]! } },
      surgeMaxByDay: surgeByDay(), staff: capacities.map(\.staff),
      staffPerSurgeBed: table { values.staffPerBed($0) }, lendMaxShare: 0,
      lendMaxShareBySite: capacities.map { $0.region.limits.lendStaffShare.approximate },
      receiveMax: receiveLimits(),
      postponeMaxShareBySite: capacities.map { $0.region.limits.postponeShare.approximate },
      admissions: admissions(flows), electiveAdmissions: flows.map { electiveByDay($0.elective) },
      presentAtStart: presentAtStart(flows), distancesKm: network.distances,
      closedLinks: network.closed, costs: costs(), simulation: idleSimulation(),
      rules: rules())
  }

  /// The instance that is simulated: region by region alone with its own surge beds, deaths not
  /// counted. A day counts as short when the need passes what the region can open by itself, by
  /// the least shortage that counts.
  func simulation() -> Instance {
    let flows = inflow.simulation
    var instance = programme()
    instance.elective = Self.elective(input.basis, simulated: true)
    instance.admissions = admissions(flows)
    instance.electiveAdmissions = flows.map { electiveByDay($0.elective) }
    instance.simulation.startEmpty = false
    instance.simulation.baseline = Instance.Baseline(
      admissions: input.basis.groups.indices.map { group in flows.map { $0.admissions[group] } },
      elective: flows.map(\.elective))
    instance.simulation.bedsByDay = threshold.map { $0.map { $0.map(Self.whole) } }
    instance.simulation.alertAbove = zip(Self.cares, threshold).map { type, regions in
      zip(capacities, regions).map { capacity, row in
        let least = max(
          values[.shortageMinBeds], values[.shortageMinShare] * capacity.beds[type]!)
        return row.map { $0 + least }
      }
    }
    return instance
  }

  /// Whole beds of a number that may be a hair under one.
  private static func whole(_ beds: Double) -> Int { Int((beds + 1e-9).rounded(.down)) }

  private func idleSimulation() -> Instance.Simulation {
    Instance.Simulation(
      beds: capacities.indices.map { region in
        Self.cares.indices.map { Self.whole(threshold[$0][region][0]) }
      },
      neighbours: capacities.map { _ in [] }, transfersPerDay: capacities.map { _ in 0 })
  }

  func admissions(_ flows: [OrdinaryInflow]) -> [[[Double]]] {
    demand.admissions.enumerated().map { group, regions in
      zip(regions, flows).map { extra, flow in extra.map { $0 + flow.admissions[group] } }
    }
  }

  /// Planned care by day: day 1 is a Monday.
  func electiveByDay(_ mean: Double) -> [Double] {
    days.map { mean * weekFactor($0) }
  }

  /// Days before the run are negative.
  private func weekFactor(_ day: Int) -> Double {
    let weekday = values[.weekdayFactor]
    let inWeek = ((day % 7) + 7) % 7
    return inWeek < 5 ? weekday : (7 - 5 * weekday) / 2
  }

  /// Beds held on each day by the patients of the ordinary months before day 0.
  private func presentAtStart(_ flows: [OrdinaryInflow]) -> [[[Double]]] {
    Self.cares.indices.map { care in
      flows.map { flow in
        days.map { day in
          var held = 0.0
          for stayed in (day + 1)..<max(day + 1, PlanModel.kernelDays) {
            for (group, kernel) in inflow.kernels.enumerated() {
              held += kernel[care][stayed] * flow.admissions[group]
            }
            held +=
              inflow.electiveKernel[care][stayed] * flow.elective * weekFactor(day - stayed)
          }
          return held
        }
      }
    }
  }

  /// Beds without staff cannot be opened either: surge falls with what remains of the beds.
  private func surgeByDay() -> [[[Double]]] { remaining(surge.most) }

  /// Surge beds by day, times the share of the region's beds that remains.
  func remaining(_ surge: [[[Double]]]) -> [[[Double]]] {
    zip(surge, beds.share).map { regions, shares in
      zip(regions, shares).map { row, share in zip(row, share).map { $0 * $1 } }
    }
  }

  /// The region's limits for received patients by the care of their first stay. The limit for
  /// wards is for surgical and medical patients together; it is divided as the scenario's own
  /// ward patients are, so that the sum is never passed.
  private func receiveLimits() -> [[Double?]] {
    let surgical = surgicalPart()
    return Self.cares.map { care in
      capacities.map { capacity -> Double? in
        switch care {
        case .icu: capacity.receiveICU
        case .surgical: capacity.receiveWard * surgical
        case .medical: capacity.receiveWard * (1 - surgical)
        }
      }
    }
  }

  private func surgicalPart() -> Double {
    var sums: [CareType: Double] = [:]
    for (group, regions) in zip(input.basis.groups, demand.admissions) {
      for row in regions { sums[group.path[0].care, default: 0] += row.reduce(0, +) }
    }
    let (surgical, medical) = (sums[.surgical] ?? 0, sums[.medical] ?? 0)
    return surgical + medical > 0 ? surgical / (surgical + medical) : values[.surgicalShare]
  }
}
