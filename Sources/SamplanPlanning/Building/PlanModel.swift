import SamplanBase
import SamplanDomain
import SamplanEngine

/// A planning run made ready for the engine: one instance for the simulation, one for its paired
/// run without the scenario, and one for the programme.
///
/// The simulation counts a stay in hours, the programme in days touched. Each has its ordinary
/// inflow calibrated by its own measure, so that both reproduce the reported occupancy.
struct PlanModel: Sendable {
  /// Regions in the run, in order of code.
  let capacities: [RegionCapacity]
  let excluded: [PlanResult.Excluded]
  var simulation: Instance
  /// The simulation without the scenario (nollkörning), with the same patients.
  let ordinary: Instance
  var programme: Instance
  /// Open beds, and what the region can use by itself: open beds, accepted overcrowding and the
  /// surge beds its own staff can open; `[care][region][day]`.
  let open: [[[Double]]]
  let threshold: [[[Double]]]
  /// Open beds and accepted overcrowding.
  let usable: [[[Double]]]
  /// The scenario's part of the patients, `[group][region][day]`.
  var scenarioAdmissions: [[[Double]]]
  /// Open beds that mobilisation takes, `[care][region][day]`.
  let mobilisedBeds: [[[Double]]]
  /// The first day of the alarm, from 1; nil when nothing happens.
  let alarmDay: Int?
  /// Stocks, power and water, and what takes beds away.
  let supply: PlanResult.Supply
  /// The links of the care chain beside the hospitals' beds.
  let chain: [PlanResult.ChainLink]
  let remarks: [PlanResult.Remark]

  static let kernelDays = 60
  /// Coefficients below this are left out of the programme's matrix.
  static let kernelDrop = 1e-4

  var regions: [PartyCode] { capacities.map(\.region.code) }

  /// - Throws: what is wrong with the input, every problem, or that no region can take part.
  init(_ input: PlanInput) throws(Refusal) {
    try self.init(input, regions: Set(input.regions.map(\.code)))
  }

  /// Some of the regions, as they are in a run of all: what happens elsewhere is not in it. `nil`
  /// for no region.
  init?(_ input: PlanInput, only regions: Set<PartyCode>) throws(Refusal) {
    guard !regions.isEmpty else { return nil }
    try self.init(input, regions: regions)
  }

  private init(_ given: PlanInput, regions: Set<PartyCode>) throws(Refusal) {
    try PlanInputCheck.check(given)
    let input = given.leversApplied
    let values = BasisValues(input.basis, overriddenBy: input.scenario.assumptions)
    var capacities: [RegionCapacity] = []
    var excluded: [PlanResult.Excluded] = []
    let chosen = input.regions.filter { regions.contains($0.code) }
    for region in chosen.sorted(by: { $0.code < $1.code }) {
      switch RegionCapacity.read(region, values) {
      case .success(let capacity): capacities.append(capacity)
      case .failure(let missing):
        excluded.append(.init(region: region.code, missing: missing.measures))
      }
    }
    guard !capacities.isEmpty else { throw Self.nobody(excluded) }
    let places = ScenarioPlaces(input)
    let codes = capacities.map(\.region.code)
    let demand = ScenarioDemand(
      input.scenario, places, values, groups: input.basis.groups.map(\.id), regions: codes,
      days: input.days, factor: Double(input.levers?.demand ?? 100) / 100)
    let network = TransportNetwork(input, capacities)
    let inflow = InflowByRegion(input, capacities, values)
    let staff = StaffSlack(capacities, values)
    let stocks = StocksByDay(
      input.scenario, places, capacities, values,
      consumption: RelativeConsumption(input, capacities, values, demand: demand, inflow: inflow),
      days: input.days)
    let outages = OutagesByDay(input.scenario, places, capacities, values, days: input.days)
    let supplies = stocks.beds + outages.beds
    var beds = BedsByDay(
      input.scenario, places, regions: codes, days: input.days, staff: staff, supplies: supplies)
    beds.weighed.formUnion(outages.weighed)
    func parts(_ beds: BedsByDay, _ demand: ScenarioDemand, alarm: Int?) -> InstanceParts {
      InstanceParts(
        input: input, values: values, capacities: capacities, beds: beds, demand: demand,
        network: network, inflow: inflow,
        surge: SurgeByDay(
          capacities, values, alarm: alarm, days: input.days,
          share: Double(input.levers?.surge ?? 100) / 100))
    }
    alarmDay = input.scenario.alarmDay
    let ready = parts(beds, demand, alarm: alarmDay.map { $0 - 1 })
    let calm = input.scenario.withoutEvents
    let ordinaryDemand = ScenarioDemand(
      calm, places, values, groups: input.basis.groups.map(\.id), regions: codes, days: input.days)
    self.capacities = capacities
    self.excluded = excluded
    open = ready.open
    threshold = ready.threshold
    usable = ready.usable
    scenarioAdmissions = demand.admissions
    let present = BedsByDay(
      input.scenario.withoutMobilisation, places, regions: codes, days: input.days, staff: staff,
      supplies: supplies)
    mobilisedBeds = Self.difference(present, beds, capacities)
    chain =
      CareChainPart(input: input, outages: outages.beds, outageRegions: codes).links
    supply = PlanResult.Supply(
      stocks: stocks.outlooks, outages: outages.outlooks,
      runsOut: beds.causes.map {
        .init(
          region: codes[$0.region], care: CareType.allCases[$0.care], kind: $0.kind,
          firstDay: $0.first + 1, bedsLeft: rounded($0.least))
      })
    simulation = ready.simulation()
    ordinary = parts(
      BedsByDay(calm, places, regions: codes, days: input.days), ordinaryDemand, alarm: nil
    ).simulation()
    programme = ready.programme()
    remarks =
      BuildingRemarks(
        input: input, capacities: capacities, places: places, beds: beds, demand: demand,
        network: network, inflow: inflow, staff: staff, supply: supply,
        theatreHours: programme.rules?.resources.first { $0.id == "theatre" }?.capacity ?? []
      ).all
  }

