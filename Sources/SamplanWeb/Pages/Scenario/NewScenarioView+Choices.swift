import SamplanBase
import SamplanDocuments
import SamplanDomain

extension NewScenarioView {
  /// The head of a column.
  func heading(_ key: String) -> String {
    switch key {
    case "group": say("Patientgrupp", "Patient group")
    case "site": say("Var", "Where")
    case "first": say("Från dag", "From day")
    case "last": say("Till dag", "To day")
    case "patientsPerDay": say("Patienter per dygn", "Patients a day")
    case "rampDays": say("Tillväxt, dygn", "Growth, days")
    case "source": say("Källa", "Source")
    case "woundedPerDay": say("Skadade per dygn", "Wounded a day")
    case "t1": say("T1, andel", "T1, share")
    case "t2": say("T2, andel", "T2, share")
    case "t3": say("T3, andel", "T3, share")
    case "who": say("Vilka", "Who")
    case "persons": say("Personer", "Persons")
    case "arrivalDays": say("Kommer under, dygn", "Come over, days")
    case "stayDays": say("Stannar, dygn", "Stay, days")
    case "needs": say("Vårdbehov per 1 000 och dygn", "Need per 1,000 and day")
    case "peakPerDay": say("Patienter per dygn på toppen", "Patients a day at the peak")
    case "daysToPeak": say("Dygn till toppen", "Days to the peak")
    case "widthDays": say("Bredd, dygn", "Width, days")
    case "icuShare": say("Andel intensivvård", "Share intensive care")
    case "care": say("Vårdtyp", "Care type")
    case "share": say("Andel, 0–1", "Share, 0–1")
    case "mode": say("Transportslag", "Mode")
    case "from": say("Från", "From")
    case "to": say("Till", "To")
    case "kind": say("Vad", "What")
    case "staffGroup": say("Personalgrupp", "Staff group")
    case "supply": say("Försörjningsslag", "Supplies")
    case "utility": say("El eller vatten", "Power or water")
    case "state": say("Läge", "State")
    case "enduranceHours": say("Uthållighet, timmar", "Endurance, hours")
    case "key": say("Nyckel", "Key")
    case "name": say("Antagande", "Assumption")
    case "value": say("Värde", "Value")
    case "unit": say("Enhet", "Unit")
    case "asOf": say("Avser", "As of")
    case "owner": say("Ägare (funktion)", "Owner (function)")
    default: key
    }
  }

  /// The choices of a column that is chosen from; nil for one that is typed. What is chosen now is
  /// always among them, so that nothing typed elsewhere is lost.
  func options(_ key: String, _ chosen: String) -> [FormField.Option]? {
    let options: [FormField.Option]
    switch key {
    case "group":
      options = (picture.basis?.value.groups ?? []).map {
        .init($0.id, language == .sv ? $0.name : $0.nameEnglish)
      }
    case "mode":
      options =
        [.init("", say("alla", "all"))]
        + (picture.basis?.value.modes ?? []).map {
          .init($0.id, language == .sv ? $0.name : $0.nameEnglish)
        }
    case "care":
      options =
        [.init("", say("all vård", "all care"))]
        + CareType.allCases.map { .init($0.rawValue, $0.label[language]) }
    case "kind":
      options = Scenario.Staffing.Kind.allCases.map { .init($0.rawValue, $0.label[language]) }
    case "staffGroup":
      options =
        [.init("", say("alla grupper", "all groups"))]
        + StaffGroup.allCases.map { .init($0.rawValue, $0.label[language]) }
    case "supply":
      options =
        [.init("", say("all försörjning", "all supplies"))]
        + SupplyClass.allCases.map { .init($0.rawValue, $0.label[language]) }
    case "utility":
      options = Utility.allCases.map { .init($0.rawValue, $0.label[language]) }
    case "state":
      options = Scenario.Outage.State.allCases.map { .init($0.rawValue, $0.label[language]) }
    case "who":
      options = Scenario.Movement.Who.allCases.map { .init($0.rawValue, $0.label[language]) }
    case "from", "to":
      options = [.init("", say("alla", "all"))] + regions.map { .init($0.rawValue, name($0)) }
    case "site": options = sites
    default: return nil
    }
    guard !options.contains(where: { $0.value == chosen }), !chosen.isEmpty else { return options }
    return [.init(chosen, siteName(chosen))] + options
  }

  private var regions: [PartyCode] {
    PartyCode.regions.sorted { SwedishOrder.precedes(name($0), name($1)) }
  }

  private func name(_ code: PartyCode) -> String { picture.shortName(of: code) }

  private func siteName(_ value: String) -> String {
    switch SiteChoice.site(value, seed: 1) {
    case .regions(let codes)?: return codes.map(name).joined(separator: ", ")
    case .drawnRegions(let count, let seed)?:
      return say(
        "\(language.regions(count)), lottade (frö \(seed))",
        "\(language.regions(count)), drawn (seed \(seed))")
    case .drawnHospital(let kind, let seed)?:
      return say(
        "ett \(kind.label.sv), lottat (frö \(seed))", "a \(kind.label.en), drawn (seed \(seed))")
    case .everywhere?, .hospital?, nil: return value
    }
  }

  private var sites: [FormField.Option] {
    let drawn =
      [1, 2, 3, 5, 8].map { count in
        FormField.Option(
          "drawn-regions:\(count)",
          say("\(language.regions(count)), lottade", "\(language.regions(count)), drawn"))
      }
      + HospitalKind.allCases.map { kind in
        FormField.Option(
          "drawn-hospital:\(kind.rawValue)",
          say("ett \(kind.label.sv), lottat", "a \(kind.label.en), drawn"))
      }
    let hospitals = regions.flatMap { picture.hospitals(of: $0) }.map { stated in
      FormField.Option("hospital:\(stated.value.hospital)", stated.value.name)
    }
    return [.init("everywhere", say("hela landet", "the whole country"))] + drawn
      + regions.map { .init("region:\($0)", name($0)) } + hospitals
  }
}
