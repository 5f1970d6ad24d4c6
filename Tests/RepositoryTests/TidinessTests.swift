import Testing

/// Words, paths and lengths that a file of the repository may not have.
enum Tidiness {
  /// A file longer than this holds more than one idea.
  static let linesMax = 450

  // Made of parts, so that this file is not found by its own rules.
  private static let markers = ["TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK"]
  private static let places: [(text: String, instead: String)] = [
    ("/op" + "t/swift", "find programs on PATH"), ("/wor" + "k/", "write a path in the repository"),
    ("/far" + "m/", "write a path in the repository"), ("/roo" + "t/", "write a relative path"),
    ("/hom" + "e/", "write a relative path"), ("/Use" + "rs/", "write a relative path"),
  ]
  private static let hosts = [
    "deb.debia" + "n.org", "pyp" + "i.org", "pythonhoste" + "d.org", "npmj" + "s.org",
    "crates" + ".io", "proxy.golan" + "g.org",
  ]

  /// Leftover markers: finish it, or write an issue.
  static func markers(in file: File) -> [Finding] {
    markers.filter(file.mentions).flatMap { marker in
      file.lines.enumerated().filter { isWord(marker, in: $0.element) }.map {
        Finding(file, $0.offset + 1, "the marker \(marker) is left; finish it or write an issue")
      }
    }
  }

  private static func isWord(_ word: String, in line: Substring) -> Bool {
    line.split { !($0.isLetter || $0.isNumber || $0 == "_") }.contains { $0 == word }
  }

  /// Paths of one machine and hosts of registries: the clients of registries know their own.
  static func places(in file: File) -> [Finding] {
    let here = places.map { ($0.text, "is a path of one machine; \($0.instead)") }
    let elsewhere = hosts.map { ($0, "is a registry's host; leave it to the client's settings") }
    return (here + elsewhere).filter { file.mentions($0.0) }.flatMap { text, reason in
      file.lines.enumerated().filter { $0.element.contains(text) }.map {
        Finding(file, $0.offset + 1, "\(text) \(reason)")
      }
    }
  }

  /// The pages' policy forbids style in attributes; `font-style` is a presentation attribute of SVG.
  static func inlineStyle(in file: File) -> [Finding] {
    guard file.mentions("style=") else { return [] }
    return file.lines.enumerated().compactMap { offset, line in
      line.contains(#/(?:^|[^\w\-])style=\\?["']/#)
        ? Finding(file, offset + 1, "inline style is refused by the policy; use a class") : nil
    }
  }

  static func length(of file: File) -> [Finding] {
    let count = file.lines.count - (file.text.hasSuffix("\n") ? 1 : 0)
    guard count > linesMax else { return [] }
    return [Finding(file, count, "\(count) lines, more than \(linesMax); split it by idea")]
  }
}

struct TidinessTests {
  /// The licence is as its authors wrote it.
  let files = Repository.all.filter { $0.path != "LICENSE" }
  var written: [File] { files.filter { $0.path != "Sources/CResources/resources.c" } }

  @Test func `no marker of unfinished work is left`() {
    expectNone(files.flatMap(Tidiness.markers))
  }

  @Test func `no path of one machine and no registry is named`() {
    expectNone(files.flatMap(Tidiness.places))
  }

  @Test func `no page has inline style`() {
    expectNone(files.filter { $0.target != nil }.flatMap(Tidiness.inlineStyle))
  }

  @Test func `no file is longer than one idea`() {
    let endings = written.filter { $0.hasSuffix(".swift", ".py", ".c", ".h", ".js") }
    // Programs under scripts/ may have no ending.
    let scripts = written.filter { $0.path.hasPrefix("scripts/") && !$0.hasSuffix(".txt", ".py") }
    expectNone((endings + scripts).flatMap(Tidiness.length))
  }

  @Test func `planted faults are found at their lines`() {
    let marker = File("a.md", "fine\nTO" + "DO: later\nmethoTO" + "DO")
    #expect(Tidiness.markers(in: marker).map(\.line) == [2])
    let place = File("a.py", "ok\nopen('/wor" + "k/data')\nfetch('pyp" + "i.org')")
    #expect(Tidiness.places(in: place).map(\.line) == [2, 3])
    let style = File("a.swift", "font-style=\"italic\"\n<p style=\"x\">\n\\<p style=\\\"x\\\">")
    #expect(Tidiness.inlineStyle(in: style).map(\.line) == [2, 3])
    let long = File("a.swift", String(repeating: "\n", count: Tidiness.linesMax + 1))
    #expect(Tidiness.length(of: long).map(\.line) == [Tidiness.linesMax + 1])
    let full = File("a.swift", String(repeating: "\n", count: Tidiness.linesMax))
    #expect(Tidiness.length(of: full).isEmpty)
  }
}
