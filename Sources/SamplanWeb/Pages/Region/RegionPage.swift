import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanService

/// A region: its facts, hospitals, capacity, limits and what the latest plan says of it.
enum RegionPage {
  static func show(_ visit: Visit) async throws -> WebResponse {
    let (code, picture) = (try region(visit), try visit.picture())
    let model = RegionModel(picture, code, today: visit.today)
    let view = RegionView(model: model, language: visit.language, ways: ways(visit, code))
    let frame = PageFrame(
      title: view.name, area: .capacity, pageClass: visit.pageClass(joining: [code], in: picture),
      crumbs: [.init(title: Area.capacity.title[visit.language], site: .capacity(.html))])
    return visit.page(frame, view.markup)
  }

  static func json(_ visit: Visit) async throws -> WebResponse {
    let (code, picture) = (try region(visit), try visit.picture())
    let model = RegionModel(picture, code, today: visit.today)
    let pageClass = visit.pageClass(joining: [code], in: picture)
    return visit.data(model.json(pageClass, isDemonstration: visit.node.isDemonstration), pageClass)
  }

  static func csv(_ visit: Visit) async throws -> WebResponse {
    let (code, picture) = (try region(visit), try visit.picture())
    let pageClass = visit.pageClass(joining: [code], in: picture)
    return visit.file(
      "region-\(code)", .csv, pageClass,
      FiguresFile.csv(of: [code], in: picture, .swedishExcel))
  }

  /// The region that the address names.
  static func region(_ visit: Visit) throws(Refusal) -> PartyCode {
    guard let code = visit.site.party else { throw ErrorPage.missing }
    return code
  }

  private static func ways(_ visit: Visit, _ code: PartyCode) -> [PageLink] {
    var ways: [PageLink] = []
    if visit.may(.reportFigures, at: code) {
      ways.append(PageLink(visit.say("Rapportera", "Report"), Site.report(code).path))
      ways.append(PageLink(visit.say("Läs in fil", "Import a file"), Site.importFile(code).path))
    }
    if visit.may(.setLimits, at: code) {
      ways.append(PageLink(visit.say("Ange gränser", "Set limits"), Site.limits(code).path))
    }
    return ways
  }
}

extension RegionModel {
  /// The page's content as data.
  func json(_ pageClass: PageClass, isDemonstration: Bool) -> JSONValue {
    .object([
      ("format", .text("samplan-region/1")), ("code", .text(code.rawValue)),
      ("name", .text(opened?.officialName)), ("day", .text(today.description)),
      ("demonstration", .flag(isDemonstration)),
      ("class", .text(pageClass.informationClass.rawValue)),
      ("population", opened?.population.map { .whole($0.value) } ?? .null),
      (
        "hospitals",
        .array(
          hospitals.map {
            .object([
              ("name", .text($0.name)), ("kind", .text($0.kind.rawValue)),
              ("place", .text($0.place)),
            ])
          })
      ),
      ("totals", .array(lines.map(\.total.json))),
      ("figures", .array(lines.flatMap(\.parts).map(\.json))),
      ("limits", limits.json(stated: limitsStated)),
      (
        "risks",
        .array(
          risks.map {
            .object([
              ("care", .text($0.care.rawValue)), ("probability", .number($0.probability)),
              ("firstDayMedian", $0.firstDay.map { .whole($0) } ?? .null),
            ])
          })
      ),
    ])
  }
}

extension RegionModel.Part {
  var json: JSONValue {
    .object([
      ("measure", .text(figure.measure.rawValue)), ("subject", .text(figure.subject.data)),
      ("value", .text(figure.value.data)), ("unit", .text(figure.unit.rawValue)),
      ("asOf", .text(figure.asOf.description)), ("method", .text(figure.method.rawValue)),
      ("definition", .whole(figure.definition)), ("source", .text(figure.source)),
      ("age", .text(age.rawValue)), ("stated", .text(stated.description)),
    ])
  }
}

extension LimitsSet {
  /// The limits as data.
  func json(stated: Instant?) -> JSONValue {
    .object([
      ("receiveICUPerDay", .decimal(receiveICUPerDay)),
      ("receiveWardPerDay", .decimal(receiveWardPerDay)),
      ("lendStaffShare", .decimal(lendStaffShare)),
      ("lendVehicleShare", .decimal(lendVehicleShare)),
      ("postponeShare", .decimal(postponeShare)), ("asOf", .text(asOf.description)),
      ("note", .text(note)), ("stated", .text(stated?.description)),
    ])
  }
}
