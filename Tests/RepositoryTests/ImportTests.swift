import Testing

/// Which modules a target may import: read from the table in ARCHITECTURE.md, so that the page and
/// the rule are one.
struct ImportTable {
  /// Part of the language's own distribution, and harmless everywhere.
  static let everywhere: Set<Substring> = ["Foundation", "Synchronization"]
  /// Nil stands for everything.
  let allowed: [Substring: Set<Substring>?]

  /// Reads rows such as ``| `SamplanBase` | what it owns | `Crypto` |``.
  init(_ architecture: String) {
    var allowed: [Substring: Set<Substring>?] = [:]
    for line in architecture.split(separator: "\n") where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map { $0.trimming(" ") }
      guard cells.count == 3, let target = Self.names(cells[0]).first else { continue }
      allowed[target] =
        cells[2] == "everything" ? .some(nil) : Set(Self.names(cells[2]))
    }
    self.allowed = allowed
  }

  private static func names(_ cell: Substring) -> [Substring] {
    cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map(\.element)
  }

  func findings(in file: File) -> [Finding] {
    guard let target = file.target else { return [] }
    guard let row = allowed[target] else {
      return [Finding(file, 1, "\(target) has no row in the table of ARCHITECTURE.md")]
    }
    guard let permitted = row else { return [] }
    return file.codeLines.enumerated().compactMap { offset, line in
      guard let module = Self.module(in: line), !Self.everywhere.contains(module),
        !permitted.contains(module)
      else { return nil }
      return Finding(
        file, offset + 1,
        "\(target) may not import \(module); it may import "
          + permitted.sorted().joined(separator: ", "))
    }
  }

  private static let modifiers: Set<Substring> = [
    "package", "public", "internal", "fileprivate", "private",
  ]
  private static let kinds: Set<Substring> = [
    "struct", "class", "enum", "func", "protocol", "typealias", "let", "var",
  ]

  /// The module that a line imports: `Crypto` for `@preconcurrency import struct Crypto.SHA256`.
  static func module(in line: Substring) -> Substring? {
    let words = line.split(separator: " ")
    guard let place = words.firstIndex(of: "import"), place + 1 < words.count,
      words[..<place].allSatisfy({ $0.hasPrefix("@") || modifiers.contains($0) })
    else { return nil }
    let rest = words[(place + 1)...].drop { kinds.contains($0) }
    return rest.first?.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
  }
}

extension Substring {
  /// Without this character at either end.
  func trimming(_ character: Character) -> Substring {
    var rest = self
    while rest.first == character { rest.removeFirst() }
    while rest.last == character { rest.removeLast() }
    return rest
  }
}

struct ImportTests {
  let table = ImportTable(Repository.file("ARCHITECTURE.md")?.text ?? "")

  @Test func `every target imports only what the architecture lets it`() {
    expectNone(
      Repository.sources.flatMap(table.findings))
  }

  @Test func `the table keeps the walls that the design rests on`() throws {
    let web = try #require(table.allowed["SamplanWeb"] ?? nil)
    #expect(!web.contains("SamplanStore") && !web.contains("GRDB"))
    let engine = try #require(table.allowed["SamplanEngine"] ?? nil)
    #expect(engine == ["SamplanBase", "CHiGHS", "Dispatch"])
    let domain = try #require(table.allowed["SamplanDomain"] ?? nil)
    #expect(domain.isDisjoint(with: ["SamplanJournal", "SamplanService", "SamplanStore"]))
    let base = try #require(table.allowed["SamplanBase"] ?? nil)
    #expect(base.allSatisfy { !$0.hasPrefix("Samplan") })
  }

  @Test(arguments: [
    "import SamplanStore", "package import SamplanStore", "@testable import SamplanStore",
    "import struct SamplanStore.Journal", "  @_spi(Test) internal import class SamplanStore.A",
  ])
  func `a page that reaches for the store is found`(line: String) {
    let file = File("Sources/SamplanWeb/Page.swift", "import Hummingbird\n" + line)
    #expect(table.findings(in: file).map(\.line) == [2])
  }

  @Test func `a new target without a row is found`() {
    #expect(table.findings(in: File("Sources/SamplanNew/A.swift", "")).count == 1)
  }
}
