import HashTreeCollections
import SamplanBase

/// How old a figure is by its measure's own limits.
package enum FigureAge: String, Sendable, Hashable, Comparable, CaseIterable {
  case fresh
  /// Older than the measure's figures stay fresh; shown pale (bleknat).
  case faded
  /// Too old for totals, where it counts as unknown (utgånget).
  case expired

  /// The age on a day of a figure as of another.
  package init(asOf: Day, of measure: Measure, on day: Day) {
    let days = day.days(since: asOf)
    self =
      days > measure.expiresAfterDays ? .expired : days > measure.fadesAfterDays ? .faded : .fresh
  }

  private var rank: Int {
    switch self {
    case .fresh: 0
    case .faded: 1
    case .expired: 2
    }
  }

  package static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }

  package var label: Text {
    switch self {
    case .fresh: Text(sv: "aktuell", en: "current")
    case .faded: Text(sv: "bleknad", en: "faded")
    case .expired: Text(sv: "utgången", en: "expired")
    }
  }
}

/// One region's total of a measure on a day: its own figure, or the sum over its hospitals, never
/// both added together.
package struct RegionTotal: Sendable, Hashable {
  package let measure: MeasureID
  /// The level the region reports the measure at; nil when it never did.
  package internal(set) var level: ReportingLevel?
  package internal(set) var value: FigureValue
  /// Sum of the parts that are known; nil when there are none, or when parts cannot be added.
  package internal(set) var knownSum: ExactDecimal?
  /// Parts that are known, out of `of`.
  package internal(set) var parts = 0
  /// Parts a whole total needs: 1 at region level, else the hospitals that have been asked.
  package internal(set) var of = 0
  /// Oldest and newest as-of date of the parts, expired ones included.
  package internal(set) var oldest: Day?
  package internal(set) var newest: Day?
  /// The age of the oldest part.
  package internal(set) var age = FigureAge.fresh
  /// How the known parts came about.
  package internal(set) var methods: Set<FigureMethod> = []
}

extension Measure {
  /// Whether a figure may enter a total: right unit and definition, and within what can be true.
  /// Decisions let no other figure through, but a log may have been written elsewhere.
  package func admits(_ figure: Figure) -> Bool {
    guard figure.unit == unit, figure.definition == definition else { return false }
    guard let value = figure.value.known else { return true }
    return value >= least && value <= most && (!whole || value.isWhole)
  }
}

extension PartyRecord {
  /// The region's total of a measure on a day.
  ///
  /// At hospital level a registered hospital is a part when it has been asked and the question has a
  /// meaning for it. One unknown part makes the total unknown; else one withheld part makes it
  /// withheld. Figures past their time count as unknown.
  /// - Parameter others: hospitals whose figures are counted elsewhere.
  package func total(
    of id: MeasureID, on day: Day, leavingOut others: Set<HospitalID> = []
  ) -> RegionTotal {
    var total = RegionTotal(measure: id, value: .notAsked)
    guard let measure = Measure.find(id), let level = figures.level(of: id) else { return total }
    total.level = level
    var values: [FigureValue] = []
    switch level {
    case .region:
      if let reported = figures.latest(id, .region) {
        values.append(total.take(reported.figure, of: measure, on: day))
      }
    case .hospital:
      for hospital in hospitals.keys.sorted() where !others.contains(hospital) {
        if let reported = figures.latest(id, .hospital(hospital)) {
          values.append(total.take(reported.figure, of: measure, on: day))
        } else if figures.isSuperseded(id, .hospital(hospital)) {
          // Reported before the region's own figure took over; silent since.
          values.append(.unknown)
        }
      }
    }
    total.sum(values, of: measure)
    return total
  }
}

extension RegionTotal {
  /// Notes date, age and method of a part, and returns what it says on that day.
  fileprivate mutating func take(_ figure: Figure, of measure: Measure, on day: Day)
    -> FigureValue
  {
    switch figure.value {
    case .notAsked, .notApplicable: return figure.value
    case .known, .unknown, .withheld: break
    }
    oldest = min(oldest ?? figure.asOf, figure.asOf)
    newest = max(newest ?? figure.asOf, figure.asOf)
    let partAge = FigureAge(asOf: figure.asOf, of: measure, on: day)
    age = max(age, partAge)
    guard figure.value.known != nil else { return figure.value }
    guard partAge != .expired, measure.admits(figure) else { return .unknown }
    methods.insert(figure.method)
    return figure.value
  }

  /// Adds the parts up to value, known sum and number of parts.
  fileprivate mutating func sum(_ values: [FigureValue], of measure: Measure) {
    let asked = values.filter { $0 != .notAsked && $0 != .notApplicable }
    of = asked.count
    guard !asked.isEmpty else {
      value =
        !values.isEmpty && values.allSatisfy { $0 == .notApplicable }
        ? .notApplicable : .notAsked
      return
    }
    let known = asked.compactMap(\.known)
    parts = known.count
    // Shares of several hospitals have no sum, and a mean would need weights nobody has stated.
    guard measure.additive || of == 1 else {
      value = .unknown
      return
    }
    knownSum = ExactDecimal.sum(known)
    if asked.contains(.unknown) {
      value = .unknown
    } else if asked.contains(.withheld) {
      value = .withheld
    } else {
      value = knownSum.map(FigureValue.known) ?? .unknown
    }
  }
}

extension ExactDecimal {
  /// The exact sum; nil for no terms, and on overflow.
  package static func sum(_ terms: [ExactDecimal]) -> ExactDecimal? {
    guard let first = terms.first else { return nil }
    var sum = first
    for term in terms.dropFirst() {
      guard let next = sum.adding(term) else { return nil }
      sum = next
    }
    return sum
  }
}
