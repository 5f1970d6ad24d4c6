import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning

/// One row of people who come, with what it brings of patients.
struct InflowModel {
  let row: Scenario.Inflow
  /// Patients of all groups over all days.
  let patients: Double
  /// Most patients on a day.
  let most: Double

  init(_ row: Scenario.Inflow, _ basis: Basis?, _ scenario: Scenario) {
    self.row = row
    let streams = DemandStream.of(
      row, basis: basis ?? .empty, replacing: scenario.assumptions, days: max(1, scenario.days))
    let byDay = (0..<max(1, scenario.days)).map { day in
      streams.reduce(0) { $0 + $1.patients[day] }
    }
    patients = byDay.reduce(0, +)
    most = byDay.max() ?? 0
  }

  /// The row in words: `120 skadade per dygn, T1 20 %, T2 25 %, T3 50 %`.
  func words(_ language: Language, groups: [String: Text]) -> String {
    func number(_ value: ExactDecimal) -> String { value.shown(in: language) }
    func share(_ value: ExactDecimal) -> String { language.percent(value.approximate) }
    func group(_ id: String) -> String { (groups[id] ?? Text(same: id))[language].lowercased() }
    switch row.kind {
    case .casualties(let casualties):
      let mix =
        casualties.mix.map { "T1 \(share($0.t1)), T2 \(share($0.t2)), T3 \(share($0.t3))" }
        ?? Text(sv: "skador enligt antagandena", en: "injuries by the assumptions")[language]
      return Text(
        sv: "\(number(casualties.woundedPerDay)) skadade per dygn, \(mix)",
        en: "\(number(casualties.woundedPerDay)) wounded a day, \(mix)")[language]
    case .movement(let movement):
      let persons = language.number(movement.persons)
      let needs = movement.needs.map { "\(group($0.group)) \(number($0.perThousand))" }
        .joined(separator: ", ")
      let stay = movement.stayDays.map {
        Text(sv: ", stannar \($0) dygn", en: ", staying \($0) days")[language]
      }
      return Text(
        sv: "\(persons) \(movement.who.label.sv.lowercased()), kommer under "
          + "\(movement.arrivalDays) dygn\(stay ?? ""); per 1 000 och dygn: \(needs)",
        en: "\(persons) \(movement.who.label.en.lowercased()), coming over "
          + "\(movement.arrivalDays) days\(stay ?? ""); per 1,000 and day: \(needs)")[language]
    case .epidemic(let epidemic):
      return Text(
        sv: "våg av \(group(epidemic.group)): \(number(epidemic.peakPerDay)) per dygn på toppen "
          + "efter \(epidemic.daysToPeak) dygn, bredd \(epidemic.widthDays) dygn",
        en: "wave of \(group(epidemic.group)): \(number(epidemic.peakPerDay)) a day at the peak "
          + "after \(epidemic.daysToPeak) days, \(epidemic.widthDays) days wide")[language]
    case .hostNation(let hostNation):
      let intensive =
        hostNation.icuShare.map {
          Text(sv: "\(share($0)) till intensivvård", en: "\(share($0)) to intensive care")
        } ?? Text(sv: "vård enligt antagandet", en: "care by the assumption")
      return Text(
        sv: "\(number(hostNation.patientsPerDay)) allierade patienter per dygn, \(intensive.sv)",
        en: "\(number(hostNation.patientsPerDay)) allied patients a day, \(intensive.en)"
      )[language]
    }
  }
}

extension ScenarioView {
  /// The people who come, in words and with what they bring.
  var inflows: Markup {
    section(
      "manniskor", say("Människor som kommer", "People who come"),
      [
        .init(say("Vad", "What")), .init(say("Var", "Where")), .init(say("När", "When")),
        .init(
          say("Som mest", "At most"), unit: say("patienter/dygn", "patients/day"), isNumeric: true),
        .init(say("I allt", "In all"), unit: say("patienter", "patients"), isNumeric: true),
        .init(say("Källa", "Source")),
      ],
      model.inflows.map { inflow in
        .init(
          Markup(text: inflow.words(language, groups: model.groups)),
          [
            .text(model.words(inflow.row.site, language)), span(inflow.row.span),
            .number(inflow.most, decimals: 1, language), .number(inflow.patients, language),
            .text(inflow.row.source),
          ])
      })
  }
}

extension Scenario.Movement.Who {
  /// Who moves, in words.
  var label: Text {
    switch self {
    case .evacuees: Text(sv: "Evakuerade", en: "Evacuees")
    case .refugees: Text(sv: "Människor på flykt", en: "Refugees")
    }
  }
}

extension Basis {
  /// No assumptions stated: each has the model's standard.
  static let empty = Basis(
    groups: [], elective: [], modes: [], assumptions: [], asOf: Day(number: 0))
}
