import Testing

/// What other targets may use is explained where it is declared.
///
/// Types, functions, type aliases, initialisers that can fail and what a protocol asks for always;
/// a property when its type is a bare number, since only words can give it unit and meaning.
struct Documentation {
  /// Members whose meaning stands in a protocol of the language.
  static let wellKnown: Set<Substring> = [
    "description", "debugDescription", "errorDescription", "hash", "encode", "==", "<", "+", "+=",
    "rawValue", "id", "allCases", "next", "makeAsyncIterator", "makeIterator", "Element",
    "Failure", "AsyncIterator", "Iterator", "startIndex", "endIndex", "count", "index",
  ]
  private static let numbers: Set<Substring> = [
    "Int", "Int8", "Int16", "Int32", "Int64", "UInt", "UInt16", "UInt32", "UInt64", "Double",
    "Float",
  ]
  private static let modifiers: Set<Substring> = [
    "static", "class", "final", "mutating", "nonmutating", "nonisolated", "indirect", "consuming",
    "borrowing", "override", "convenience", "required", "lazy", "weak", "unowned", "prefix",
    "postfix", "infix", "private(set)", "fileprivate(set)", "internal(set)",
  ]
  private static let kinds: Set<Substring> = [
    "struct", "class", "enum", "actor", "protocol", "func", "var", "let", "typealias",
    "associatedtype", "subscript", "macro", "init",
  ]

  /// Names asked for by protocols of the product, by protocol.
  let requirements: [Substring: Set<Substring>]

  /// Learns from the files which members a protocol explains for all who conform.
  init(_ files: [File]) {
    var requirements: [Substring: Set<Substring>] = [:]
    for file in files {
      for (name, declaration) in Self.requirements(in: file) {
        requirements[name, default: []].insert(declaration.name)
      }
    }
    self.requirements = requirements
  }

  struct Declaration {
    let line: Int
    let kind: Substring
    let name: Substring
    /// Whether its type is a bare number, or a collection of such.
    let isNumber: Bool
    /// Whether it is an initialiser that gives nil.
    let canFail: Bool

    /// Nil unless the line declares something, at package access when so asked.
    init?(_ line: Substring, at number: Int, packageOnly: Bool) {
      var words = line.split(separator: " ").drop { $0.hasPrefix("@") }
      var isPackage = false
      while let word = words.first, word == "package" || Documentation.modifiers.contains(word) {
        if word == "package" { isPackage = true }
        words.removeFirst()
      }
      guard isPackage || !packageOnly, let first = words.first else { return nil }
      let kind = first.prefix { $0.isLetter }
      guard Documentation.kinds.contains(kind), !first.hasPrefix("class:") else { return nil }
      self.kind = kind
      self.line = number
      canFail = first.hasPrefix("init?")
      let rest = words.dropFirst().first ?? ""
      let isWord = rest.first.map { $0.isLetter || $0 == "_" } ?? false
      name =
        first.count > kind.count
        ? kind
        : isWord
          ? rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
          : rest.prefix { $0 != "(" && $0 != "<" || rest.first == "<" && $0 == "<" }
      let type = line.split(separator: ":", maxSplits: 1).dropFirst().first ?? ""
      isNumber =
        (kind == "var" || kind == "let")
        && type.prefix { $0 != "=" && $0 != "{" }
          .split { !($0.isLetter || $0.isNumber) }.contains { Documentation.numbers.contains($0) }
    }

    var needsWords: Bool {
      switch kind {
      case "init": canFail
      case "var", "let": isNumber && !Documentation.wellKnown.contains(name)
      default: !Documentation.wellKnown.contains(name)
      }
    }
  }

