import SamplanBase
import SamplanDocuments
import SamplanDomain

/// What the national planning picture shows (nationell planeringsbild).
struct PictureModel: Equatable {
  /// The latest published plan, in short.
  struct Plan: Equatable {
    var id: PlanID
    var title: String
    var days: Int
    var replications: Int
    /// Regions where some care type is more likely than not to fall short.
    var likelyShort: Int
    var shortageWithout: ExactDecimal
    var shortageWith: ExactDecimal
    var excluded: [PartyCode]
    var published: Instant
  }

  /// One region's line.
  struct Row: Equatable {
    var code: PartyCode
    var name: String
    var tileName: String
    var somatic: RegionTotal
    var icu: RegionTotal
    var icuSurge: RegionTotal
    /// Probability of shortage in the chosen care type; nil without a plan, or when left out.
    var probability: Double?
    var firstDay: Int?
    /// Oldest of the figures shown.
    var oldest: Day?
    var isOwn: Bool
  }

  /// What a region has not told, or told long ago.
  struct Gap: Equatable {
    var code: PartyCode
    var name: String
    var unknown: [MeasureID]
    var withheld: [MeasureID]
    var notAsked: [MeasureID]
    var faded: [MeasureID]
    var reported: Int
  }

  var plan: Plan?
  var care: CareType
  var totals: [NationalTotalShown]
  var rows: [Row]
  var gaps: [Gap]
  /// Measures of the visitor's own region that are missing or old; nil without a region.
  var ownToDo: Int?
  var order: RegionOrder
  var today: Day

  /// A national total in the form that pages compare and show.
  struct NationalTotalShown: Equatable {
    var measure: MeasureID
    var sum: ExactDecimal?
    var interval: ClosedRange<ExactDecimal>?
    var reporting: Int
    var faded: Int
    var oldest: Day?
    var shown: Text
    var basis: Text
  }
}

extension PictureModel {
  /// The measures in the row of key figures.
  static let keyMeasures = [
    Measure.somaticBeds, Measure.icuBeds, Measure.icuSurgeBeds, Measure.icuOccupancy,
  ]

  init(
    _ picture: NationalPicture, care: CareType, order: RegionOrder?, own: PartyCode?, today: Day
  ) {
    let names = picture.regionNames
    let published = picture.plans.first
    plan = published.map { Plan($0.value, published: $0.time) }
    self.care = care
    self.today = today
    self.order = order ?? (plan == nil ? .byName : .byRisk)
    totals = Self.keyMeasures.map { NationalTotalShown(picture.total(of: $0, on: today)) }
    rows = PartyCode.regions.map { code in
      Row(picture, code, names, plan: published?.value, care: care, own: own, today: today)
    }
    self.order.sort(&rows)
    gaps = PartyCode.regions.compactMap { Gap(picture, $0, names, today: today) }
    ownToDo = own.flatMap { code in
      code.isRegion ? Self.toDo(picture[code], today: today) : nil
    }
  }

  /// Measures that a region's reporter would look at: missing, or past their freshness window.
  private static func toDo(_ record: PartyRecord, today: Day) -> Int {
    record.askedMeasures.count { measure in
      let total = record.total(of: measure.id, on: today)
      switch total.value {
      case .known: return total.age != .fresh
      case .unknown, .notAsked: return true
      case .withheld, .notApplicable: return false
      }
    }
  }
}

extension PictureModel.NationalTotalShown {
  init(_ total: NationalTotal) {
    measure = total.measure
    sum = total.sum
    interval = total.interval
    reporting = total.reporting
    faded = total.faded
    oldest = total.oldest
    shown = Text(sv: total.shown(in: .sv), en: total.shown(in: .en))
    basis = Text(sv: total.basis(in: .sv), en: total.basis(in: .en))
  }
}

extension PictureModel.Plan {
  init(_ plan: PlanPublished, published: Instant) {
    id = plan.plan
    title = plan.title
    days = plan.days
    replications = plan.replications
    let short = plan.summary.risks.filter { $0.probability.approximate > PlanFigures.likely }
    likelyShort = Set(short.map(\.region)).count
    shortageWithout = plan.summary.shortageWithout
    shortageWith = plan.summary.shortageWith
    excluded = plan.summary.excluded
    self.published = published
  }
}

extension PictureModel.Row {
  init(
    _ picture: NationalPicture, _ code: PartyCode, _ names: RegionNames, plan: PlanPublished?,
    care: CareType, own: PartyCode?, today: Day
  ) {
    let record = picture[code]
    self.code = code
    name = names[code]
    tileName = names.brief(code)
    somatic = record.total(of: Measure.somaticBeds, on: today)
    icu = record.total(of: Measure.icuBeds, on: today)
    icuSurge = record.total(of: Measure.icuSurgeBeds, on: today)
    let risk = plan?.summary.risks.first { $0.region == code && $0.care == care }
    probability = risk?.probability.approximate
    firstDay = risk?.firstDayMedian
    oldest = [somatic, icu, icuSurge].compactMap(\.oldest).min()
    isOwn = code == own
  }
}

extension PictureModel.Gap {
  /// Nil when the region has told everything, and lately.
  init?(_ picture: NationalPicture, _ code: PartyCode, _ names: RegionNames, today: Day) {
    self.init(
      code: code, name: names[code], unknown: [], withheld: [], notAsked: [], faded: [],
      reported: 0)
    for measure in picture[code].askedMeasures {
      let total = picture[code].total(of: measure.id, on: today)
      switch total.value {
      case .known:
        reported += 1
        if total.age != .fresh { faded.append(measure.id) }
      case .unknown: unknown.append(measure.id)
      case .withheld: withheld.append(measure.id)
      case .notAsked: notAsked.append(measure.id)
      case .notApplicable: break
      }
    }
    if unknown.isEmpty, withheld.isEmpty, notAsked.isEmpty, faded.isEmpty { return nil }
  }
}

/// How the regions stand in the table.
enum RegionOrder: String, Equatable, CaseIterable {
  case byName = "namn"
  case byBeds = "platser"
  case byICU = "iva"
  case bySurge = "utokade"
  case byRisk = "risk"
  case byFirstDay = "dag"
  case byAge = "alder"

  func sort(_ rows: inout [PictureModel.Row]) {
    rows.sort { a, b in
      switch self {
      case .byName: break
      case .byBeds: if let first = Self.more(a.somatic, b.somatic) { return first }
      case .byICU: if let first = Self.more(a.icu, b.icu) { return first }
      case .bySurge: if let first = Self.more(a.icuSurge, b.icuSurge) { return first }
      case .byRisk:
        if a.probability != b.probability { return (a.probability ?? -1) > (b.probability ?? -1) }
      case .byFirstDay:
        if a.firstDay != b.firstDay { return (a.firstDay ?? .max) < (b.firstDay ?? .max) }
      case .byAge:
        if a.oldest != b.oldest {
          return (a.oldest ?? Day(number: 0)) < (b.oldest ?? Day(number: 0))
        }
      }
      return SwedishOrder.precedes(a.name, b.name)
    }
  }

  private static func more(_ a: RegionTotal, _ b: RegionTotal) -> Bool? {
    guard a.value.known != b.value.known else { return nil }
    return (a.value.known ?? ExactDecimal(-1)) > (b.value.known ?? ExactDecimal(-1))
  }
}
