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

  @Test func `layers lie on each other, and nothing is below nothing`() {
    let area = StackedArea(
      picture("a"),
      layers: [
        .init("öppna", .base, [10, 10, 8]), .init("över", .extra, [0, 2, 2]),
        .init("brist", .lacking, [0, 3, -1]),
      ], unit: "patienter", in: .sv)
    #expect(area.edges == [[10, 10, 8], [10, 12, 10], [10, 15, 10]])
    // The axis goes to 15 in steps of 5: 15 patients at 22, 0 at 238.
    #expect(area.svg.string.contains("M50 94 299 22 548 94"))
    #expect(area.table(day: "Dag").rows.count == 3)
    // The uppermost layer stands first in the legend.
    let legend = area.legend.string
    #expect(legend.contains("<ul class=\"legend\"><li><i class=\"t3\"></i>brist</li>"))
  }

  @Test func `a measure is filled to its own share of the frame`() {
    // 50 of 100 in a frame of 552; a whisker of ± 10 is a tenth of it to each side.
    let svg = UseBars(
      picture("u"),
      lines: [.init("Flytt", planned: 100, used: 50, error: 10, shown: "50 ± 10 av 100")], in: .sv
    ).svg.string
    #expect(svg.contains("<rect x=\"4\" y=\"22\" width=\"276\" height=\"15\" class=\"bar\"/>"))
    #expect(svg.contains("width=\"552\" height=\"15\" class=\"bar gets\"/>"))
    #expect(svg.contains("M224.8 29.5H335.2"))
  }

  @Test func `more used than planned passes the frame, and nothing planned has no share`() {
    let bars = UseBars(
      picture("u"),
      lines: [
        .init("Flytt", planned: 10, used: 20, shown: ""),
        .init("Lån", planned: 0, used: 0, shown: ""),
      ], in: .sv)
    #expect(bars.lines[1].share == nil)
    let svg = bars.svg.string
    #expect(svg.contains("width=\"552\" height=\"15\" class=\"bar\"/>"))
    #expect(svg.contains("width=\"276\" height=\"15\" class=\"bar gets\"/>"))
    #expect(
      bars.table(what: "a", planned: "b", used: "c", share: "d").markup.string.contains(">–</td>"))
  }

  @Test func `two dots stand on a common axis of shares`() {
    // The axis goes to 10 %: 416 wide, so 5 % at 128 + 208 and 2 % at 128 + 83.2.
    let svg = DotPairs(
      picture("p"),
      lines: [.init("A", before: 0.05, after: 0.02), .init("B", before: 0.1, after: 0.02)],
      level: 0.02, in: .sv
    ).svg.string
    #expect(svg.contains("<circle class=\"dot\" cx=\"336\" cy=\"13\" r=\"4.5\"/>"))
    #expect(svg.contains("<circle class=\"dot takes\" cx=\"211.2\" cy=\"13\" r=\"4\"/>"))
    #expect(svg.contains("<path class=\"whisker second\" d=\"M211.2 0V40\"/>"))
  }

  @Test func `differences stand around zero, filled where the interval leaves it out`() {
    // The axis goes from −40 to 20 in steps of 20: 308 wide, zero at 140 + 2/3 · 308.
    let plot = ForestPlot(
      picture("p"),
      lines: [
        .init("A", -20, interval: -40...(-1), shown: "−20"),
        .init("B", 5, interval: -5...15, shown: "+5"), .init("C", 0, interval: nil, shown: "0"),
      ], in: .sv)
    let svg = plot.svg.string
    #expect(svg.contains("<circle class=\"dot takes\" cx=\"242.7\" cy=\"13.5\" r=\"4\"/>"))
    #expect(svg.contains("<circle class=\"dot\" cx=\"371\" cy=\"32.5\" r=\"4\"/>"))
    #expect(svg.contains("<path class=\"whisker second\" d=\"M345.3 0V61\"/>"))
    let table = plot.table(what: "a", difference: "b", interval: "c").markup.string
    #expect(table.contains("\u{2212}40 … \u{2212}1") && table.contains(">–</td>"))
  }

  @Test func `the pictures are well formed, also of nothing`() throws {
    let check = ChartTests()
    try check.expectBalanced(DayTimeline(picture("a"), lines: [], dayCount: 0, in: .en).svg.string)
    try check.expectBalanced(DayRanges(picture("b"), lines: [], dayCount: 0, in: .en).svg.string)
    try check.expectBalanced(
      StackedArea(picture("e"), layers: [], unit: "st", in: .en).svg.string)
    try check.expectBalanced(UseBars(picture("f"), lines: [], in: .en).svg.string)
    try check.expectBalanced(DotPairs(picture("g"), lines: [], in: .en).svg.string)
    try check.expectBalanced(ForestPlot(picture("h"), lines: [], in: .en).svg.string)
    let line = DayRanges.Line(
      "A & B", [.init(p10: 2, p50: 3, p90: nil, shown: "9 %")], mark: 2)
    try check.expectBalanced(
      DayRanges(picture("c"), lines: [line], dayCount: 30, in: .en).svg.string)
  }
}
