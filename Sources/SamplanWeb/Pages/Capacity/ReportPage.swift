import HTTPTypes
import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanService

/// The form in which a region reports its figures. What has been typed is kept as a draft, and a
/// refused form comes back with every value as it was.
enum ReportPage {
  static func show(_ visit: Visit) async throws -> WebResponse {
    let code = try RegionPage.region(visit)
    let draft = try await visit.node.draft(draftName(code), of: visit.actor)
    let typed = draft.map { FormFields(urlEncoded: $0.content) }
    return try view(visit, code, typed ?? FormFields(), draft: draft?.saved, refusal: nil)
  }

  static func send(_ visit: Visit) async throws -> WebResponse {
    let code = try RegionPage.region(visit)
    if visit.form["kasta"] != nil {
      try await visit.node.deleteDraft(draftName(code), by: visit.actor)
      return .redirect(to: visit.site.path)
    }
    try await save(visit, code)
    if visit.form["spara"] != nil { return visit.done(visit.site, .draft) }
    do {
      let figures = try ReportForm(code, try visit.picture(), level(visit), typed: visit.form)
        .figures(in: visit.form)
      let receipt = try await visit.node.reportFigures(figures, of: code, by: visit.actor)
      try await visit.node.deleteDraft(draftName(code), by: visit.actor)
      return visit.done(
        .region(code, .html), receipt.changed ? .reported : .unchanged, receipt)
    } catch let refusal as Refusal where refusal.kind == .input || refusal.kind == .conflict {
      return try view(visit, code, visit.form, draft: nil, refusal: refusal)
    }
  }

  /// Keeps what the script sends after each change.
  static func keepDraft(_ visit: Visit) async throws -> WebResponse {
    try await save(visit, try RegionPage.region(visit))
    return WebResponse(.noContent)
  }

  private static func save(_ visit: Visit, _ code: PartyCode) async throws {
    let kept = visit.form.pairs.filter { !["csrf", "spara", "lamna"].contains($0.name) }
    let content = FormFields(kept.map { ($0.name, $0.value) }).urlEncoded
    try await visit.node.saveDraft(draftName(code), Array(content.utf8), by: visit.actor)
  }

  private static func draftName(_ code: PartyCode) -> String { "capacity/\(code)" }

  private static func level(_ visit: Visit) -> ReportingLevel? {
    let chosen = visit.query["niva"] ?? visit.form["niva"]
    return chosen == "sjukhus" ? .hospital : chosen == "region" ? .region : nil
  }

  private static func view(
    _ visit: Visit, _ code: PartyCode, _ typed: FormFields, draft: Instant?, refusal: Refusal?
  ) throws -> WebResponse {
    let picture = try visit.picture()
    let level = level(visit) ?? (typed["niva"] == "sjukhus" ? .hospital : nil)
    let view = ReportView(
      visit: visit, form: ReportForm(code, picture, level, typed: typed), typed: typed,
      draft: draft,
      refusal: refusal, name: visit.name(of: code))
    let frame = PageFrame(
      title: visit.say("Rapportera kapacitet", "Report capacity"), area: .capacity,
      pageClass: visit.pageClass(joining: [code], in: picture),
      crumbs: [
        .init(title: Area.capacity.title[visit.language], site: .capacity(.html)),
        .init(title: visit.name(of: code), site: .region(code, .html)),
      ])
    return visit.page(frame, status: refusal == nil ? 200 : 422, view.markup)
  }
}

/// Which cells the form has, and how they are read.
struct ReportForm {
  /// One cell that can be filled in.
  struct Cell: Equatable {
    var measure: Measure
    var subject: FigureSubject
    /// The hospital's name; nil for the region.
    var hospital: String?
    var latest: Figure?

    /// The field of the value; problems with the figure name it.
    var field: String { "\(measure.id)/\(subject.data)" }
    /// The field of the word that stands in place of a number.
    var wordField: String { "ord/\(field)" }

    static func == (a: Cell, b: Cell) -> Bool { a.field == b.field && a.latest == b.latest }
  }

  let cells: [Cell]
  /// The level asked for; nil for the level each measure is reported at now.
  let level: ReportingLevel?

