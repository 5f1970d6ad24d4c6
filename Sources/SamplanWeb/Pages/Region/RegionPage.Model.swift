import SamplanBase
import SamplanDocuments
import SamplanDomain

/// What a region's page shows: who it is, what it has told, and what the latest plan says of it.
struct RegionModel: Equatable {
  /// One measure of the region.
  struct Line: Equatable {
    var measure: MeasureID
    var total: RegionTotal
    /// The figures behind the total: the region's own, or one for each hospital.
    var parts: [Part]
  }

  /// One stated figure.
  struct Part: Equatable {
    /// The hospital's name; nil for the region as a whole.
    var hospital: String?
    var figure: Figure
    var age: FigureAge
    var stated: Instant
  }

  /// A hospital of the region.
  struct Hospital: Equatable {
    var id: HospitalID
    var name: String
    var kind: HospitalKind
    var place: String
  }

  /// What the latest plan says of one care type here.
  struct Risk: Equatable {
    var care: CareType
    var probability: Double
    var firstDay: Int?
  }

  var code: PartyCode
  var opened: PartyOpened?
  var hospitals: [Hospital]
  var lines: [Line]
  var limits: LimitsSet
  var limitsStated: Instant?
  /// Where the steps of surge beds differ from what is reported.
  var stepNotes: [Text]
  var plan: PictureModel.Plan?
  var risks: [Risk]
  /// The figures stated last, latest first.
  var history: [Part]
  var today: Day

  /// Stated figures listed on the page at most.
  static let historyMax = 30
}

extension RegionModel {
  init(_ picture: NationalPicture, _ code: PartyCode, today: Day) {
    let record = picture[code]
    self.code = code
    self.today = today
    opened = record.opened?.value
    let registered = picture.hospitals(of: code).map(\.value)
    hospitals = registered.map {
      Hospital(id: $0.hospital, name: $0.name, kind: $0.kind, place: $0.place.name)
    }
    let names = Dictionary(
      registered.map { ($0.hospital, $0.name) }, uniquingKeysWith: { first, _ in first })
    lines = Measure.catalogue.map { measure in
      Line(
        measure: measure.id, total: record.total(of: measure.id, on: today),
        parts: record.figures.entries.filter { $0.figure.measure == measure.id }
          .map { Part($0, names, today: today) })
    }
    let (limits, stated) = picture.limits(of: code, on: today)
    self.limits = limits
    limitsStated = stated?.time
    stepNotes = limits.stepNotes(picture[code], on: today)
    let published = picture.plans.first
    plan = published.map { PictureModel.Plan($0.value, published: $0.time) }
    risks = CareType.allCases.compactMap { care in
      published?.value.summary.risks.first { $0.region == code && $0.care == care }.map {
        Risk(care: care, probability: $0.probability.approximate, firstDay: $0.firstDayMedian)
      }
    }
    history = Self.history(record, registered.map(\.hospital), names, today: today)
  }

  private static func history(
    _ record: PartyRecord, _ hospitals: [HospitalID], _ names: [HospitalID: String], today: Day
  ) -> [Part] {
    let subjects = [FigureSubject.region] + hospitals.map { .hospital($0) }
    let stated = Measure.catalogue.flatMap { measure in
      subjects.flatMap { record.figures.history(measure.id, $0) }
    }
    return stated.sorted { $0.index > $1.index }.prefix(historyMax)
      .map { Part($0, names, today: today) }
  }
}

extension RegionModel.Part {
  init(_ reported: ReportedFigure, _ names: [HospitalID: String], today: Day) {
    figure = reported.figure
    stated = reported.time
    switch reported.figure.subject {
    case .region: hospital = nil
    case .hospital(let id): hospital = names[id] ?? id.rawValue
    }
    age =
      Measure.find(reported.figure.measure)
      .map { FigureAge(asOf: reported.figure.asOf, of: $0, on: today) } ?? .fresh
  }
}
