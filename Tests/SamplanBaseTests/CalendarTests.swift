import SamplanBase
import Testing

struct CalendarTests {
  @Test func `days are counted from 1970`() {
    #expect(Day("1970-01-01")?.number == 0)
    #expect(Day("2000-03-01")?.number == 11_017)
    #expect(Day("1969-12-31")?.number == -1)
  }

  @Test func `every day of three centuries comes back from its text`() {
    let first = Day("1900-01-01")!
    let last = Day("2199-12-31")!
    #expect(last.days(since: first) == 109_572)
    let wrong = (first.number...last.number).filter { number in
      Day(Day(number: number).description)?.number != number
    }
    #expect(wrong.isEmpty)
  }

  @Test(
    arguments: [
      "2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00",
      "1899-12-31", "2200-01-01", "2026-1-01", "2026-+1-05", "+026-01-01", "2026-01-01 ",
      "20260101", "2026/01/01", "٢٠٢٦-01-01", "", "2026-01-011",
    ])
  func `what is not a day is refused`(text: String) {
    #expect(Day(text) == nil)
  }

  @Test func `leap days follow the Gregorian calendar`() {
    #expect(Day("2000-02-29") != nil && Day("2024-02-29") != nil && Day("2100-02-29") == nil)
    #expect(Day("2024-02-28")!.adding(days: 2).description == "2024-03-01")
  }

  @Test func `a letter writes the day in words`() {
    #expect(Day("2026-11-20")!.long(in: .sv) == "20 november 2026")
    #expect(Day("2026-05-01")!.long(in: .en) == "1 May 2026")
  }

  @Test(
    arguments: [
      "2026-11-20T08:15:00.000Z", "1970-01-01T00:00:00.001Z", "1969-12-31T23:59:59.999Z",
      "2199-12-31T23:59:59.999Z", "1900-01-01T00:00:00.000Z",
    ])
  func `a time comes back from its text`(text: String) {
    #expect(Instant(text)?.description == text)
    #expect(Instant(text)?.day.description == String(text.prefix(10)))
  }

  @Test(
    arguments: [
      "2026-11-20", "2026-11-20T08:15:00Z", "2026-11-20T24:00:00.000Z",
      "2026-11-20T08:60:00.000Z", "2026-11-20 08:15:00.000Z", "2026-11-20T08:15:00.000+",
      "2026-11-20T08:15:+1.000Z",
    ])
  func `what is not a time is refused`(text: String) {
    #expect(Instant(text) == nil)
  }

  @Test func `seconds are added and counted`() {
    let start = Instant("2026-12-31T23:59:30.500Z")!
    let later = start.adding(seconds: 60)
    #expect(later.description == "2027-01-01T00:00:30.500Z")
    #expect(later.seconds(since: start) == 60 && start < later)
    #expect(later.clock == "00:00")
  }
}