  init(
    _ code: PartyCode, _ picture: NationalPicture, _ level: ReportingLevel?, typed: FormFields
  ) {
    self.level = level
    let record = picture[code]
    let hospitals = picture.hospitals(of: code).map(\.value)
    let usual = Measure.catalogue.flatMap { measure -> [Cell] in
      let wanted = level ?? record.figures.level(of: measure.id) ?? .region
      guard wanted == .hospital, measure.levels.contains(.hospital), !hospitals.isEmpty else {
        return [
          Cell(
            measure: measure, subject: .region, hospital: nil,
            latest: record.figures.latest(measure.id, .region)?.figure)
        ]
      }
      return hospitals.map { hospital in
        let subject = FigureSubject.hospital(hospital.hospital)
        return Cell(
          measure: measure, subject: subject, hospital: hospital.name,
          latest: record.figures.latest(measure.id, subject)?.figure)
      }
    }
    cells = usual + Self.others(than: usual, in: typed)
  }

  /// Cells that were filled in on a form of another level, or before the level changed: what was
  /// typed is never dropped in silence.
  private static func others(than cells: [Cell], in typed: FormFields) -> [Cell] {
    let known = Set(cells.map(\.field))
    var found: [Cell] = []
    for pair in typed.pairs where !pair.value.isEmpty {
      let field = pair.name.hasPrefix("ord/") ? String(pair.name.dropFirst(4)) : pair.name
      let parts = field.split(separator: "/").map(String.init)
      guard parts.count == 2, !known.contains(field), !found.contains(where: { $0.field == field }),
        let measure = MeasureID(parts[0]).flatMap({ Measure.find($0) })
      else { continue }
      if parts[1] == "region" {
        found.append(Cell(measure: measure, subject: .region, hospital: nil, latest: nil))
      } else if let id = HospitalID(parts[1]) {
        found.append(
          Cell(measure: measure, subject: .hospital(id), hospital: parts[1], latest: nil))
      }
    }
    return found
  }

  /// The figures that were filled in; cells left empty are not reported.
  func figures(in form: FormFields) throws(Refusal) -> [Figure] {
    var problems: [Refusal.Problem] = []
    let asOf = Day(form.text("avser"))
    if asOf == nil { problems.append(Self.problem("avser", Self.dateText)) }
    let method = FigureMethod(rawValue: form.text("metod"))
    if method == nil { problems.append(Self.problem("metod", Self.methodText)) }
    let source = form.text("kalla")
    var figures: [Figure] = []
    for cell in cells {
      switch Self.value(of: cell, in: form) {
      case .failure(let problem): problems.append(problem)
      case .success(nil): continue
      case .success(let value?):
        guard let asOf, let method else { continue }
        figures.append(
          Figure(
            measure: cell.measure.id, subject: cell.subject, value: value,
            unit: cell.measure.unit, asOf: asOf, method: method,
            definition: cell.measure.definition, source: source.isEmpty ? nil : source))
      }
    }
    if problems.isEmpty, figures.isEmpty { problems.append(.init(.whole, Self.emptyText)) }
    guard problems.isEmpty else {
      throw Refusal(
        .input,
        Text(
          sv: "Uppgifterna har inte lämnats. Rätta felen och lämna igen.",
          en: "The figures were not stated. Correct the errors and send again."),
        problems: problems)
    }
    return figures
  }

  private enum Reading {
    case success(FigureValue?)
    case failure(Refusal.Problem)
  }

  private static func value(of cell: Cell, in form: FormFields) -> Reading {
    let text = form.text(cell.field)
    let word = form.text(cell.wordField)
    if !word.isEmpty {
      guard text.isEmpty else { return .failure(problem(cell.field, bothText)) }
      return FigureValue(word, .point).map { .success($0) }
        ?? .failure(problem(cell.field, numberText))
    }
    guard !text.isEmpty else { return .success(nil) }
    // Both decimal signs are read: no Swedish number has a point, no English one a comma, that
    // could be taken for the other's decimals without also being a grouping that is refused.
    guard let number = ExactDecimal(text, .comma) ?? ExactDecimal(text, .point) else {
      return .failure(problem(cell.field, numberText))
    }
    return .success(.known(number))
  }

  private static func problem(_ field: String, _ text: Text) -> Refusal.Problem {
    .init(.field(field), text)
  }

  private static let dateText = Text(
    sv: "skriv ett datum, till exempel 2026-11-20", en: "write a date, such as 2026-11-20")
  private static let methodText = Text(sv: "välj metod", en: "choose a method")
  private static let numberText = Text(
    sv: "skriv ett tal, till exempel 412 eller 0,92", en: "write a number, such as 412 or 0.92")
  private static let bothText = Text(
    sv: "både tal och ord är angivet; ta bort det ena",
    en: "both a number and a word are given; remove one")
  private static let emptyText = Text(
    sv: "ingen uppgift är ifylld", en: "no figure has been filled in")
}
