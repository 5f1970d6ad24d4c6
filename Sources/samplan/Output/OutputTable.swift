import ArgumentParser
import Foundation
import SamplanBase
import SamplanDocuments

/// In what form a command gives its data.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  /// Columns for reading.
  case table
  /// Comma-separated values, as data.
  case csv
  case json
}

/// One cell of what a command gives.
enum OutputCell: Sendable {
  case text(String)
  case whole(Int)
  case real(Double)
  case flag(Bool)
  case nothing

  fileprivate var data: String {
    switch self {
    case .text(let text): text
    case .whole(let number): String(number)
    case .real(let number): String(number)
    case .flag(let flag): flag ? "true" : "false"
    case .nothing: ""
    }
  }

  fileprivate var json: any Encodable {
    switch self {
    case .text(let text): text
    case .whole(let number): number
    case .real(let number): number
    case .flag(let flag): flag
    case .nothing: String?.none
    }
  }

  fileprivate var isNumber: Bool {
    switch self {
    case .whole, .real: true
    case .text, .flag, .nothing: false
    }
  }
}

/// Rows that a command gives, in whatever form is asked for.
struct OutputTable {
  let columns: [String]
  var rows: [[OutputCell]] = []

  init(_ columns: [String]) { self.columns = columns }

  /// Writes the rows on standard output.
  func write(as format: OutputFormat) throws {
    switch format {
    case .table: try Terminal.output(Array(aligned.utf8))
    case .csv: try Terminal.output(csv)
    case .json: try Terminal.output(json)
    }
  }

  private var aligned: String {
    let texts = [columns] + rows.map { $0.map(\.data) }
    let widths = columns.indices.map { column in
      texts.map { $0[column].count }.max() ?? 0
    }
    return texts.enumerated().map { number, row in
      let line = columns.indices.map { column -> String in
        let gap = String(repeating: " ", count: widths[column] - row[column].count)
        let right = number > 0 && rows[number - 1][column].isNumber
        return right ? gap + row[column] : row[column] + gap
      }.joined(separator: "  ")
      var end = line[...]
      while end.last == " " { end.removeLast() }
      return String(end) + "\n"
    }.joined()
  }

  private var csv: [UInt8] {
    var writer = CsvWriter(.data, columns: columns)
    for row in rows { writer.write(row.map { .text($0.data) }) }
    return writer.take()
  }

  private var json: [UInt8] {
    get throws {
      try OutputJSON.bytes(
        rows.map { row in
          OutputObject(zip(columns, row).map { ($0, $1.json) })
        })
    }
  }
}

/// A JSON object with its fields in the order given.
struct OutputObject: Encodable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private let fields: [(String, any Encodable)]

  init(_ fields: [(String, any Encodable)]) { self.fields = fields }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    for (name, value) in fields { try container.encode(value, forKey: Key(stringValue: name)) }
  }
}

/// JSON for programs: sorted names, one final line feed.
enum OutputJSON {
  static func bytes(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    return Array(try encoder.encode(value)) + [0x0A]
  }
}
