import SamplanBase
import SamplanDocuments
import SamplanDomain

/// A case with its board as data for programs and spreadsheets.
struct CaseFile {
  let board: DecisionBoard

  private var value: CaseWritten { board.case.value }

  /// The case by itself, as it stands in the list.
  var summary: JSONValue { .object(head) }

  /// The case with its 21 lines.
  var json: JSONValue {
    .object(
      [("format", .text("samplan-case/1"))] + head + [
        ("purpose", .text(value.purpose)), ("plan", .text(value.plan?.rawValue)),
        ("levels", .array(value.levels.map { .text($0.rawValue) })),
        ("costKey", .text(value.costKey?.rawValue)),
        (
          "costs",
          .array(
            value.costs.map { cost in
              .object([
                ("name", .text(cost.name)), ("ore", .whole(Int(cost.amount.ore))),
                ("year", .whole(cost.year)), ("basis", .text(cost.basis)),
              ])
            })
        ), ("versions", .array(board.versions.map(version))),
        ("regions", .array(board.rows.map(row))),
      ])
  }

  private var head: [(String, JSONValue)] {
    let count = board.count
    let counts: JSONValue =
      value.isForDecision
      ? .object([
        ("adopted", .whole(count.adopted)), ("amended", .whole(count.amended)),
        ("adoptedOlder", .whole(count.adoptedOlder)), ("filed", .whole(count.filed)),
        ("rejected", .whole(count.rejected)), ("referredBack", .whole(count.referredBack)),
        ("unknownText", .whole(count.unknownText)), ("planned", .whole(count.planned)),
        ("outcomeMissing", .whole(count.outcomeMissing)), ("notStated", .whole(count.notStated)),
      ]) : .null
    return [
      ("number", .text(value.number.rawValue)), ("title", .text(value.title)),
      ("titleEnglish", .text(value.titleEnglish)), ("kind", .text(value.kind.rawValue)),
      ("directive", .text(value.directive)), ("registryLabel", .text(value.registryLabel)),
      ("report", deadline(value.report)), ("decision", deadline(value.decision)),
      ("textVersion", board.text.map { .whole($0.value.version) } ?? .null),
      ("text", .text(board.text?.value.text.description)), ("counts", counts),
    ]
  }

  private func deadline(_ deadline: Deadline?) -> JSONValue {
    guard let deadline else { return .null }
    return .object([
      ("period", .text(deadline.period.data)), ("lastDay", .text(deadline.lastDay.description)),
    ])
  }

  private func version(_ stated: Stated<CaseTextSettled>) -> JSONValue {
    .object([
      ("version", .whole(stated.value.version)), ("text", .text(stated.value.text.description)),
      ("bytes", .whole(stated.value.bytes)),
      ("settledOn", .text(stated.value.settledOn.description)),
      ("approvedOn", .text(stated.value.approvedOn?.description)),
      ("entry", .whole(stated.reference.index)),
    ])
  }

  private func row(_ row: DecisionBoard.Row) -> JSONValue {
    let decision = row.decision?.value
    return .object([
      ("region", .text(row.region.rawValue)), ("standing", .text(row.standing.data)),
      ("body", .text(decision?.body.rawValue ?? row.planned?.value.body.rawValue)),
      ("bodyName", .text(decision?.bodyName ?? row.planned?.value.bodyName)),
      ("decidedOn", .text(decision?.decidedOn.description)),
      ("plannedOn", .text(row.planned?.value.plannedOn?.description)),
      ("paragraph", .text(decision?.paragraph)),
      ("registryLabel", .text(decision?.registryLabel)),
      ("outcome", .text(decision?.outcome.rawValue)), ("deviation", .text(decision?.deviation)),
      ("reservation", .text(decision?.reservation)),
      ("text", .text(decision?.text.description)),
      ("costOre", row.cost.map { .whole(Int($0.total.ore)) } ?? .null),
      ("entry", row.decision.map { .whole($0.reference.index) } ?? .null),
      ("entryHash", .text(row.decision?.reference.hash.description)),
    ])
  }

  /// The 21 lines as a table for spreadsheets.
  func csv(_ names: RegionNames) -> [UInt8] {
    var writer = CsvWriter(
      .swedishExcel,
      columns: [
        "arende", "region", "namn", "lage", "organ", "organets_namn", "beslutsdatum",
        "planerat_datum", "paragraf", "dnr", "utfall", "avvikelse", "reservation", "textversion",
        "text_sha256", "kostnad_kr", "post", "post_sha256",
      ])
    for row in board.rows {
      let decision = row.decision?.value
      let cited = board.versions.first { $0.value.text == decision?.text }?.value.version
      writer.write([
        .text(value.number.rawValue), .text(row.region.rawValue), .text(names[row.region]),
        .text(row.standing.data),
        .text(decision?.body.rawValue ?? row.planned?.value.body.rawValue ?? ""),
        .text(decision?.bodyName ?? row.planned?.value.bodyName ?? ""),
        .text(decision?.decidedOn.description ?? ""),
        .text(row.planned?.value.plannedOn?.description ?? ""), .text(decision?.paragraph ?? ""),
        .text(decision?.registryLabel ?? ""), .text(decision?.outcome.rawValue ?? ""),
        .text(decision?.deviation ?? ""), .text(decision?.reservation ?? ""),
        cited.map { .whole($0) } ?? .empty, .text(decision?.text.description ?? ""),
        row.cost.flatMap { ExactDecimal($0.total.description) }.map { .number($0) } ?? .empty,
        row.decision.map { .whole($0.reference.index) } ?? .empty,
        .text(row.decision?.reference.hash.description ?? ""),
      ])
    }
    return writer.take()
  }
}

extension DecisionBoard.Standing {
  /// A shape that tells it apart without colour.
  var shape: String {
    switch self {
    case .decided(let outcome), .decidedOlder(let outcome, _), .unknownText(let outcome):
      switch outcome {
      case .approved: "●"
      case .amended: "◐"
      case .rejected: "✕"
      case .referredBack: "↺"
      case .filed, .reported: "▪"
      }
    case .planned, .outcomeMissing: "○"
    case .notStated: "–"
    }
  }

  /// As `label`, short enough for a tile: at most 14 letters.
  var brief: Text {
    switch self {
    case .decided(.filed): Text(sv: "handlingarna", en: "filed")
    case .decided(.amended): Text(sv: "med ändring", en: "amended")
    case .decidedOlder(_, let version): Text(sv: "version \(version)", en: "version \(version)")
    case .unknownText: Text(sv: "okänd text", en: "unknown text")
    case .decided, .planned, .outcomeMissing, .notStated: label
    }
  }

  /// Short words beside the shape.
  var label: Text {
    switch self {
    case .decided(.amended): Text(sv: "med ändring", en: "with amendment")
    case .decided(let outcome): outcome.label
    case .decidedOlder(let outcome, let version):
      Text(
        sv: "\(outcome.label.sv), version \(version)",
        en: "\(outcome.label.en), version \(version)")
    case .unknownText(let outcome):
      Text(sv: "\(outcome.label.sv), okänd text", en: "\(outcome.label.en), unknown text")
    case .planned: Text(sv: "planerat", en: "planned")
    case .outcomeMissing: Text(sv: "utfall saknas", en: "outcome missing")
    case .notStated: Text(sv: "ej angivet", en: "not stated")
    }
  }
}
