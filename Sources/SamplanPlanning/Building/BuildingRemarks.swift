import SamplanBase
import SamplanDomain

/// What a run says about how its input was read: draws made, figures filled in, limits met.
struct BuildingRemarks {
  let input: PlanInput
  let capacities: [RegionCapacity]
  let places: ScenarioPlaces
  let beds: BedsByDay
  let demand: ScenarioDemand
  let network: TransportNetwork
  let inflow: InflowByRegion
  let staff: StaffSlack
  let supply: PlanResult.Supply
  /// Hours of operating theatres that can be used, `[region][day]`.
  let theatreHours: [[Double]]

  private typealias Remark = PlanResult.Remark

  var all: [PlanResult.Remark] {
    draws + replaced + filled + cappedElective + uncalibrated + outside + weighed + idleModes
      + overstated + isolated + quiet + supplied + standing
  }

  func names(_ codes: [PartyCode]) -> String {
    let short = Dictionary(
      input.regions.map { ($0.code, $0.shortName) }, uniquingKeysWith: { first, _ in first })
    return codes.map { short[$0] ?? $0.rawValue }.joined(separator: ", ")
  }

  /// Regions by name, or `alla 20 regioner` when all in the run are meant.
  func regions(_ codes: [PartyCode]) -> Text {
    if codes.count == capacities.count, codes.count > 1 {
      return Text(
        sv: "alla \(codes.count) regioner i körningen", en: "all \(codes.count) regions in the run")
    }
    return Text(same: names(codes))
  }

  private var draws: [PlanResult.Remark] {
    var seen: Set<Scenario.Site> = []
    let sites =
      input.scenario.demand.map(\.site) + input.scenario.inflows.map(\.site)
      + input.scenario.losses.map(\.site)
      + input.scenario.staffing.map(\.site) + input.scenario.deliveries.map(\.site)
      + input.scenario.outages.map(\.site)
    return sites.compactMap { site in
      guard seen.insert(site).inserted else { return nil }
      switch site {
      case .drawnRegions(let count, let seed):
        let drawn = names(places.draw(count, seed: seed))
        return Remark(
          sv: "Påhittat fokus, draget ur frö \(seed) efter folkmängd: \(drawn).",
          en: "Invented focus, drawn from seed \(seed) by population: \(drawn).")
      case .drawnHospital(let kind, let seed):
        guard let hospital = places.drawHospital(kind, seed: seed) else { return nil }
        return Remark(
          sv: "Påhittat fokus, draget ur frö \(seed) bland landets \(kind.label.sv): "
            + "\(hospital.name).",
          en: "Invented focus, drawn from seed \(seed) among the country's hospitals of the kind "
            + "\(kind.label.en): \(hospital.name).")
      case .everywhere, .regions, .hospital: return nil
      }
    }
  }

  /// The scenario's own assumptions: those that replace national ones, and those the model does
  /// not read.
  private var replaced: [PlanResult.Remark] {
    return input.scenario.assumptions.map { assumption in
      let value = Text(sv: assumption.value.shown(in: .sv), en: assumption.value.shown(in: .en))
      guard AssumptionRange.of(assumption.key) != nil else {
        return Remark(
          sv: "Antagandet \(assumption.key) i scenariot läses inte av modellen.",
          en: "The scenario's assumption \(assumption.key) is not read by the model.")
      }
      return Remark(
        sv: "Scenariot ersätter det nationella antagandet \(assumption.key) med \(value.sv) "
          + "\(assumption.unit).",
        en: "The scenario replaces the national assumption \(assumption.key) by \(value.en) "
          + "\(assumption.unit).")
    }
  }

  private var filled: [PlanResult.Remark] {
    let values = BasisValues(input.basis, overriddenBy: input.scenario.assumptions)
    return RegionCapacity.Filled.allCases.compactMap { kind in
      let codes = capacities.filter { $0.filled.contains(kind) }.map(\.region.code)
      guard !codes.isEmpty else { return nil }
      let which = regions(codes)
      let words = Self.words(for: kind, values)
      return Remark(
        sv: "Antagande: \(words.sv) Gäller \(which.sv).",
        en: "Assumption: \(words.en) Applies to \(which.en).")
    }
  }

  private static func words(for kind: RegionCapacity.Filled, _ values: BasisValues) -> Text {
    func share(_ value: Double) -> Text {
      Text(sv: decimalWords(value, 3, .sv), en: decimalWords(value, 3, .en))
    }
    let staff = share(values[.surgeStaffShare])
    let wards = share(values[.wardSurgeShare])
    return switch kind {
    case .icuSurge:
      Text(
        sv: "Utökade IVA-platser saknas och räknas som inga.",
        en: "Surge beds in intensive care are missing and count as none.")
    case .wardSurge:
      Text(
        sv: "Utökade vårdplatser saknas; \(wards.sv) av de somatiska platserna räknas.",
        en: "Surge ward beds are missing; \(wards.en) of the somatic beds are taken.")
    case .staff:
      Text(
        sv: "Personal för utökade platser saknas; \(staff.sv) av vad alla utökade platser kräver "
          + "räknas.",
        en: "Staff for surge beds is missing; \(staff.en) of what all surge beds need is taken.")
    case .elective:
      Text(
        sv: "Planerade operationer saknas; beläggningen räknas som akut.",
        en: "Planned operations are missing; the occupancy counts as acute.")
    case .ambulances:
      Text(
        sv: "Ambulanser saknas och räknas som inga.",
        en: "Ambulances are missing and count as none.")
    case .helicopters:
      Text(
        sv: "Ambulanshelikoptrar saknas och räknas som inga.",
        en: "Ambulance helicopters are missing and count as none.")
    }
  }

