import SamplanBase
import SamplanDomain
import SamplanEngine
import SamplanPlanning

func exact(_ text: String) -> ExactDecimal { ExactDecimal(text)! }
func code(_ text: String) -> PartyCode { PartyCode(text)! }

let stockholm = code("01")
let uppsala = code("03")
let gotland = code("09")
let dalarna = code("20")

/// Limits of a region that helps; a region that has stated none is `LimitsSet.unstated`.
func helping(
  icu: Int = 2, ward: Int = 8, staff: String = "0.2", vehicles: String = "0.2",
  postpone: String = "0.5"
) -> LimitsSet {
  LimitsSet(
    receiveICUPerDay: ExactDecimal(icu), receiveWardPerDay: ExactDecimal(ward),
    lendStaffShare: exact(staff), lendVehicleShare: exact(vehicles),
    postponeShare: exact(postpone), asOf: Day("2026-11-20")!)
}

let noHelp = LimitsSet.unstated(asOf: Day("2026-11-20")!)

/// A region with everything a run needs.
func region(
  _ party: PartyCode, population: Int = 100_000, icu: Int = 10, somatic: Int = 110,
  icuOccupancy: String = "0.7", somaticOccupancy: String = "0.9", elective: String = "35",
  limits: LimitsSet = helping(), neighbours: [PartyCode] = [], sea: [PartyCode] = [],
  at place: (String, String) = ("59.8", "17.6"), changing: [String: FigureValue?] = [:]
) -> PlanInput.Region {
  var values: [String: FigureValue?] = [
    "beds.icu": .known(ExactDecimal(icu)), "beds.somatic": .known(ExactDecimal(somatic)),
    "occupancy.icu": .known(exact(icuOccupancy)),
    "occupancy.somatic": .known(exact(somaticOccupancy)),
    "beds.icu.surge": .known(ExactDecimal(6)), "beds.somatic.surge": .known(ExactDecimal(12)),
    "staff.surge": .known(ExactDecimal(20)), "operations.elective": .known(exact(elective)),
    "ambulances": .known(ExactDecimal(10)), "helicopters": .known(ExactDecimal(1)),
  ]
  for (measure, value) in changing { values[measure] = .some(value) }
  return PlanInput.Region(
    code: party, shortName: "R\(party)", population: population, latitude: exact(place.0),
    longitude: exact(place.1),
    cells: values.compactMapValues { value in
      value.map { PlanInput.Cell(value: $0, asOf: Day("2026-11-01")) }
    },
    limits: limits, neighbours: neighbours, seaNeighbours: sea)
}

/// Three regions on the mainland and an island with a ferry to the first.
func fourRegions() -> [PlanInput.Region] {
  [
    region(
      stockholm, population: 500_000, icu: 30, somatic: 400, neighbours: [uppsala], sea: [gotland],
      at: ("59.3", "18.1")),
    region(
      uppsala, population: 200_000, icu: 12, somatic: 150, neighbours: [stockholm, dalarna],
      at: ("59.9", "17.6")),
    region(
      gotland, population: 60_000, icu: 4, somatic: 60, sea: [stockholm], at: ("57.6", "18.3")),
    region(
      dalarna, population: 240_000, icu: 12, somatic: 160, neighbours: [uppsala],
      at: ("60.6", "15.6")),
  ]
}

func hospital(
  _ id: String, _ region: PartyCode, _ kind: HospitalKind, icu: Int? = nil, somatic: Int? = nil
) -> PlanInput.Hospital {
  func cell(_ beds: Int?) -> PlanInput.Cell? {
    beds.map { PlanInput.Cell(value: .known(ExactDecimal($0)), asOf: nil) }
  }
  return PlanInput.Hospital(
    id: HospitalID(id)!, region: region, name: "Sjukhuset \(id)", kind: kind,
    icuBeds: cell(icu), somaticBeds: cell(somatic))
}

func span(_ first: Int, _ last: Int) -> Scenario.Span { Scenario.Span(first: first, last: last) }

func demand(
  _ group: String, _ site: Scenario.Site, _ span: Scenario.Span, _ patients: String,
  ramp: Int = 0
) -> Scenario.Demand {
  Scenario.Demand(
    group: group, site: site, span: span, patientsPerDay: exact(patients), rampDays: ramp,
    source: "prov")
}

func loss(
  _ site: Scenario.Site, _ care: CareType?, _ share: String, _ span: Scenario.Span
) -> Scenario.Loss {
  Scenario.Loss(site: site, care: care, share: exact(share), span: span, source: "prov")
}

func scenario(
  days: Int = 10, demand: [Scenario.Demand] = [], losses: [Scenario.Loss] = [],
  closures: [Scenario.Closure] = [], staffing: [Scenario.Staffing] = []
) -> Scenario {
  Scenario(
    scenario: ScenarioID("S-00-2026-001")!, name: "Prov", description: "Ett prov.",
    threatLevel: 2, days: days, demand: demand, losses: losses, closures: closures,
    staffing: staffing)
}

func input(
  _ regions: [PlanInput.Region] = fourRegions(), _ scenario: Scenario,
  hospitals: [PlanInput.Hospital] = [], basis: Basis = .demonstration, seed: UInt64 = 7,
  replications: Int = 40
) -> PlanInput {
  PlanInput(
    regions: regions, hospitals: hospitals, basis: basis, scenario: scenario,
    days: scenario.days, seed: seed, replications: replications, logSizes: ["00": 3])
}
