import SamplanBase

/// Problems found so far, and the checks that many commands share.
struct ProblemList {
  /// Problems told at most; the rest are counted.
  static let toldMax = 1000
  /// Characters in a text at most.
  static let textMax = 10_000
  /// Characters in a name or title at most.
  static let nameMax = 200

  private var problems: [Refusal.Problem] = []
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  mutating func add(_ place: Refusal.Place, sv: String, en: String) {
    count += 1
    if problems.count < Self.toldMax {
      problems.append(Refusal.Problem(place, Text(sv: sv, en: en)))
    }
  }

  /// Refuses when there is a problem.
  func refuse(_ text: Text) throws(Refusal) {
    guard !isEmpty else { return }
    var told = problems
    if count > told.count {
      let rest = count - told.count
      told.append(
        Refusal.Problem(
          .whole, Text(sv: "\(rest) fel till visas inte", en: "\(rest) more problems not shown")))
    }
    throw Refusal(.input, text, problems: told)
  }

  /// A text that must say something, and not too much.
  mutating func require(_ text: String, _ field: String, max: Int = Self.textMax) {
    if text.allSatisfy(\.isWhitespace) {
      add(.field(field), sv: "saknas", en: "is missing")
    }
    limit(text, field, max: max)
  }

  /// A text that may be empty or absent, but not too long.
  mutating func limit(_ text: String?, _ field: String, max: Int = Self.textMax) {
    // Counted in scalars: one character can hold any number of them.
    if let text, text.unicodeScalars.count > max {
      add(.field(field), sv: "är längre än \(max) tecken", en: "is longer than \(max) characters")
    }
  }

  mutating func share(_ value: ExactDecimal, _ field: String) {
    within(value, ExactDecimal.zero...ExactDecimal(1), field)
  }

  mutating func within(
    _ value: ExactDecimal, _ range: ClosedRange<ExactDecimal>, _ field: String
  ) {
    if !range.contains(value) {
      let (least, most) = (range.lowerBound, range.upperBound)
      add(
        .field(field),
        sv: "är \(value.shown(in: .sv)), ska ligga mellan \(least.shown(in: .sv)) och "
          + most.shown(in: .sv),
        en: "is \(value.shown(in: .en)), must be between \(least.shown(in: .en)) and "
          + most.shown(in: .en))
    }
  }

  mutating func within(_ value: Int, _ range: ClosedRange<Int>, _ field: String) {
    if !range.contains(value) {
      add(
        .field(field),
        sv: "är \(value), ska ligga mellan \(range.lowerBound) och \(range.upperBound)",
        en: "is \(value), must be between \(range.lowerBound) and \(range.upperBound)")
    }
  }

  mutating func positive(_ value: ExactDecimal, _ field: String) {
    if value <= .zero {
      add(
        .field(field), sv: "är \(value.shown(in: .sv)), ska vara större än 0",
        en: "is \(value.shown(in: .en)), must be greater than 0")
    }
  }

  mutating func notNegative(_ value: ExactDecimal, _ field: String) {
    if value.isNegative {
      add(
        .field(field), sv: "är \(value.shown(in: .sv)), får inte vara negativt",
        en: "is \(value.shown(in: .en)), must not be negative")
    }
  }

  /// A date a statement can be as of: from 2000 to today.
  mutating func date(_ day: Day, _ place: Refusal.Place, today: Day) {
    if day > today {
      add(
        place, sv: "\(day) ligger i framtiden; i dag är \(today)",
        en: "\(day) is in the future; today is \(today)")
    } else if day < Self.firstDay {
      add(place, sv: "\(day) är före \(Self.firstDay)", en: "\(day) is before \(Self.firstDay)")
    }
  }

  private static let firstDay = Day(year: 2000, month: 1, day: 1)!

  mutating func place(_ place: Place, _ field: String) {
    require(place.name, field + ".name", max: Self.nameMax)
    within(place.latitude, ExactDecimal(-90)...ExactDecimal(90), field + ".latitude")
    within(place.longitude, ExactDecimal(-180)...ExactDecimal(180), field + ".longitude")
  }

  /// At most this many rows in a list; says where when there are more.
  mutating func rows(_ count: Int, _ field: String, max: Int) {
    if count > max {
      add(
        .field(field), sv: "har \(count) rader, högst \(max) är tillåtet",
        en: "has \(count) rows, at most \(max) are allowed")
    }
  }

  /// Assumptions have name, value, unit, source and date, and each key once; national ones an owner.
  mutating func check(_ assumptions: [Assumption], owned: Bool) {
    rows(assumptions.count, "assumptions", max: Basis.assumptionsMax)
    var keys: Set<String> = []
    for (offset, assumption) in assumptions.enumerated() {
      let field = "assumptions[\(offset + 1)]"
      require(assumption.key, field + ".key", max: Self.nameMax)
      if !keys.insert(assumption.key).inserted {
        add(
          .field(field + ".key"), sv: "\(assumption.key) finns redan",
          en: "\(assumption.key) is already there")
      }
      require(assumption.name, field + ".name")
      require(assumption.unit, field + ".unit", max: Self.nameMax)
      require(assumption.source, field + ".source")
      if owned { require(assumption.owner, field + ".owner", max: Self.nameMax) }
      limit(assumption.owner, field + ".owner", max: Self.nameMax)
    }
  }
}
