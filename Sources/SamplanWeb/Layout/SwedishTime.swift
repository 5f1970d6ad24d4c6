import SamplanBase

/// Time as Swedish clocks show it: an hour before UTC, two in summer.
/// - Source: förordning (2001:127) om sommartid: last Sunday of March to last Sunday of October,
///   01:00 UTC.
extension Instant {
  private var inSweden: Instant {
    let year = day.year
    let isSummer =
      self >= Self.change(month: 3, year: year) && self < Self.change(month: 10, year: year)
    return adding(seconds: isSummer ? 7200 : 3600)
  }

  private static func change(month: Int, year: Int) -> Instant {
    let last = Day(year: year, month: month, day: 31)!
    // Day 0, 1970-01-01, was a Thursday; Sunday is 3 days later.
    let sinceSunday = ((last.number - 3) % 7 + 7) % 7
    let sunday = last.adding(days: -sinceSunday)
    return Instant(milliseconds: Int64(sunday.number) * 86_400_000 + 3_600_000)
  }

  /// The calendar day in Sweden.
  package var swedishDay: Day { inSweden.day }

  /// `2026-11-20 09.15`, Swedish time.
  package var swedish: String {
    "\(inSweden.day) \(inSweden.clock.replacing(":", with: "."))"
  }
}

/// How old something is.
struct Age: Equatable {
  let days: Int

  init(of day: Day, on today: Day) { days = max(0, today.days(since: day)) }

  /// `9 dygn`, `23 mån`.
  func shown(in language: Language) -> String {
    switch (days, language) {
    case (..<90, .sv): "\(days)\u{A0}dygn"
    case (..<90, .en): days == 1 ? "1\u{A0}day" : "\(days)\u{A0}days"
    case (_, .sv): "\(days * 12 / 365)\u{A0}mån"
    case (_, .en): "\(days * 12 / 365)\u{A0}months"
    }
  }
}
