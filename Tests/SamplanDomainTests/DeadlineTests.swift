import Foundation
import SamplanBase
import SamplanDomain
import Testing

struct DeadlineTests {
  @Test(arguments: [
    ("Q2–Q3 2026", "2026-Q2/2026-Q3", "2026-09-30", "Q2–Q3 2026"),
    ("q4 2026", "2026-Q4", "2026-12-31", "Q4 2026"),
    ("Q4 2026–Q1 2027", "2026-Q4/2027-Q1", "2027-03-31", "Q4 2026–Q1 2027"),
    ("2026-Q1", "2026-Q1", "2026-03-31", "Q1 2026"),
    ("2026-02", "2026-02", "2026-02-28", "februari 2026"),
    ("2028-02", "2028-02", "2028-02-29", "februari 2028"),
    ("2026-12", "2026-12", "2026-12-31", "december 2026"),
    ("2026-11-20", "2026-11-20", "2026-11-20", "2026-11-20"),
  ])
  func `a deadline is read as its source says it, with its last day`(
    typed: String, data: String, last: String, shown: String
  ) throws {
    let deadline = try #require(Deadline(typed: typed))
    #expect(deadline.period.data == data && deadline.lastDay == Day(last))
    #expect(deadline.shown(in: .sv) == shown)
    #expect(Deadline(typed: deadline.shown(in: .sv)) == deadline || data.count == 7)
    let coded = try JSONDecoder().decode(Deadline.self, from: JSONEncoder().encode(deadline))
    #expect(coded == deadline)
  }

  @Test(arguments: [
    "", "våren 2026", "Q5 2026", "Q0 2026", "Q3–Q2 2026", "2026-13", "2026-02-30", "Q2", "2026",
    "Q1-Q2-Q3 2026", "Q2 1999", "2026-Q3/2026-Q2", "1999-12",
  ])
  func `what is no deadline is not read`(typed: String) { #expect(Deadline(typed: typed) == nil) }

  @Test func `a stated last day lies within the period`() {
    let span = Deadline.Period(data: "2026-Q2/2026-Q3")!
    #expect(Deadline(span, lastDay: Day("2026-08-31")!)?.lastDay == Day("2026-08-31"))
    #expect(Deadline(span, lastDay: Day("2026-10-01")!) == nil)
    #expect(Deadline(span, lastDay: Day("2026-03-31")!) == nil)
    let broken = Data(#"{"lastDay":"2027-01-01","period":"2026-Q2"}"#.utf8)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Deadline.self, from: broken) }
  }
}

struct CaseNumberTests {
  @Test func `a number is written in one way`() {
    #expect(CaseNumber(CaseID("2026-014")!)?.number == 14)
    #expect(CaseNumber(CaseID("2026-1014")!)?.number == 1014)
    for other in ["2026-14", "2026-0014", "2026-000", "26-014", "2026-014-1", "2026", "1999-001"] {
      #expect(CaseNumber(CaseID(other)!) == nil, "\(other)")
    }
  }

  @Test func `numbers follow each other by year in the kansli's log`() throws {
    let picture = try casePicture()
    #expect(picture.nextCaseID(year: 2026).rawValue == "2026-015")
    #expect(picture.nextCaseID(year: 2027).rawValue == "2027-001")
  }
}