  /// Beds that would be open were nobody mobilised.
  private static func difference(
    _ without: BedsByDay, _ beds: BedsByDay, _ capacities: [RegionCapacity]
  ) -> [[[Double]]] {
    CareType.allCases.enumerated().map { care, type in
      capacities.enumerated().map { region, capacity in
        zip(without.share[care][region], beds.share[care][region]).map {
          max(0, $0 - $1) * capacity.beds[type]!
        }
      }
    }
  }

  private static func nobody(_ excluded: [PlanResult.Excluded]) -> Refusal {
    Refusal(
      .input,
      Text(
        sv: "Ingen region har rapporterat det en körning kräver: vårdplatser i somatik och "
          + "intensivvård, och beläggningen i båda.",
        en: "No region has reported what a run needs: beds in somatic and intensive care, and "
          + "the occupancy of both."),
      who: Text(
        sv: "Varje region rapporterar sina egna uppgifter; en region räcker för en körning.",
        en: "Each region reports its own figures; one region is enough for a run."),
      problems: excluded.map { region in
        let measures = region.missing.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        return Refusal.Problem(
          .field("region \(region.region)"), Text(same: measures.joined(separator: ", ")))
      })
  }
}

extension Scenario {
  /// The first day on which patients come, beds are lost, staff are away, deliveries fail or power
  /// or water is gone, from 1; nil when nothing of it happens. A closed link alone changes nothing for a region by itself.
  var alarmDay: Int? {
    let spans =
      demand.map(\.span) + inflows.map(\.span) + losses.map(\.span) + staffing.map(\.span)
      + deliveries.map(\.span) + outages.map(\.span)
    return spans.map(\.first).min().map { max(1, $0) }
  }

  /// The same days in an ordinary month: nothing happens.
  fileprivate var withoutEvents: Scenario {
    var calm = self
    calm.demand = []
    calm.inflows = []
    calm.losses = []
    calm.closures = []
    calm.staffing = []
    calm.deliveries = []
    calm.outages = []
    return calm
  }

  /// The same where nobody is mobilised.
  fileprivate var withoutMobilisation: Scenario {
    var present = self
    present.staffing.removeAll { $0.kind == .mobilisation }
    return present
  }
}

/// The ordinary inflow of every region, by each model's measure of a stay.
struct InflowByRegion: Sendable {
  let simulation: [OrdinaryInflow]
  let programme: [OrdinaryInflow]
  /// Bed-days of a patient in the programme, `[group][care][day of stay]`.
  let kernels: [[[Double]]]
  /// The same of a planned patient, `[care][day of stay]`.
  let electiveKernel: [[Double]]

  init(_ input: PlanInput, _ capacities: [RegionCapacity], _ values: BasisValues) {
    let cares = CareType.allCases
    let names = cares.map(\.rawValue)
    let basis = input.basis
    let groups = InstanceParts.groups(basis)
    let elective = InstanceParts.elective(basis, simulated: false)
    let kernels = groups.map {
      OccupancyKernel.beds(path: $0.path, careTypes: names, days: PlanModel.kernelDays)
    }
    let electiveKernel = OccupancyKernel.beds(
      elective: elective, careTypes: names, days: PlanModel.kernelDays)
    let firstCare = basis.groups.map { cares.firstIndex(of: $0.path[0].care)! }
    let weights = basis.groups.map(\.ordinaryShare.approximate)
    func calibrate(
      _ capacity: RegionCapacity, wanted: Double, groupDays: [[Double]], electiveDays: [Double]
    ) -> OrdinaryInflow {
      OrdinaryInflow(
        occupied: cares.map { capacity.occupied[$0]! }, elective: wanted, groupDays: groupDays,
        firstCare: firstCare, weights: weights, electiveDays: electiveDays,
        acuteShareMin: values[.acuteShareMin])
    }
    let programme = capacities.map { capacity in
      calibrate(
        capacity, wanted: capacity.elective,
        groupDays: kernels.map { $0.map { $0.reduce(0, +) } },
        electiveDays: electiveKernel.map { $0.reduce(0, +) })
    }
    // The simulation knows one stay of planned care; what it leaves out is acute there.
    let main = basis.elective.first { $0.share == ExactDecimal(1) }?.stay
    simulation = zip(capacities, programme).map { capacity, planned in
      calibrate(
        capacity, wanted: planned.elective,
        groupDays: basis.groups.map { group in
          cares.map { care in
            group.path.reduce(0) { $1.care == care ? $0 + $1.meanDays.approximate : $0 }
          }
        },
        electiveDays: cares.map { $0 == main?.care ? main!.meanDays.approximate : 0 })
    }
    self.programme = programme
    self.kernels = kernels
    self.electiveKernel = electiveKernel
  }
}
