import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanService

/// Kapacitet: 21 regions by every measure, with national totals.
enum CapacityPage {
  static func show(_ visit: Visit) async throws -> WebResponse {
    let picture = try visit.picture()
    let frame = PageFrame(
      title: visit.say("Kapacitet", "Capacity"), area: .capacity,
      pageClass: visit.pageClass(joining: PartyCode.regions, in: picture))
    let model = CapacityModel(picture, today: visit.today)
    let own = visit.actor?.party.flatMap { visit.may(.reportFigures, at: $0) ? $0 : nil }
    let area = visit.query["omrade"].flatMap(MeasureArea.init(rawValue:)) ?? .hospital
    return visit.page(
      frame,
      CapacityView(model: model, language: visit.language, area: area, reportsFor: own).markup)
  }

  static func json(_ visit: Visit) async throws -> WebResponse {
    let picture = try visit.picture()
    let pageClass = visit.pageClass(joining: PartyCode.regions, in: picture)
    let model = CapacityModel(picture, today: visit.today)
    return visit.data(model.json(pageClass, isDemonstration: visit.node.isDemonstration), pageClass)
  }

  static func csv(_ visit: Visit) async throws -> WebResponse {
    let picture = try visit.picture()
    let pageClass = visit.pageClass(joining: PartyCode.regions, in: picture)
    return visit.file(
      "kapacitet", .csv, pageClass,
      FiguresFile.csv(of: PartyCode.regions, in: picture, .swedishExcel))
  }
}

/// What the capacity page shows.
struct CapacityModel: Equatable {
  struct Row: Equatable {
    var code: PartyCode
    var name: String
    /// One for each measure of the catalogue.
    var totals: [RegionTotal]
    var oldest: Day?
  }

  var national: [PictureModel.NationalTotalShown]
  var rows: [Row]
  var groups: HealthCareRegions
  var today: Day

  init(_ picture: NationalPicture, today: Day) {
    self.today = today
    groups = HealthCareRegions(picture, today: today)
    national = Measure.catalogue.map { .init(picture.total(of: $0.id, on: today)) }
    rows = PartyCode.regions.map { code in
      let totals = Measure.catalogue.map { picture[code].total(of: $0.id, on: today) }
      return Row(
        code: code, name: picture.shortName(of: code), totals: totals,
        oldest: totals.compactMap(\.oldest).min())
    }.sorted { SwedishOrder.precedes($0.name, $1.name) }
  }

  /// The page's content as data.
  func json(_ pageClass: PageClass, isDemonstration: Bool) -> JSONValue {
    .object([
      ("format", .text("samplan-capacity/1")), ("day", .text(today.description)),
      ("demonstration", .flag(isDemonstration)),
      ("class", .text(pageClass.informationClass.rawValue)),
      (
        "measures",
        .array(
          zip(Measure.catalogue, national).map { measure, total in
            .object([
              ("id", .text(measure.id.rawValue)), ("name", .text(measure.name.sv)),
              ("nameEnglish", .text(measure.name.en)), ("unit", .text(measure.unit.rawValue)),
              ("definition", .whole(measure.definition)),
              ("sum", total.sum.map { .decimal($0) } ?? .null),
              ("regionsReporting", .whole(total.reporting)),
              ("regions", .whole(PartyCode.regions.count)),
              ("regionsFaded", .whole(total.faded)), ("oldest", .text(total.oldest?.description)),
            ])
          })
      ),
      (
        "regions",
        .array(
          rows.map { row in
            .object([
              ("code", .text(row.code.rawValue)), ("name", .text(row.name)),
              ("totals", .array(row.totals.map(\.json))),
            ])
          })
      ), ("healthCareRegions", groups.json),
    ])
  }
}

/// The capacity page.
struct CapacityView {
  let model: CapacityModel
  let language: Language
  /// The part of the report that is shown.
  let area: MeasureArea
  /// The region the visitor reports for.
  let reportsFor: PartyCode?

  private func say(_ sv: String, _ en: String) -> String { Text(sv: sv, en: en)[language] }

  var markup: Markup {
    """
    <h1>\(say("Kapacitet", "Capacity")) <small>\(say(
      "det regionerna själva har uppgett, med ålder och metod",
      "what the regions have stated themselves, with age and method"))</small></h1>
    \(tools)\(areas)\(table)\(FigureShown(language: language).legend)\
    \(model.groups.markup(in: language), if: area == .hospital)\(meanings)
    """
  }

  private var tools: Markup {
    let ways: [PageLink] =
      reportsFor.map { code in
        [
          PageLink(say("Er region", "Your region"), Site.region(code, .html).path),
          PageLink(say("Rapportera", "Report"), Site.report(code).path),
          PageLink(say("Läs in fil", "Import a file"), Site.importFile(code).path),
        ]
      } ?? []
    return .tools(
      say("Åtgärder och filer", "Actions and files"), views: ways,
      files: [
        PageLink("CSV", Site.capacity(.csv).path), PageLink("JSON", Site.capacity(.json).path),
      ])
  }

  private var areas: Markup {
    .tools(
      say("Område", "Part"),
      views: MeasureArea.allCases.map { other in
        PageLink(
          other.label[language], Site.capacity(.html).link([("omrade", other.rawValue)]),
          isCurrent: other == area)
      })
  }

  /// The places of the part's measures in the catalogue.
  private var places: [Int] {
    Measure.catalogue.indices.filter { Measure.catalogue[$0].area == area }
  }

  private var table: Markup {
    let figure = FigureShown(language: language)
    let columns =
      [DataTable.Column("Region")]
      + area.measures.map { measure in
        DataTable.Column(
          measure.name[language],
          unit: measure.unit == .share ? "%" : measure.unit.label[language], isNumeric: true)
      } + [.init(say("Äldsta uppgift", "Oldest figure"), isNumeric: true)]
    let rows = model.rows.map { row in
      let age = row.oldest.map { Age(of: $0, on: model.today) }
      return DataTable.Row(
        "<a href=\"\(Site.region(row.code, .html))\">\(row.name)</a>",
        places.map { figure.cell(row.totals[$0]) }
          + [
            .init(
              Markup(text: age?.shown(in: language) ?? "–"),
              sortKey: age.map { "\($0.days)" } ?? "")
          ])
    }
    return DataTable(
      id: "kapacitet", caption: say("Kapacitet per region", "Capacity by region"),
      columns: columns, rows: rows + [total], isWide: true,
      filterLabel: say("Sök region", "Find a region")
    ).markup
  }

  private var total: DataTable.Row {
    DataTable.Row(
      Markup(text: say("Riket", "The country")),
      places.map { model.national[$0] }.map { total in
        DataTable.Cell(
          """
          \(total.shown[language])<br><small>\(say(
            "från \(total.reporting) av \(PartyCode.regions.count)",
            "from \(total.reporting) of \(PartyCode.regions.count)"))</small>
          """)
      } + [.text("")], isTotal: true)
  }

  private var meanings: Markup {
    let terms = area.measures.map { measure -> (term: String, detail: Markup) in
      let fades = say(
        "Bleknar efter \(measure.fadesAfterDays) dygn, räknas som okänd efter "
          + "\(measure.expiresAfterDays).",
        "Fades after \(measure.fadesAfterDays) days, counts as unknown after "
          + "\(measure.expiresAfterDays).")
      let meaning = measure.meaning[language]
      return (
        measure.name[language], "\(meaning) Definition v\(measure.definition). \(fades)"
      )
    }
    return """
      <details class="data"><summary>\(say("Vad måtten betyder", "What the measures mean"))\
      </summary>\(.provenance(terms))</details>
      """
  }
}
