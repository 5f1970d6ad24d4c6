import HashTreeCollections
import SamplanBase

/// A figure with where it stands in its party's log and how it was marked there.
package struct ReportedFigure: Sendable, Hashable {
  package let figure: Figure
  /// Index of the entry that stated it.
  package let index: Int
  /// The writer's time of that entry.
  package let time: Instant
  package let informationClass: InformationClass
  package let audience: Audience

  package init(
    figure: Figure, index: Int, time: Instant, informationClass: InformationClass,
    audience: Audience
  ) {
    self.figure = figure
    self.index = index
    self.time = time
    self.informationClass = informationClass
    self.audience = audience
  }
}

/// Every figure one party has stated: the latest of each cell at hand, and the history behind it.
///
/// A cell is a measure and its subject. Of the figures of a cell the latest is the one with the
/// newest as-of date and, among those, the highest index: a correction. A measure has one reporting
/// level at a time, the level of its newest as-of; figures of the other level stay in the history,
/// and count no more. Rows are of fixed width in blocks that copies share, with texts interned, so
/// that a change beside readers copies one block at most.
package struct FigureTable: Sendable {
  struct Cell {
    var measure: MeasureID
    var subject: FigureSubject
    /// The row of the latest figure.
    var latest: UInt32
    /// The row stated last; rows are chained backwards from here.
    var last: UInt32
  }

  /// How new a figure is. Of two levels stated for the same date by the same entry, which no
  /// decision lets through, the region's holds.
  struct Standing: Comparable {
    var asOf: Day
    var index: Int

    static func < (a: Self, b: Self) -> Bool {
      a.asOf == b.asOf ? a.index < b.index : a.asOf < b.asOf
    }
  }

  /// The newest figure of each level of a measure.
  struct Levels {
    var region: Standing?
    var hospital: Standing?

    var current: ReportingLevel? {
      switch (region, hospital) {
      case (nil, nil): nil
      case (_?, nil): .region
      case (nil, _?): .hospital
      case (let region?, let hospital?): region < hospital ? .hospital : .region
      }
    }

    func standing(of level: ReportingLevel) -> Standing? {
      switch level {
      case .region: region
      case .hospital: hospital
      }
    }
  }

  var cells: TreeDictionary<MeasureID, TreeDictionary<FigureSubject, Cell>> = [:]
  var levels: TreeDictionary<MeasureID, Levels> = [:]
  var rows = FigureRows()

  package init() {}

  /// The figures stated so far, superseded ones included.
  package var stated: Int { rows.count }

  /// The cells that have a figure that counts: the number of `entries`.
  package var count: Int {
    cells.reduce(0) { sum, column in
      sum + column.value.values.reduce(0) { $0 + (counts($1) ? 1 : 0) }
    }
  }

  /// The level the measure is reported at now; nil when it was never reported.
  package func level(of measure: MeasureID) -> ReportingLevel? { levels[measure]?.current }

  /// The newest as-of date of the measure at any level; nil when it was never reported.
  package func newestAsOf(of measure: MeasureID) -> Day? {
    guard let levels = levels[measure], let level = levels.current else { return nil }
    return levels.standing(of: level)?.asOf
  }

  /// The figure that counts now; nil when there is none, or when the measure has since been
  /// reported at the other level.
  package func latest(_ measure: MeasureID, _ subject: FigureSubject) -> ReportedFigure? {
    guard let cell = cells[measure]?[subject], counts(cell) else { return nil }
    return reported(cell.latest, of: cell)
  }

  /// Whether the cell has figures, none of which counts since the level has switched.
  package func isSuperseded(_ measure: MeasureID, _ subject: FigureSubject) -> Bool {
    guard let cell = cells[measure]?[subject] else { return false }
    return !counts(cell)
  }

  /// The figure that holds for that very date, at whatever level: the one stated last.
  package func stated(_ measure: MeasureID, _ subject: FigureSubject, asOf: Day) -> ReportedFigure?
  {
    guard let cell = cells[measure]?[subject] else { return nil }
    var row: UInt32? = cell.last
    while let place = row {
      if rows[place].asOf == asOf { return reported(place, of: cell) }
      row = rows[place].previous
    }
    return nil
  }

  /// Every figure of the cell, also of a level no longer in use, oldest as-of first and, for the
  /// same date, in the order stated.
  package func history(_ measure: MeasureID, _ subject: FigureSubject) -> [ReportedFigure] {
    guard let cell = cells[measure]?[subject] else { return [] }
    var places: [UInt32] = []
    var row: UInt32? = cell.last
    while let place = row {
      places.append(place)
      row = rows[place].previous
    }
    // Rows are numbered in the order stated, which for the same date is the order of correction.
    places.sort { a, b in
      let (first, second) = (rows[a].asOf, rows[b].asOf)
      return first == second ? a < b : first < second
    }
    return places.map { reported($0, of: cell) }
  }

  /// The latest figure of every cell that counts, in the order of the catalogue (measures it does
  /// not know last, by identifier), the region before its hospitals.
  package var entries: [ReportedFigure] {
    let known = Measure.catalogue.map(\.id)
    let unknown = cells.keys.filter { Measure.find($0) == nil }.sorted()
    return (known + unknown).flatMap { measure in
      (cells[measure]?.values.filter(counts) ?? [])
        .sorted { $0.subject.sortKey < $1.subject.sortKey }
        .map { reported($0.latest, of: $0) }
    }
  }

  /// Adds a figure. Figures of a log are inserted in the order of their index.
  package mutating func insert(
    _ figure: Figure, index: Int, time: Instant, class informationClass: InformationClass,
    audience: Audience
  ) {
    let standing = Standing(asOf: figure.asOf, index: index)
    let former = cells[figure.measure]?[figure.subject]
    let place = rows.append(
      figure, index: index, time: time, class: informationClass, audience: audience,
      previous: former?.last)
    var latest = place
    if let former, standing < self.standing(of: former) { latest = former.latest }
    cells[figure.measure, default: [:]][figure.subject] = Cell(
      measure: figure.measure, subject: figure.subject, latest: latest, last: place)
    switch figure.subject.level {
    case .region:
      let newest = max(levels[figure.measure]?.region ?? standing, standing)
      levels[figure.measure, default: Levels()].region = newest
    case .hospital:
      let newest = max(levels[figure.measure]?.hospital ?? standing, standing)
      levels[figure.measure, default: Levels()].hospital = newest
    }
  }

  private func standing(of cell: Cell) -> Standing {
    Standing(asOf: rows[cell.latest].asOf, index: rows[cell.latest].index)
  }

  private func counts(_ cell: Cell) -> Bool {
    guard let levels = levels[cell.measure], levels.current == cell.subject.level else {
      return false
    }
    // A level taken up again does not bring back what the other level replaced.
    let other: ReportingLevel = cell.subject.level == .region ? .hospital : .region
    guard let replaced = levels.standing(of: other) else { return true }
    return cell.subject.level == .region
      ? replaced <= standing(of: cell) : replaced < standing(of: cell)
  }

  private func reported(_ row: UInt32, of cell: Cell) -> ReportedFigure {
    rows.figure(row, measure: cell.measure, subject: cell.subject)
  }
}

extension FigureSubject {
  /// The region first, then hospitals by identifier.
  fileprivate var sortKey: String {
    switch self {
    case .region: ""
    case .hospital(let id): id.rawValue
    }
  }
}
