import SamplanBase
import SamplanDomain

/// What the statements about cases say, as sentences (i klartext).
extension CostKey {
  var inWords: Text {
    let rest = 100 - equalPercent
    return Text(
      sv: "Kostnadsnyckeln \(key) ”\(name)” angavs: \(equalPercent) procent lika, \(rest) procent "
        + "efter folkmängd \(populationAsOf), gäller från \(from).",
      en: "The cost key \(key) was stated: \(equalPercent) per cent equally, \(rest) per "
        + "cent by population of \(populationAsOf), in force from \(from).")
  }
}

extension CaseWritten {
  var inWords: Text {
    func asked(_ language: Language) -> String {
      guard let decision else { return "" }
      let span = decision.shown(in: language)
      return language == .sv
        ? ", regionerna ombeds besluta \(span), senast \(decision.lastDay)"
        : ", the regions are asked to decide \(span), by \(decision.lastDay)"
    }
    return Text(
      sv: "Ärendet \(number) ”\(title)” skrevs (\(kind.label.sv))\(asked(.sv)).",
      en: "The case \(number) “\(title(in: .en))” was written (\(kind.label.en))\(asked(.en)).")
  }
}

extension CaseTextSettled {
  var inWords: Text {
    Text(
      sv: "Text fastställd i ärende \(number): version \(version), \(settledOn), SHA-256 "
        + "\(text.short)…"
        + (approvedOn.map { ", godkänd av chefsgruppen \($0)." } ?? "."),
      en: "Text settled in case \(number): version \(version), \(settledOn), SHA-256 "
        + "\(text.short)…" + (approvedOn.map { ", approved by the steering group \($0)." } ?? "."))
  }
}

extension DecisionPlanned {
  var inWords: Text {
    guard let plannedOn else {
      return Text(
        sv: "Regionen tog tillbaka sitt planerade beslutsdatum i ärende \(number).",
        en: "The region took back its planned decision date in case \(number).")
    }
    return Text(
      sv: "\(bodyName) avser att ta ställning i ärende \(number) den \(plannedOn).",
      en: "\(bodyName) means to take a position in case \(number) on \(plannedOn).")
  }
}

extension DecisionRecorded {
  var inWords: Text {
    let paragraph = paragraph.map { " § \($0)" } ?? ""
    let sv = corrects.map { "Rättelse av post \($0): " } ?? ""
    let en = corrects.map { "Correction of entry \($0): " } ?? ""
    return Text(
      sv: "\(sv)\(bodyName) beslutade \(decidedOn)\(paragraph) i ärende \(number): "
        + "\(outcome.label.sv), text \(text.short)…",
      en: "\(en)\(bodyName) decided on \(decidedOn)\(paragraph) in case \(number): "
        + "\(outcome.label.en), text \(text.short)…")
  }
}