  private var cappedElective: [PlanResult.Remark] {
    let capped = zip(capacities, inflow.programme).filter { $1.electiveCut > 0.01 }
    guard !capped.isEmpty else { return [] }
    let lines = capped.map { capacity, flow in
      let cut = flow.electiveCut
      return Text(
        sv: "\(capacity.region.shortName) \(decimalWords(cut, 1, .sv))",
        en: "\(capacity.region.shortName) \(decimalWords(cut, 1, .en))")
    }
    return [
      Remark(
        sv: "Den planerade vården ryms inte i den rapporterade beläggningen och har minskats, "
          + "patienter/dygn: \(lines.map(\.sv).joined(separator: ", ")).",
        en: "Planned care does not fit in the reported occupancy and has been reduced, "
          + "patients/day: \(lines.map(\.en).joined(separator: ", ")).")
    ]
  }

  /// Regions whose second stays alone hold more than the reported occupancy.
  private var uncalibrated: [PlanResult.Remark] {
    let cares = CareType.allCases
    let codes = zip(capacities, inflow.programme).filter { capacity, flow in
      cares.enumerated().contains { care, type in
        var load = inflow.electiveKernel[care].reduce(0, +) * flow.elective
        for (group, kernel) in inflow.kernels.enumerated() {
          load += kernel[care].reduce(0, +) * flow.admissions[group]
        }
        let beds = max(1, capacity.beds[type]!)
        return abs(load - capacity.occupied[type]!) > Self.calibrationTolerance * beds
      }
    }.map(\.0.region.code)
    guard !codes.isEmpty else { return [] }
    let which = regions(codes)
    return [
      Remark(
        sv: "Ej kalibrerad: modellen återger inte den rapporterade beläggningen inom 3 "
          + "procentenheter i \(which.sv). Sannolikheterna där gäller inte.",
        en: "Not calibrated: the model misses the reported occupancy by more than 3 percentage "
          + "points in \(which.en). The probabilities there do not hold.")
    ]
  }

  /// Share of the beds by which a calibrated region may miss its reported occupancy.
  static let calibrationTolerance = 0.03

  private var outside: [PlanResult.Remark] {
    guard demand.outside > 0 else { return [] }
    return [
      Remark(
        sv: "\(decimalWords(demand.outside, 0, .sv)) av scenariots patienter faller på regioner "
          + "som inte ingår i körningen, och räknas inte.",
        en: "\(decimalWords(demand.outside, 0, .en)) of the scenario's patients fall on regions "
          + "that are not in the run, and are not counted.")
    ]
  }

  private var weighed: [PlanResult.Remark] {
    let ids = beds.weighed
    let hospitals = input.hospitals.filter { ids.contains($0.id) }.sorted { $0.id < $1.id }
    guard !hospitals.isEmpty else { return [] }
    let named = hospitals.map(\.name).joined(separator: ", ")
    return [
      Remark(
        sv: "Antagande: platserna är inte rapporterade per sjukhus; sjukhusets del av regionens "
          + "platser följer sjukhustyperna (universitet 8, län 4, länsdel 1). Gäller \(named).",
        en: "Assumption: beds are not reported by hospital; the hospital's part of the region's "
          + "beds follows the kinds of hospital (university 8, county 4, district 1). "
          + "Applies to \(named).")
    ]
  }

  private var idleModes: [PlanResult.Remark] {
    let idle = zip(input.basis.modes, network.hours).filter { ($1.first ?? 0) <= 0 }.map(\.0)
    guard !idle.isEmpty else { return [] }
    return [
      Remark(
        sv: "Inga fordonstimmar för andra regioners patienter, enligt regionernas egna gränser: "
          + "\(idle.map { $0.name.lowercased() }.joined(separator: ", ")).",
        en: "No vehicle hours for other regions' patients, by the regions' own limits: "
          + "\(idle.map { $0.nameEnglish.lowercased() }.joined(separator: ", ")).")
    ]
  }

  /// What holds for every run.
  private var standing: [PlanResult.Remark] {
    [
      Remark(
        sv: "Vårdavdelningarnas platser är de somatiska utan intensivvård, delade i kirurgi och "
          + "medicin efter nationellt antagande; båda har samma beläggning.",
        en: "Ward beds are the somatic ones without intensive care, divided into surgery and "
          + "medicine by a national assumption; both have the same occupancy."),
      Remark(
        sv: "I simuleringen räknas den intensivvård som planerad vård ger som akut: den skjuts "
          + "inte upp.",
        en: "In the simulation the intensive care that planned care brings counts as acute: it is "
          + "not postponed."),
      Remark(
        sv: "Dag 1 är en måndag. Ambulanser och helikoptrar räknas med den andel som regionen "
          + "kan låna ut; tåg, flyg och färja är ett antal timmar för landet.",
        en: "Day 1 is a Monday. Ambulances and helicopters count with the share their region can "
          + "lend; train, aeroplane and ferry are a number of hours for the country."),
    ]
  }
}
