/// A calendar day (dag), Gregorian, without time zone.
package struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Days since 1970-01-01.
  package let number: Int

  package init(number: Int) { self.number = number }

  /// Nil when there is no such day, or it lies outside 1900–2199.
  package init?(year: Int, month: Int, day: Int) {
    guard (1900...2199).contains(year), (1...12).contains(month),
      (1...Self.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    // Days from civil, H. Hinnant: chrono-compatible low-level date algorithms (2013).
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  /// Reads `2026-11-20`; nil for anything else.
  package init?(_ text: String) {
    var text = text
    let parts = text.withUTF8 { bytes -> (Int, Int, Int)? in
      guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
      var parts = (0, 0, 0)
      for (place, byte) in bytes.enumerated() where place != 4 && place != 7 {
        guard (0x30...0x39).contains(byte) else { return nil }
        let digit = Int(byte - 0x30)
        if place < 4 {
          parts.0 = parts.0 * 10 + digit
        } else if place < 7 {
          parts.1 = parts.1 * 10 + digit
        } else {
          parts.2 = parts.2 * 10 + digit
        }
      }
      return parts
    }
    guard let parts else { return nil }
    self.init(year: parts.0, month: parts.1, day: parts.2)
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Year, month and day of month.
  package var civil: (year: Int, month: Int, day: Int) {
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * shifted + 2) / 5 + 1
    )
  }

  /// The calendar year.
  package var year: Int { civil.year }
  /// The day so many days later, or earlier when negative.
  package func adding(days: Int) -> Day { Day(number: number + days) }
  /// Whole days from `other` to this day.
  package func days(since other: Day) -> Int { number - other.number }
  package static func < (a: Day, b: Day) -> Bool { a.number < b.number }

  /// `2026-11-20`.
  package var description: String {
    let (year, month, day) = civil
    return "\(year)-\(twoDigits(month))-\(twoDigits(day))"
  }

  /// As a letter writes it: `20 november 2026`.
  package func long(in language: Language) -> String {
    let (year, month, day) = civil
    let names: [String] =
      switch language {
      case .sv:
        [
          "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
          "oktober", "november", "december",
        ]
      case .en:
        [
          "January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December",
        ]
      }
    return "\(day) \(names[month - 1]) \(year)"
  }
}

extension Day: Codable {
  package init(from decoder: any Decoder) throws {
    let raw = try decoder.singleValueContainer().decode(String.self)
    guard let value = Day(raw) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "bad day \(raw)"))
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// A point in time, to the millisecond, UTC.
package struct Instant: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  package let milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Reads `2026-11-20T08:15:00.000Z`; nil for anything else.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 24, bytes[10] == 0x54, bytes[13] == 0x3A, bytes[16] == 0x3A,
      bytes[19] == 0x2E, bytes[23] == 0x5A, let day = Day(String(text.prefix(10)))
    else { return nil }
    func number(_ range: Range<Int>) -> Int64? {
      var value: Int64 = 0
      for byte in bytes[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int64(byte - 0x30)
      }
      return value
    }
    guard let hour = number(11..<13), hour < 24, let minute = number(14..<16), minute < 60,
      let second = number(17..<19), second < 60, let thousandth = number(20..<23)
    else { return nil }
    milliseconds =
      Int64(day.number) * 86_400_000 + hour * 3_600_000 + minute * 60_000 + second * 1000
      + thousandth
  }

  /// The calendar day in UTC.
  package var day: Day {
    Day(number: Int(milliseconds >= 0 ? milliseconds : milliseconds - 86_399_999) / 86_400_000)
  }

  /// The time so many seconds later, or earlier when negative.
  package func adding(seconds: Int) -> Instant {
    Instant(milliseconds: milliseconds + Int64(seconds) * 1000)
  }
  /// Whole seconds from `other` to this time.
  package func seconds(since other: Instant) -> Int {
    Int((milliseconds - other.milliseconds) / 1000)
  }
  package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

  /// `2026-11-20T08:15:00.000Z`.
  package var description: String {
    let rest = Int(milliseconds - Int64(day.number) * 86_400_000)
    let thousandth = String(rest % 1000 + 1000).dropFirst()
    return "\(day)T\(clock):\(twoDigits(rest / 1000 % 60)).\(thousandth)Z"
  }

  /// Hour and minute, `08:15`, UTC.
  package var clock: String {
    let rest = Int(milliseconds - Int64(day.number) * 86_400_000) / 60_000
    return "\(twoDigits(rest / 60)):\(twoDigits(rest % 60))"
  }
}

extension Instant: Codable {
  package init(from decoder: any Decoder) throws {
    let raw = try decoder.singleValueContainer().decode(String.self)
    guard let value = Instant(raw) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "bad time \(raw)"))
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

private func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }

extension ClosedRange<Day> {
  /// The span in either language: `2026-10-02 – 2026-11-19`, or the day alone.
  package var shown: String {
    lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound) – \(upperBound)"
  }
}