  func findings(in file: File) -> [Finding] {
    guard file.mentions("package ") else { return [] }
    let explained = requirements.filter { file.mentions(String($0.key)) }
      .reduce(into: Set<Substring>()) { $0.formUnion($1.value) }
    let declarations = file.codeLines.enumerated()
      .filter { $0.element.utf8.count > 8 }
      .compactMap { Declaration($0.element, at: $0.offset + 1, packageOnly: true) }
      .filter { $0.needsWords && !($0.kind != "struct" && explained.contains($0.name)) }
    return (declarations + Self.requirements(in: file).map(\.1)).filter {
      !Self.isDocumented(file.lines, $0.line - 1)
    }.map { Finding(file, $0.line, "\($0.name) is used by other targets; explain it with ///") }
  }

  /// What the package protocols of a file ask for.
  private static func requirements(in file: File) -> [(Substring, Declaration)] {
    var protocolName: Substring?
    var found: [(Substring, Declaration)] = []
    guard file.mentions("package protocol ") else { return [] }
    for (offset, line) in file.codeLines.enumerated() {
      if line.hasPrefix("package protocol ") {
        protocolName = Declaration(line, at: offset + 1, packageOnly: true)?.name
      } else if line.hasPrefix("}") {
        protocolName = nil
      } else if let name = protocolName, line.hasPrefix("  "), !line.hasPrefix("   "),
        let declaration = Declaration(line, at: offset + 1, packageOnly: false)
      {
        found.append((name, declaration))
      }
    }
    return found
  }

  /// Whether a documentation comment stands directly above, attributes between them aside.
  private static func isDocumented(_ lines: [Substring], _ index: Int) -> Bool {
    var above = index - 1
    while above >= 0 {
      let text = lines[above].drop(while: \.isWhitespace)
      if text.hasPrefix("///") { return true }
      guard text.hasPrefix("@") else { return false }
      above -= 1
    }
    return false
  }
}

struct DocumentationTests {
  @Test func `every package declaration is explained`() {
    expectNone(Repository.sources.flatMap(Documentation(Repository.sources).findings))
  }

  @Test(arguments: [
    "package struct Bed {", "  package let beds: Int", "  package static func open() {",
    "package typealias Beds = Int", "  @discardableResult package mutating func close() -> Int {",
    "  package init?(_ text: String) {", "  package private(set) var most: [[Double]] = []",
    "  static package let most: UInt64 = 3", "package protocol Journal: Sendable {",
    "  package subscript(day: Int) -> Int {", "  package nonisolated func wait() async {",
    "package enum Kind: String {", "  package static func - (a: Bed, b: Bed) -> Bed {",
    "  package func map<T>(_ change: T) {",
  ])
  func `a declaration without a comment is found, and with one it is not`(line: String) {
    let bare = File("Sources/SamplanDomain/A.swift", "// Beds.\n" + line)
    #expect(Documentation([]).findings(in: bare).map(\.line) == [2])
    let explained = File("Sources/SamplanDomain/A.swift", "/// Beds.\n@frozen\n" + line)
    #expect(Documentation([]).findings(in: explained).isEmpty)
  }

  @Test(arguments: [
    "  package var description: String {", "  package static func == (a: Self, b: Self) -> Bool {",
    "  package static func < (a: Self, b: Self) -> Bool {", "  let inner: Int = 3",
    "  package func hash(into hasher: inout Hasher) {", "  package init(from decoder: any Decoder)",
    "  .package(url: link)", "  package let region: PartyCode", "  package var id: Int",
  ])
  func `what speaks for itself, and what is not shared, needs no comment`(line: String) {
    let file = File("Sources/SamplanDomain/A.swift", line)
    #expect(Documentation([]).findings(in: file).isEmpty)
  }

  @Test func `a protocol explains its members for those who conform`() {
    let journal = File(
      "Sources/SamplanJournal/A.swift",
      "/// Logs.\npackage protocol Logs {\n  /// Adds.\n  func append()\n  func read()\n}")
    let store = File(
      "Sources/SamplanStore/B.swift",
      "extension Store: Logs {\n  package func append() {}\n  package func other() {}\n}")
    let rule = Documentation([journal, store])
    #expect(rule.findings(in: journal).map(\.line) == [5])
    #expect(rule.findings(in: store).map(\.line) == [3])
  }
}
