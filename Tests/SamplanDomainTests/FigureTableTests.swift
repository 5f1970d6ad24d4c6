import SamplanBase
import SamplanDomain
import Testing

struct FigureTableTests {
  private let january = Day("2026-01-31")!
  private let february = Day("2026-02-28")!
  private let march = Day("2026-03-31")!

  private func table(_ figures: [(Figure, Int)]) -> FigureTable {
    var table = FigureTable()
    for (figure, index) in figures { insert(figure, index, into: &table) }
    return table
  }

  private func insert(_ figure: Figure, _ index: Int, into table: inout FigureTable) {
    table.insert(
      figure, index: index, time: Instant(milliseconds: Int64(index)), class: .internal,
      audience: .allRegions)
  }

  @Test func `a table without figures has no level and no latest`() {
    let table = FigureTable()
    #expect(table.latest(Measure.icuBeds, .region) == nil)
    #expect(table.level(of: Measure.icuBeds) == nil)
    #expect(table.history(Measure.icuBeds, .region).isEmpty)
    #expect(table.count == 0 && table.stated == 0 && table.entries.isEmpty)
  }

  @Test func `the newest as-of date holds, whatever the order stated`() {
    let new = figure(asOf: march)
    let old = figure(Measure.icuBeds, .region, .unknown, asOf: january)
    let table = table([(new, 1), (old, 2)])
    #expect(table.latest(Measure.icuBeds, .region)?.figure == new)
    #expect(table.history(Measure.icuBeds, .region).map(\.figure) == [old, new])
  }

  @Test func `a correction for the same date holds over what it corrects`() {
    let first = figure(Measure.icuBeds, .region, .known(ExactDecimal(8)), asOf: january)
    let correction = figure(Measure.icuBeds, .region, .known(ExactDecimal(9)), asOf: january)
    let table = table([(first, 3), (correction, 4)])
    #expect(table.latest(Measure.icuBeds, .region)?.figure == correction)
    #expect(table.latest(Measure.icuBeds, .region)?.index == 4)
    #expect(table.history(Measure.icuBeds, .region).map(\.index) == [3, 4])
    #expect(table.stated(Measure.icuBeds, .region, asOf: january)?.figure == correction)
  }

