import SamplanBase
import Testing

@testable import SamplanDocuments

/// The pictures of a plan's questions, by their places worked out by hand.
struct PlanChartTests {
  private func picture(_ id: String) -> Picture { Picture(id: id, title: "Titel", summary: "Vad.") }

  @Test func `a measure stands from its first day to the end of its last`() {
    // 552 / 10 = 55.2 a day: days 3–5 start at 4 + 2 · 55.2 and are 3 · 55.2 wide.
    let svg = DayTimeline(
      picture("t"),
      lines: [
        .init("Lån", .asks, days: 3...5, amount: "24 persondygn"),
        .init("Flytt", .gives, days: 1...10, amount: "120 patienter"),
      ], dayCount: 10, in: .sv
    ).svg.string
    #expect(
      svg.contains("<rect x=\"114.4\" y=\"22\" width=\"165.6\" height=\"13\" class=\"bar\"/>"))
    #expect(svg.contains("<rect x=\"4\" y=\"62\" width=\"552\" height=\"13\" class=\"bar gets\"/>"))
  }

  @Test func `days outside the run are drawn at its edge`() {
    let svg = DayTimeline(
      picture("t"), lines: [.init("Lån", .asks, days: 8...40, amount: "")], dayCount: 10, in: .sv
    ).svg.string
    // From day 8 to day 10: 4 + 7 · 55.2, three days wide.
    #expect(svg.contains("<rect x=\"390.4\" y=\"22\" width=\"165.6\""))
  }

  @Test func `a range whose late end never comes is open to the right`() {
    func svg(_ p90: Int?) -> String {
      DayRanges(
        picture("d"),
        lines: [.init("Gotland", [.init(p10: 1, p50: 6, p90: p90, shown: "63 %")])], dayCount: 11,
        in: .sv
      ).svg.string
    }
    // 352 / 11 = 32 a day; the middle of day 1 is at 144, of day 6 at 304, of day 11 at 464.
    #expect(svg(11).contains("M144 16H464M144 12v8M464 12v8"))
    #expect(svg(nil).contains("M144 16H480M144 12v8\""))
    #expect(svg(11).contains("cx=\"304\""))
  }

  @Test func `what never comes has its probability and no line`() {
    let svg = DayRanges(
      picture("d"),
      lines: [.init("Halland", [.init(p10: nil, p50: nil, p90: nil, shown: "< 1 %")])],
      dayCount: 30, in: .sv
    ).svg.string
    #expect(svg.contains("&lt; 1 %") && !svg.contains("whisker"))
  }

  @Test func `a heat map row without known days tells why`() {
    let map = HeatMap(
      picture("h"), rows: [.init("Gotland", [nil, nil], missing: "ej kalibrerad")], in: .sv)
    #expect(map.svg.string.contains(">ej kalibrerad</text>"))
    #expect(map.svg.string.contains("url(#h-hatch)"))
  }

  @Test func `the pictures are well formed, also of nothing`() throws {
    let check = ChartTests()
    try check.expectBalanced(DayTimeline(picture("a"), lines: [], dayCount: 0, in: .en).svg.string)
    try check.expectBalanced(DayRanges(picture("b"), lines: [], dayCount: 0, in: .en).svg.string)
    let line = DayRanges.Line(
      "A & B", [.init(p10: 2, p50: 3, p90: nil, shown: "9 %")], mark: 2)
    try check.expectBalanced(
      DayRanges(picture("c"), lines: [line], dayCount: 30, in: .en).svg.string)
  }
}
