/// A CSV file of the repository, read strictly (RFC 4180, comma).
struct Table {
  let file: File
  let header: [String]
  /// Rows with the line each begins on.
  let rows: [(line: Int, cells: [String])]

  init?(_ path: String) {
    guard let file = Repository.file(path) else { return nil }
    self.init(file)
  }

  init(_ file: File) {
    self.file = file
    var records = Self.records(file.text)
    header = records.isEmpty ? [] : records.removeFirst().cells
    rows = records
  }

  func column(_ name: String) -> Int? { header.firstIndex(of: name) }

  /// Rows that have more or fewer cells than the header.
  var ragged: [Finding] {
    rows.filter { $0.cells.count != header.count }.map {
      Finding(file, $0.line, "\($0.cells.count) cells where the header has \(header.count)")
    }
  }

  private static func records(_ text: String) -> [(line: Int, cells: [String])] {
    var records: [(line: Int, cells: [String])] = []
    var cells = [""]
    var isQuoted = false
    var line = 1
    var start = 1
    var rest = Substring(text)
    while let character = rest.popFirst() {
      if character.isNewline { line += 1 }
      switch character {
      case "\"" where isQuoted && rest.first == "\"":
        cells[cells.count - 1].append("\"")
        rest.removeFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      case _ where character.isNewline && !isQuoted:
        records.append((start, cells))
        cells = [""]
        start = line
      default: cells[cells.count - 1].append(character)
      }
    }
    if cells != [""] { records.append((start, cells)) }
    return records
  }
}
