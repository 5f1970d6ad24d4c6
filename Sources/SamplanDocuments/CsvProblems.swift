import SamplanBase

/// Everything that is wrong in a table file, with row and column, up to a cap; what comes after
/// the cap is counted.
package struct CsvProblems: Sendable {
  /// How many problems are kept with their words.
  package static let cap = 200

  /// The first problems, in the order they were found.
  package private(set) var kept: [Refusal.Problem] = []
  /// All problems, also those that are only counted.
  package private(set) var count = 0
  /// The limit that was passed, if one was: the refusal is then one of limits.
  package private(set) var passedLimit = false

  package init() {}

  package var isEmpty: Bool { count == 0 }

  /// Notes a problem; after the cap it is only counted.
  package mutating func add(_ place: Refusal.Place, _ text: Text) {
    count += 1
    if !isFull { kept.append(.init(place, text)) }
  }

  /// Whether further problems are only counted, so that their words need not be made.
  package var isFull: Bool { kept.count >= Self.cap }

  /// Counts a problem without words, when no more are kept.
  package mutating func addUnlisted() { count += 1 }

  mutating func add(limit text: Text) {
    passedLimit = true
    add(.whole, text)
  }

  /// The refusal of a file with these problems; nil when there are none.
  /// - Parameter file: the file's name, as the person knows it.
  package func refusal(of file: String) -> Refusal? {
    guard count > 0 else { return nil }
    // Found in passes over the file; told from its top to its end.
    var problems = kept.enumerated().sorted {
      (Self.row($0.element), $0.offset) < (Self.row($1.element), $1.offset)
    }.map(\.element)
    if count > kept.count {
      let rest = count - kept.count
      problems.append(
        .init(
          .whole,
          Text(
            sv: "och \(Language.sv.number(rest)) fel till, som inte räknas upp",
            en: "and \(Language.en.number(rest)) more problems that are not listed")))
    }
    let shown = (sv: Language.sv.number(count), en: Language.en.number(count))
    return Refusal(
      passedLimit ? .limit : .input,
      Text(
        sv: "Filen \(file) har \(shown.sv) fel. Inget är infört. Rätta och försök igen.",
        en: "The file \(file) has \(shown.en) problem\(count == 1 ? "" : "s"). "
          + "Nothing was imported. Correct it and try again."),
      problems: problems, cause: "csv: \(count) problems in \(file)")
  }

  private static func row(_ problem: Refusal.Problem) -> Int {
    if case .cell(let row, _) = problem.place { return row }
    return 0
  }
}

/// What a table file may hold at most.
package struct CsvLimits: Sendable {
  /// Bytes of the whole file.
  package var bytes = 100_000_000
  /// Columns of the heading row.
  package var columns = 200
  /// Bytes of one cell.
  package var cellBytes = 65_536
  /// Rows with the heading.
  package var rows = 2_000_000

  package init() {}

  var bytesText: Text {
    let sv = Language.sv.number(Double(bytes) / 1e6, decimals: bytes % 1_000_000 == 0 ? 0 : 1)
    let en = Language.en.number(Double(bytes) / 1e6, decimals: bytes % 1_000_000 == 0 ? 0 : 1)
    return Text(
      sv: "filen är större än gränsen \(sv)\u{A0}MB; dela den i flera",
      en: "the file is larger than the limit of \(en) MB; split it")
  }

  var columnsText: Text {
    Text(
      sv: "rubrikraden har fler än \(columns) kolumner, som är gränsen",
      en: "the heading has more than \(columns) columns, which is the limit")
  }

  var rowsText: Text {
    Text(
      sv: "filen har fler än \(Language.sv.number(rows)) rader, som är gränsen; dela den i flera",
      en: "the file has more than \(Language.en.number(rows)) rows, which is the limit; split it")
  }

  var cellText: Text {
    Text(
      sv: "texten är längre än gränsen \(Language.sv.number(cellBytes)) byte",
      en: "the text is longer than the limit of \(Language.en.number(cellBytes)) bytes")
  }
}
