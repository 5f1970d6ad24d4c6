import SamplanBase
import SamplanDomain

extension Statement {
  /// What the statement says, as a sentence (i klartext).
  package var inWords: Text {
    switch self {
    case .partyOpened(let value):
      Text(
        sv: "\(value.officialName) öppnade sin logg och visade sin nyckel.",
        en: "\(value.officialName) opened its log and showed its key.")
    case .hospitalRegistered(let value):
      Text(
        sv: "Sjukhuset \(value.name) (\(value.kind.label.sv)) i \(value.place.name) registrerades.",
        en: "The hospital \(value.name) (\(value.kind.label.en)) in \(value.place.name) was "
          + "registered.")
    case .figuresReported(let value): value.inWords
    case .limitsSet(let value): value.inWords
    case .basisSet(let value):
      Text(
        sv: "Nationella antaganden per \(value.asOf): \(value.groups.count) patientgrupper, "
          + "\(value.modes.count) transportslag och \(value.assumptions.count) antaganden.",
        en: "National assumptions as of \(value.asOf): \(value.groups.count) patient groups, "
          + "\(value.modes.count) transport modes and \(value.assumptions.count) assumptions.")
    case .scenarioWritten(let value):
      Text(
        sv: "Scenariot \(value.scenario) ”\(value.name)” skrevs: \(value.days) dygn, nivå "
          + "\(value.threatLevel) på hotskalan.",
        en: "The scenario \(value.scenario) “\(value.nameEnglish ?? value.name)” was written: "
          + "\(value.days) days, level \(value.threatLevel) on the threat scale.")
    case .planPublished(let value):
      Text(
        sv: "Planen \(value.plan) ”\(value.title)” publicerades: scenario \(value.scenario), "
          + "\(value.days) dygn, \(value.replications) upprepningar, frö \(value.seed), "
          + "underlag \(value.inputHash.short).",
        en: "The plan \(value.plan) “\(value.title)” was published: scenario \(value.scenario), "
          + "\(value.days) days, \(value.replications) replications, seed \(value.seed), input "
          + "\(value.inputHash.short).")
    case .costKeySet(let value): value.inWords
    case .caseWritten(let value): value.inWords
    case .caseTextSettled(let value): value.inWords
    case .decisionPlanned(let value): value.inWords
    case .decisionRecorded(let value): value.inWords
    }
  }
}

extension FiguresReported {
  /// The first figures in full and the rest by number.
  fileprivate var inWords: Text {
    let told = figures.prefix(3)
    let rest = figures.count - told.count
    func list(_ language: Language) -> String {
      told.map { figure in
        let name = Measure.find(figure.measure)?.name[language] ?? figure.measure.rawValue
        let place: String
        if case .hospital(let id) = figure.subject { place = " (\(id))" } else { place = "" }
        let unit = figure.value.known == nil ? "" : " \(figure.unit.label[language])"
        return "\(name)\(place): \(figure.value.shown(in: language))\(unit), \(figure.asOf)"
      }.joined(separator: "; ")
    }
    let count = figures.count
    return Text(
      sv: (count == 1 ? "En uppgift rapporterades: " : "\(count) uppgifter rapporterades: ")
        + list(.sv) + (rest > 0 ? "; och \(rest) till." : "."),
      en: (count == 1 ? "One figure was reported: " : "\(count) figures were reported: ")
        + list(.en) + (rest > 0 ? "; and \(rest) more." : "."))
  }
}

extension LimitsSet {
  fileprivate var inWords: Text {
    func limits(_ language: Language) -> [String] {
      [receiveICUPerDay, receiveWardPerDay, lendStaffShare, lendVehicleShare, postponeShare]
        .map { $0.shown(in: language) }
    }
    let (sv, en) = (limits(.sv), limits(.en))
    let count = surgeSteps?.count ?? 0
    let steps =
      count == 0
      ? Text(same: "")
      : Text(
        sv: " Utökade vårdplatser i \(count) steg.", en: " Surge beds in steps: \(count).")
    return Text(
      sv: "Egna gränser per \(asOf): tar emot högst \(sv[0]) intensivvårdspatienter och \(sv[1]) "
        + "vårdavdelningspatienter per dygn, lånar ut andelen \(sv[2]) av personalen och \(sv[3]) "
        + "av fordonen, kan skjuta upp andelen \(sv[4]) av den planerade vården.\(steps.sv)",
      en: "Own limits as of \(asOf): receives at most \(en[0]) intensive care and \(en[1]) ward "
        + "patients a day, lends the share \(en[2]) of its staff and \(en[3]) of its vehicles, "
        + "may postpone the share \(en[4]) of planned care.\(steps.en)")
  }
}
