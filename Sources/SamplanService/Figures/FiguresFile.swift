import SamplanBase
import SamplanDocuments
import SamplanDomain

/// Figures of regions as a table file: the same form in and out (kapacitetsfil).
package enum FiguresFile {
  /// A column, with the names it is known by in a heading; the first is the one written.
  package enum Column: String, Sendable, CaseIterable {
    case region
    case subject
    case measure
    case value
    case unit
    case asOf = "as_of"
    case method
    case definition
    case source

    /// Columns without which nothing can be read.
    static let required: [Column] = [.measure, .value, .asOf]

    var names: [String] {
      switch self {
      case .region: ["region"]
      case .subject: ["subject", "avser", "sjukhus"]
      case .measure: ["measure", "mått"]
      case .value: ["value", "värde"]
      case .unit: ["unit", "enhet"]
      case .asOf: ["as_of", "asof", "per", "datum"]
      case .method: ["method", "metod"]
      case .definition: ["definition", "definitionsversion"]
      case .source: ["source", "källa"]
      }
    }
  }

  /// Column names, in the order they are written.
  package static let columns = Column.allCases.map(\.rawValue)

  /// The latest figure of every cell, region by region.
  package static func csv(
    of parties: [PartyCode], in picture: NationalPicture, _ dialect: CsvDialect
  ) -> [UInt8] {
    var writer = CsvWriter(dialect, columns: columns)
    for party in parties {
      for reported in picture[party].figures.entries { writer.write(row(reported.figure, party)) }
    }
    return writer.take()
  }

  /// A file to fill in: what holds now, and `unknown` for measures never reported.
  package static func template(
    for party: PartyCode, in picture: NationalPicture, today: Day, _ dialect: CsvDialect
  ) -> [UInt8] {
    var writer = CsvWriter(dialect, columns: columns)
    let stated = picture[party].figures.entries.map(\.figure)
    for measure in Measure.catalogue {
      let own = stated.filter { $0.measure == measure.id }
      for figure in own { writer.write(row(figure, party)) }
      guard own.isEmpty else { continue }
      let blank = Figure(
        measure: measure.id, subject: .region, value: .unknown, unit: measure.unit,
        asOf: today, method: .counted, definition: measure.definition)
      writer.write(row(blank, party))
    }
    return writer.take()
  }

  /// A figure as a row.
  package static func row(_ figure: Figure, _ party: PartyCode) -> [CsvCell] {
    [
      .text(party.rawValue), .text(figure.subject.data), .text(figure.measure.rawValue),
      figure.value.known.map { .number($0) } ?? .text(figure.value.data),
      .text(figure.unit.rawValue), .text(figure.asOf.description), .text(figure.method.rawValue),
      .whole(figure.definition), .text(figure.source ?? ""),
    ]
  }
}
