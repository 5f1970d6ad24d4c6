import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanService

/// Nationell planeringsbild: the start page, and the same content as data.
enum PicturePage {
  static func show(_ visit: Visit) async throws -> WebResponse {
    let picture = try visit.picture()
    let frame = PageFrame(
      title: visit.say("Nationell planeringsbild", "National planning picture"), area: .picture,
      pageClass: visit.pageClass(joining: PartyCode.regions, in: picture))
    let view = PictureView(model: model(visit, picture), language: visit.language)
    return visit.page(frame, view.markup)
  }

  static func json(_ visit: Visit) async throws -> WebResponse {
    let picture = try visit.picture()
    let pageClass = visit.pageClass(joining: PartyCode.regions, in: picture)
    let data = PictureData(model: model(visit, picture), visit: visit)
    return visit.data(data.json(pageClass), pageClass)
  }

  static func csv(_ visit: Visit) async throws -> WebResponse {
    let picture = try visit.picture()
    let pageClass = visit.pageClass(joining: PartyCode.regions, in: picture)
    return visit.file(
      "planeringsbild", .csv, pageClass,
      PictureData(model: model(visit, picture), visit: visit).csv)
  }

  private static func model(_ visit: Visit, _ picture: NationalPicture) -> PictureModel {
    PictureModel(
      picture, care: visit.query["vard"].flatMap(CareType.init(rawValue:)) ?? .icu,
      order: visit.query["ordning"].flatMap(RegionOrder.init(rawValue:)),
      own: visit.actor?.party, today: visit.today)
  }
}

/// The picture as data: the same figures as the page.
struct PictureData {
  let model: PictureModel
  let visit: Visit

  func json(_ pageClass: PageClass) -> JSONValue {
    .object([
      ("format", .text("samplan-picture/1")), ("day", .text(model.today.description)),
      ("demonstration", .flag(visit.node.isDemonstration)),
      ("class", .text(pageClass.informationClass.rawValue)),
      ("plan", plan), ("care", .text(model.care.rawValue)),
      ("totals", .array(model.totals.map(total))), ("regions", .array(model.rows.map(region))),
      ("missing", .array(model.gaps.map(gap))),
    ])
  }

  private var plan: JSONValue {
    guard let plan = model.plan else { return .null }
    return .object([
      ("id", .text(plan.id.rawValue)), ("title", .text(plan.title)), ("days", .whole(plan.days)),
      ("replications", .whole(plan.replications)),
      ("published", .text(plan.published.description)),
      ("regionsLikelyShort", .whole(plan.likelyShort)),
      ("shortageWithout", .decimal(plan.shortageWithout)),
      ("shortageWith", .decimal(plan.shortageWith)),
      ("excluded", .array(plan.excluded.map { .text($0.rawValue) })),
    ])
  }

  private func total(_ total: PictureModel.NationalTotalShown) -> JSONValue {
    .object([
      ("measure", .text(total.measure.rawValue)),
      ("unit", .text(Measure.find(total.measure)?.unit.rawValue)),
      ("sum", total.sum.map { .decimal($0) } ?? .null),
      ("least", total.interval.map { .decimal($0.lowerBound) } ?? .null),
      ("most", total.interval.map { .decimal($0.upperBound) } ?? .null),
      ("regionsReporting", .whole(total.reporting)),
      ("regions", .whole(PartyCode.regions.count)), ("regionsFaded", .whole(total.faded)),
      ("oldest", .text(total.oldest?.description)),
    ])
  }

  private func region(_ row: PictureModel.Row) -> JSONValue {
    .object([
      ("code", .text(row.code.rawValue)), ("name", .text(row.name)),
      ("figures", .array([row.somatic, row.icu, row.icuSurge].map { $0.json })),
      ("probability", row.probability.map { .number($0) } ?? .null),
      ("firstDayMedian", row.firstDay.map { .whole($0) } ?? .null),
    ])
  }

  private func gap(_ gap: PictureModel.Gap) -> JSONValue {
    func list(_ measures: [MeasureID]) -> JSONValue { .array(measures.map { .text($0.rawValue) }) }
    return .object([
      ("code", .text(gap.code.rawValue)), ("unknown", list(gap.unknown)),
      ("withheld", list(gap.withheld)), ("notAsked", list(gap.notAsked)),
      ("faded", list(gap.faded)), ("reported", .whole(gap.reported)),
    ])
  }

  var csv: [UInt8] {
    var writer = CsvWriter(
      .swedishExcel,
      columns: [
        "region", "namn", "vardplatser_somatik", "iva", "iva_utokade", "aldsta_uppgift", "vardtyp",
        "sannolikhet_brist", "forsta_bristdag_median", "plan",
      ])
    for row in model.rows {
      writer.write([
        .text(row.code.rawValue), .text(row.name), row.somatic.csv, row.icu.csv, row.icuSurge.csv,
        row.oldest.map { .text($0.description) } ?? .empty, .text(model.care.rawValue),
        row.probability.flatMap(ExactDecimal.init(rounding:)).map { .number($0) } ?? .empty,
        row.firstDay.map { .whole($0) } ?? .empty, .text(model.plan?.id.rawValue ?? ""),
      ])
    }
    return writer.take()
  }
}

extension RegionTotal {
  /// The total as data, with what it rests on.
  var json: JSONValue {
    .object([
      ("measure", .text(measure.rawValue)), ("value", .text(value.data)),
      ("unit", .text(Measure.find(measure)?.unit.rawValue)),
      ("definition", Measure.find(measure).map { .whole($0.definition) } ?? .null),
      ("level", .text(level?.rawValue)), ("parts", .whole(parts)), ("of", .whole(of)),
      ("oldest", .text(oldest?.description)), ("newest", .text(newest?.description)),
      ("age", .text(age.rawValue)),
      ("methods", .array(methods.map(\.rawValue).sorted().map { .text($0) })),
    ])
  }

  /// The total as a cell: the number, or the word in its place.
  var csv: CsvCell { value.known.map { .number($0) } ?? .text(value.data) }
}

extension ExactDecimal {
  /// A model's number with four decimals, for files; nil when it is no number.
  init?(rounding value: Double) {
    guard value.isFinite, abs(value) < 1e10 else { return nil }
    let scaled = Int((value * 10_000).rounded())
    let digits = String(abs(scaled))
    let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    self.init("\(scaled < 0 ? "-" : "")\(padded.dropLast(4)).\(padded.suffix(4))")
  }
}
