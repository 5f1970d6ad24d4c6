import Testing

/// Calls that only the wiring of the executable may make, and what to write elsewhere.
enum BannedCalls {
  private static let clock = "the clock comes in: Surroundings.now"
  private static let chance = "randomness comes in: Surroundings.randomBytes, or the engine's draws"
  private static let settings = "settings come in from the executable's configuration"

  static let replacements: [(call: String, instead: String)] = [
    ("Date()", clock), ("Date.now", clock), ("Date(timeIntervalSinceNow", clock),
    ("CFAbsoluteTimeGetCurrent", clock), ("gettimeofday", clock),
    ("UUID()", chance), (".random(", chance), (".randomElement(", chance), (".shuffled()", chance),
    (".shuffle()", chance), ("SystemRandomNumberGenerator", chance), ("arc4random", chance),
    ("ProcessInfo", settings), ("getenv", settings),
  ]

  /// The one place that wires the program to its machine.
  static let wiring: Substring = "samplan"

  static func findings(in file: File) -> [Finding] {
    guard file.target != wiring else { return [] }
    return replacements.filter { file.mentions($0.call) }.flatMap { call, instead in
      file.codeLines.enumerated().filter { isCalled(call, in: $0.element) }.map {
        Finding(file, $0.offset + 1, "\(call) is banned here; \(instead)")
      }
    }
  }

  /// Whether the call stands in the line as a name of its own, not as the end of a longer one.
  private static func isCalled(_ call: String, in line: Substring) -> Bool {
    line.ranges(of: call).contains { range in
      guard call.first?.isLetter == true, range.lowerBound > line.startIndex else { return true }
      let before = line[line.index(before: range.lowerBound)]
      return !before.isLetter && !before.isNumber && before != "_"
    }
  }

  /// `public` shows nothing to anyone: the package is not a library.
  static func openings(in file: File) -> [Finding] {
    guard file.mentions("public ") || file.mentions("open ") else { return [] }
    return file.codeLines.enumerated().compactMap { offset, line in
      line.contains(#/\b(?:public|open)\s+(?:\w+\s+)*(?:struct|class|enum|func|var|let|init)\b/#)
        ? Finding(file, offset + 1, "public is not used; write package") : nil
    }
  }
}

struct BannedCallTests {
  @Test func `clock, randomness and environment are asked only by the wiring`() {
    expectNone(Repository.sources.flatMap(BannedCalls.findings))
  }

  @Test func `nothing is public`() { expectNone(Repository.sources.flatMap(BannedCalls.openings)) }

  @Test(arguments: BannedCalls.replacements.map(\.call))
  func `each banned call is found where it may not stand`(call: String) {
    let text = "// \(call)\nlet a = \"\(call)\"\nlet b = \(call)"
    let there = BannedCalls.findings(in: File("Sources/SamplanDomain/A.swift", text))
    #expect(there.map(\.line) == [3])
    #expect(BannedCalls.findings(in: File("Sources/samplan/A.swift", text)).isEmpty)
  }

  @Test func `a longer name that ends like a banned one is let through`() {
    let file = File("Sources/SamplanDomain/A.swift", "let a = latestDate() + my_getenv(x)")
    #expect(BannedCalls.findings(in: file).isEmpty)
  }
}