  @Test func `everything said of a figure comes back`() {
    let said = figure(
      Measure.somaticOccupancy, .region, .known(decimal("0.953125")), asOf: january,
      method: .judged, definition: 3, source: "månadsrapport")
    let table = table([(said, 7)])
    let latest = table.latest(Measure.somaticOccupancy, .region)
    #expect(
      latest
        == ReportedFigure(
          figure: said, index: 7, time: Instant(milliseconds: 7), informationClass: .internal,
          audience: .allRegions))
  }

  @Test func `figures of the old level count no more when the level switches`() {
    let byHospital = figure(Measure.icuBeds, .hospital(north), asOf: january)
    var table = table([(byHospital, 1)])
    #expect(table.level(of: Measure.icuBeds) == .hospital)
    insert(figure(asOf: february), 2, into: &table)
    #expect(table.level(of: Measure.icuBeds) == .region)
    #expect(table.latest(Measure.icuBeds, .hospital(north)) == nil)
    #expect(table.isSuperseded(Measure.icuBeds, .hospital(north)))
    #expect(table.history(Measure.icuBeds, .hospital(north)).map(\.figure) == [byHospital])
    #expect(table.entries.map(\.figure.subject) == [.region])
    #expect(table.count == 1 && table.stated == 2)
  }

  @Test func `an older figure of the other level does not switch the level`() {
    let table = table([
      (figure(asOf: february), 1), (figure(Measure.icuBeds, .hospital(north), asOf: january), 2),
    ])
    #expect(table.level(of: Measure.icuBeds) == .region)
    #expect(table.latest(Measure.icuBeds, .region) != nil)
    #expect(table.latest(Measure.icuBeds, .hospital(north)) == nil)
  }

  @Test func `a level taken up again does not bring back what was replaced`() {
    let table = table([
      (figure(Measure.icuBeds, .hospital(north), asOf: january), 1),
      (figure(Measure.icuBeds, .hospital(south), asOf: january), 1),
      (figure(asOf: february), 2),
      (figure(Measure.icuBeds, .hospital(north), asOf: march), 3),
    ])
    #expect(table.level(of: Measure.icuBeds) == .hospital)
    #expect(table.latest(Measure.icuBeds, .hospital(north)) != nil)
    #expect(table.latest(Measure.icuBeds, .hospital(south)) == nil)
    #expect(table.isSuperseded(Measure.icuBeds, .hospital(south)))
  }

  @Test func `entries stand in the order of the catalogue, then by hospital`() {
    let table = table([
      (figure(Measure.ambulances), 1),
      (figure(Measure.icuBeds, .hospital(south)), 1),
      (figure(Measure.icuBeds, .hospital(north)), 1),
      (figure(Measure.somaticBeds), 1),
      (figure(MeasureID("beds.future")!, .region, unit: .beds), 1),
    ])
    #expect(
      table.entries.map { "\($0.figure.measure) \($0.figure.subject.data)" } == [
        "beds.somatic region", "beds.icu norra", "beds.icu sodra", "ambulances region",
        "beds.future region",
      ])
  }

  @Test func `a copy keeps what it had when the original grows`() {
    var table = table([(figure(asOf: january), 1)])
    let copy = table
    insert(figure(asOf: march, source: "ny"), 2, into: &table)
    #expect(copy.latest(Measure.icuBeds, .region)?.figure.asOf == january)
    #expect(copy.history(Measure.icuBeds, .region).count == 1)
    #expect(table.history(Measure.icuBeds, .region).count == 2)
  }

  /// The table's rules said plainly, by search through everything stated.
  private struct PlainTable {
    var all: [(figure: Figure, index: Int)] = []

    private func isNewer(_ a: (figure: Figure, index: Int), _ b: (figure: Figure, index: Int))
      -> Bool
    { (a.figure.asOf, a.index) > (b.figure.asOf, b.index) }

    func latest(_ measure: MeasureID, _ subject: FigureSubject) -> Figure? {
      let column = all.filter { $0.figure.measure == measure }
      guard let candidate = newest(column.filter { $0.figure.subject == subject }),
        let other = newest(column.filter { $0.figure.subject.level != subject.level })
      else { return newest(column.filter { $0.figure.subject == subject })?.figure }
      let own = newest(column.filter { $0.figure.subject.level == subject.level })!
      return isNewer(own, other) && isNewer(candidate, other) ? candidate.figure : nil
    }

    private func newest(_ figures: [(figure: Figure, index: Int)])
      -> (figure: Figure, index: Int)?
    {
      figures.reduce(nil) { best, next in
        guard let best else { return next }
        return isNewer(best, next) ? best : next
      }
    }
  }

  @Test(arguments: 0..<12)
  func `the table agrees with a plain search through everything stated`(seed: Int) {
    var choice = SeededChoice(seed: UInt64(seed))
    var table = FigureTable()
    var plain = PlainTable()
    let measures = [Measure.icuBeds, Measure.somaticBeds]
    let subjects: [FigureSubject] = [.region, .hospital(north), .hospital(south)]
    for index in 1...700 {
      let stated = figure(
        choice.one(of: measures), choice.one(of: subjects), choice.one(of: fiveValues),
        asOf: january.adding(days: choice.int(0...20)), source: choice.bool() ? nil : "k\(index)")
      insert(stated, index, into: &table)
      plain.all.append((stated, index))
      guard index % 100 == 0 || index < 12 else { continue }
      for measure in measures {
        for subject in subjects {
          #expect(table.latest(measure, subject)?.figure == plain.latest(measure, subject))
        }
      }
      #expect(table.entries.count == table.count)
    }
    #expect(table.stated == 700)
    let histories = measures.flatMap { measure in
      subjects.flatMap { table.history(measure, $0) }
    }
    #expect(Set(histories.map(\.index)) == Set(1...700))
  }
}
