import SamplanBase

/// A calendar quarter (kvartal).
package struct Quarter: Sendable, Hashable, Comparable {
  /// Calendar year, 2000–2199.
  package let year: Int
  /// 1–4.
  package let number: Int

  /// Nil outside the quarters of the years 2000–2199.
  package init?(year: Int, number: Int) {
    guard (2000...2199).contains(year), (1...4).contains(number) else { return nil }
    self.year = year
    self.number = number
  }

  /// The first day of the quarter.
  package var first: Day { Day(year: year, month: number * 3 - 2, day: 1)! }
  /// The last day of the quarter.
  package var last: Day {
    Day(year: year, month: number * 3, day: [2, 3].contains(number) ? 30 : 31)!
  }

  package static func < (a: Quarter, b: Quarter) -> Bool { (a.year, a.number) < (b.year, b.number) }
}

/// When something is due (tidsgräns): a day, a month or a span of quarters as the source says it,
/// together with the last day it is read as. `Q2–Q3 2026` is not a date, and no date is made up
/// for it without saying so.
package struct Deadline: Sendable, Hashable {
  /// What the source says.
  package enum Period: Sendable, Hashable {
    case day(Day)
    /// Year and month 1–12.
    case month(year: Int, month: Int)
    case quarters(Quarter, Quarter)

    /// The first day of the period.
    package var first: Day {
      switch self {
      case .day(let day): day
      case .month(let year, let month): Day(year: year, month: month, day: 1)!
      case .quarters(let first, _): first.first
      }
    }

    /// The last day of the period.
    package var last: Day {
      switch self {
      case .day(let day): day
      case .month(let year, 12): Day(year: year, month: 12, day: 31)!
      case .month(let year, let month):
        Day(year: year, month: month + 1, day: 1)!.adding(days: -1)
      case .quarters(_, let last): last.last
      }
    }
  }

  package let period: Period
  /// The last day it is read as; within the period.
  package let lastDay: Day

  /// - Parameter lastDay: nil takes the period's last day.
  /// Nil when the last day lies outside the period.
  package init?(_ period: Period, lastDay: Day? = nil) {
    let last = lastDay ?? period.last
    guard (period.first...period.last).contains(last) else { return nil }
    self.period = period
    self.lastDay = last
  }

  /// Reads what a person types: `2026-09-30`, `2026-09`, `Q4 2026`, `Q2–Q3 2026`,
  /// `Q4 2026–Q1 2027`, and the forms of data. Nil for anything else.
  package init?(typed text: String) {
    let plain = text.uppercased().replacing("\u{2013}", with: "-").filter { !$0.isWhitespace }
    guard let period = Period(data: plain) ?? Period(quartersFirst: plain) else { return nil }
    self.init(period)
  }

  /// As a page shows it: `Q2–Q3 2026`, `2026-09-30`, `september 2026`.
  package func shown(in language: Language) -> String {
    switch period {
    case .day(let day): return day.description
    case .month:
      let words = period.first.long(in: language).split(separator: " ")
      return words.dropFirst().joined(separator: " ")
    case .quarters(let first, let last):
      if first == last { return "Q\(first.number) \(first.year)" }
      if first.year == last.year { return "Q\(first.number)–Q\(last.number) \(first.year)" }
      return "Q\(first.number) \(first.year)–Q\(last.number) \(last.year)"
    }
  }
}

extension Deadline.Period {
  /// Reads `2026-09-30`, `2026-09`, `2026-Q2` or `2026-Q2/2026-Q3`; nil for anything else.
  package init?(data text: String) {
    if let day = Day(text), (2000...2199).contains(day.year) {
      self = .day(day)
      return
    }
    let ends = text.split(separator: "/", omittingEmptySubsequences: false)
    if ends.count == 2, let first = Self.quarter(ends[0]), let last = Self.quarter(ends[1]) {
      guard first < last else { return nil }
      self = .quarters(first, last)
    } else if let quarter = Self.quarter(text[...]) {
      self = .quarters(quarter, quarter)
    } else if text.utf8.count == 7, let day = Day(text + "-01"), (2000...2199).contains(day.year) {
      self = .month(year: day.civil.year, month: day.civil.month)
    } else {
      return nil
    }
  }

  /// `2026-09-30`, `2026-09`, `2026-Q2` or `2026-Q2/2026-Q3`.
  package var data: String {
    switch self {
    case .day(let day): day.description
    case .month: String(first.description.prefix(7))
    case .quarters(let first, let last):
      "\(first.year)-Q\(first.number)"
        + (first == last ? "" : "/\(last.year)-Q\(last.number)")
    }
  }

  private static func quarter(_ text: Substring) -> Quarter? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, parts[1].count == 2, parts[1].first == "Q",
      let year = Int(parts[0]), let number = Int(parts[1].dropFirst())
    else { return nil }
    return Quarter(year: year, number: number)
  }

  /// `Q42026`, `Q2-Q32026`, `Q42026-Q12027`: as letters write it, without its spaces.
  fileprivate init?(quartersFirst text: String) {
    func half(_ part: Substring) -> (number: Int, year: Int?)? {
      guard part.first == "Q", let number = part.dropFirst().first?.wholeNumberValue else {
        return nil
      }
      let year = part.dropFirst(2)
      if year.isEmpty { return (number, nil) }
      guard year.count == 4, let value = Int(year) else { return nil }
      return (number, value)
    }
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...2).contains(ends.count), let first = half(ends[0]),
      let last = half(ends[ends.count - 1]), let year = last.year,
      let from = Quarter(year: first.year ?? year, number: first.number),
      let to = Quarter(year: year, number: last.number), from <= to
    else { return nil }
    self = .quarters(from, to)
  }
}

extension Deadline: Codable {
  private enum Key: String, CodingKey { case period, lastDay }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    let text = try values.decode(String.self, forKey: .period)
    let lastDay = try values.decode(Day.self, forKey: .lastDay)
    guard let period = Period(data: text), let value = Deadline(period, lastDay: lastDay) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "bad deadline \(text)"))
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(period.data, forKey: .period)
    try values.encode(lastDay, forKey: .lastDay)
  }
}
