import HTTPTypes
import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanService

/// Reading a file of figures: streamed, all of it or nothing, with every problem by row and column.
enum ImportPage {
  static func show(_ visit: Visit) async throws -> WebResponse {
    try view(visit, refusal: nil)
  }

  static func send(_ visit: Visit) async throws -> WebResponse {
    let code = try RegionPage.region(visit)
    let contentType = visit.request.headers[.contentType] ?? ""
    guard let reader = MultipartReader(contentType: contentType) else {
      throw MultipartReader.broken
    }
    let token = visit.formToken
    let file = UploadedFile(
      body: try await visit.request.limitedBody(bytesMax: WebLimits.uploadBytesMax), reader: reader,
      check: { fields in try RequestGuard.checkToken(fields, expected: token) })
    let (node, actor) = (visit.node, visit.actor)
    do {
      let done = try await withinTime(seconds: WebLimits.uploadSeconds) {
        try await node.importFigures(
          csv: file, named: { file.nameHeard.shown }, of: code, by: actor)
      }
      return visit.done(
        .region(code, .html), done.written > 0 ? .imported : .unchanged, done.receipt,
        count: done.written)
    } catch let refusal as Refusal where [.input, .limit, .conflict].contains(refusal.kind) {
      return try view(visit, refusal: refusal)
    }
  }

  /// A file to fill in, with what holds now.
  static func template(_ visit: Visit) async throws -> WebResponse {
    let (code, picture) = (try RegionPage.region(visit), try visit.picture())
    let pageClass = visit.pageClass(joining: [code], in: picture)
    return visit.file(
      "mall-\(code)", .csv, pageClass,
      FiguresFile.template(for: code, in: picture, today: visit.today, .swedishExcel))
  }

  private static func view(_ visit: Visit, refusal: Refusal?) throws -> WebResponse {
    let (code, picture) = (try RegionPage.region(visit), try visit.picture())
    let frame = PageFrame(
      title: visit.say("Läs in fil", "Import a file"), area: .capacity,
      pageClass: visit.pageClass(joining: [code], in: picture),
      crumbs: [
        .init(title: Area.capacity.title[visit.language], site: .capacity(.html)),
        .init(title: visit.name(of: code), site: .region(code, .html)),
      ])
    let status = refusal == nil ? 200 : refusal?.kind == .limit ? 413 : 422
    let view = ImportView(visit: visit, code: code, refusal: refusal)
    return visit.page(frame, status: status, view.markup)
  }
}

/// The import form and what was wrong with the last file.
struct ImportView {
  let visit: Visit
  let code: PartyCode
  let refusal: Refusal?

  /// Problems listed on the page at most; the rest are counted.
  static let problemsMax = 500

  private func say(_ sv: String, _ en: String) -> String { visit.say(sv, en) }

  var markup: Markup {
    let megabytes = WebLimits.uploadBytesMax / (1024 * 1024)
    let file = FormField(
      "fil", say("CSV-fil", "CSV file"), .file(accept: ".csv,text/csv"),
      hint: say(
        "Högst \(megabytes) MB. Komma eller semikolon, decimaltecken enligt filen, UTF-8 eller "
          + "Excels format.",
        "At most \(megabytes) MB. Comma or semicolon, decimals as in the file, UTF-8 or Excel's "
          + "format."), isRequired: true)
    return """
      <h1>\(say("Läs in fil", "Import a file")) <small>\(visit.name(of: code))</small></h1>
      \(problems)
      <p class="lede">\(say(
        "Filen läses in hel eller inte alls. Varje fel visas med rad och kolumn, och samma fil två "
          + "gånger ändrar inget.",
        "The file is read whole or not at all. Each error is shown with its row and column, and "
          + "the same file twice changes nothing."))
      <a href="\(Site.template(code))">\(say("Hämta en mall", "Get a template"))</a></p>
      \(visit.postForm(
        .importFile(code), sendsFiles: true,
        "\(file.markup)\(.button(say("Läs in", "Import"), isMain: true))"))
      """
  }

  private var problems: Markup {
    guard let refusal else { return .empty }
    let shown = refusal.problems.prefix(Self.problemsMax)
    let table = DataTable(
      id: "fel", caption: say("Fel i filen", "Errors in the file"),
      columns: [
        .init(say("Rad", "Row")), .init(say("Kolumn", "Column")), .init(say("Fel", "Error")),
      ],
      rows: shown.map { problem in
        let (row, column) = place(problem.place)
        return .init(
          Markup(text: row), [.text(column), .text(problem.text[visit.language])])
      })
    let more = refusal.problems.count - shown.count
    let rest = say("Ytterligare \(more) fel visas inte.", "\(more) more errors are not shown.")
    return """
      <div class="errors" role="alert" tabindex="-1"><h2>\(refusal.text[visit.language])</h2>\
      <p>\(say("Inget har lästs in.", "Nothing was imported."))</p>\
      \("<p>\(rest)</p>", if: more > 0)</div>\(table.markup, if: !shown.isEmpty)
      """
  }

  private func place(_ place: Refusal.Place) -> (String, String) {
    switch place {
    case .cell(let row, let column): ("\(row)", column)
    case .line(let line, let column): ("\(line)", say("tecken \(column)", "character \(column)"))
    case .field(let name): ("–", name)
    case .whole: ("–", "–")
    }
  }
}
