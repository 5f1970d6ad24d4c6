import SamplanBase

/// A written document before it has a file format: headings, paragraphs, lists and tables.
///
/// What it says is plain text in one language; how it looks belongs to the writer of the format.
package struct OfficeDocument: Sendable, Hashable {
  package var title: String
  /// What kind of document it is, above the title: `Tjänsteskrivelse`.
  package var kind: String
  /// The function that made it, never a person.
  package var creator: String
  package var created: Instant
  package var language: Language
  package var marks: Marks
  package var blocks: [Block]

  package init(
    title: String, kind: String, creator: String, created: Instant, language: Language,
    marks: Marks, blocks: [Block]
  ) {
    self.title = title
    self.kind = kind
    self.creator = creator
    self.created = created
    self.language = language
    self.marks = marks
    self.blocks = blocks
  }

  /// What stands at the head and foot of every page.
  package struct Marks: Sendable, Hashable {
    /// The information class, at head and foot.
    package var informationClass: String
    /// The party the document is for.
    package var party: String
    /// What the document belongs to: a case, a plan.
    package var reference: String
    /// A line that every page carries, such as the demonstration's watermark.
    package var notice: String?

    package init(
      informationClass: String, party: String, reference: String, notice: String? = nil
    ) {
      self.informationClass = informationClass
      self.party = party
      self.reference = reference
      self.notice = notice
    }
  }

  /// A part of the document, from top to bottom.
  package enum Block: Sendable, Hashable {
    /// A heading; levels do not skip: the first is `one`.
    case heading(Level, String)
    case paragraph([Run])
    /// Items with a dot before each.
    case bullets([[Run]])
    /// Items numbered from 1.
    case steps([[Run]])
    case table(Table)
    /// Names with their values beside them.
    case facts([Fact])
    /// A framed paragraph with a title of its own.
    case notice(String, [Run])

    /// A paragraph of plain text.
    package static func text(_ text: String) -> Block { .paragraph([Run(text)]) }
  }

  /// How deep a heading lies.
  package enum Level: Int, Sendable, Hashable, Comparable {
    case one = 1
    case two
    case three

    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// A piece of text in one look. Line breaks and tabs in it are kept.
  package struct Run: Sendable, Hashable {
    /// How a piece of text is set.
    package enum Emphasis: Sendable, Hashable {
      case plain
      case strong
      /// Letters of one width, for hashes and addresses.
      case code
    }

    package var text: String
    package var emphasis: Emphasis

    package init(_ text: String, _ emphasis: Emphasis = .plain) {
      self.text = text
      self.emphasis = emphasis
    }
  }

  /// A name and its value.
  package struct Fact: Sendable, Hashable {
    package var name: String
    package var value: [Run]

    package init(_ name: String, _ value: String) { self.init(name, [Run(value)]) }

    package init(_ name: String, _ value: [Run]) {
      self.name = name
      self.value = value
    }
  }

  /// A table with one row of headings, which stands again at the top of each page.
  package struct Table: Sendable, Hashable {
    /// A column's heading and place.
    package struct Column: Sendable, Hashable {
      /// Where a column's text stands.
      package enum Alignment: Sendable, Hashable {
        case start
        /// To the right, for figures.
        case end
      }

      package var title: String
      /// The column's part of the width, against the other columns' parts; at least 1.
      package var share: Int
      package var alignment: Alignment

      package init(_ title: String, share: Int = 1, _ alignment: Alignment = .start) {
        self.title = title
        self.share = share
        self.alignment = alignment
      }
    }

    /// What a row is for.
    package enum RowKind: Sendable, Hashable {
      case ordinary
      /// A sum of the rows above.
      case total
    }

    /// One row, with a cell for each column.
    package struct Row: Sendable, Hashable {
      package var cells: [[Run]]
      package var kind: RowKind

      package init(_ cells: [String], _ kind: RowKind = .ordinary) {
        self.init(runs: cells.map { [Run($0)] }, kind)
      }

      package init(runs cells: [[Run]], _ kind: RowKind = .ordinary) {
        self.cells = cells
        self.kind = kind
      }
    }

    /// What the table shows, above it and for those who hear it read.
    package var caption: String
    package var columns: [Column]
    package var rows: [Row]

    package init(caption: String, columns: [Column], rows: [Row]) {
      precondition(!columns.isEmpty, "a table has columns")
      precondition(rows.allSatisfy { $0.cells.count == columns.count }, "a row is ragged")
      self.caption = caption
      self.columns = columns
      self.rows = rows
    }
  }

  /// The most blocks of a document.
  package static let blocksMax = 2000
  /// The most rows of all tables together.
  package static let rowsMax = 5000
  /// The most bytes of text, in UTF-8.
  package static let textMax = 2_000_000

  /// Refuses a document beyond the limits, with every limit that it passes.
  package func checkLimits() throws(Refusal) {
    let (rows, text) = size
    let counts = [
      (blocks.count, Self.blocksMax, Text(sv: "stycken och avsnitt", en: "paragraphs and parts")),
      (rows, Self.rowsMax, Text(sv: "tabellrader", en: "rows of tables")),
      (text, Self.textMax, Text(sv: "tecken (byte)", en: "bytes of text")),
    ]
    let problems = counts.filter { $0.0 > $0.1 }.map { count, most, what in
      Refusal.Problem(
        .whole,
        Text(
          sv: "\(count) \(what.sv), högst \(most)", en: "\(count) \(what.en), at most \(most)"))
    }
    guard problems.isEmpty else {
      throw Refusal(
        .limit,
        Text(
          sv: "Dokumentet är för stort. Korta texterna eller dela upp ärendet.",
          en: "The document is too large. Shorten the texts or divide the case."),
        problems: problems)
    }
  }

  private var size: (rows: Int, text: Int) {
    var rows = 0
    var text = title.utf8.count + kind.utf8.count
    func add(_ runs: [Run]) { text += runs.reduce(0) { $0 + $1.text.utf8.count } }
    for block in blocks {
      switch block {
      case .heading(_, let title): text += title.utf8.count
      case .paragraph(let runs): add(runs)
      case .bullets(let items), .steps(let items): items.forEach(add)
      case .table(let table):
        rows += table.rows.count
        for row in table.rows { row.cells.forEach(add) }
      case .facts(let facts): for fact in facts { add(fact.value + [Run(fact.name)]) }
      case .notice(let title, let runs): add(runs + [Run(title)])
      }
    }
    return (rows, text)
  }
}
