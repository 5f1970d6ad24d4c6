import Foundation
import Testing

/// What the written documents promise about themselves.
enum Documents {
  static let decisionParts = ["## Status", "## Context", "## Decision", "## Consequences"]

  /// A decision says where it stands, why, what, and what follows.
  static func decisionFindings(in file: File) -> [Finding] {
    let headings = file.lines.filter { $0.hasPrefix("## ") }.map(String.init)
    guard headings != decisionParts else { return [] }
    return [
      Finding(file, 1, "the parts are \(headings); they should be \(decisionParts) in that order")
    ]
  }

  /// Rows of the glossary: Swedish, English, meaning.
  static func glossaryRows(in file: File) -> [(line: Int, cells: [Substring])] {
    file.lines.enumerated().compactMap { offset, line in
      guard line.hasPrefix("| "), !line.hasPrefix("| Swedish |") else { return nil }
      return (offset + 1, line.split(separator: "|").map { $0.trimming(" ") })
    }
  }

  static func glossaryFindings(in file: File) -> [Finding] {
    var seen: Set<Substring> = []
    var findings: [Finding] = []
    for (line, cells) in glossaryRows(in: file) {
      if cells.count != 3 || cells.contains(where: \.isEmpty) {
        findings.append(Finding(file, line, "a term needs Swedish, English and meaning"))
      }
      if let term = cells.first, !seen.insert(term).inserted {
        findings.append(Finding(file, line, "\(term) stands twice"))
      }
    }
    return findings
  }

  /// The Swedish term that the first line of a type's explanation gives: `A region's plan (plan).`
  static func terms(in file: File) -> [(line: Int, term: Substring)] {
    let lines = file.lines
    return lines.indices.compactMap { index in
      guard lines[index].hasPrefix("///"), index == 0 || !lines[index - 1].hasPrefix("///"),
        let end = lines[index...].firstIndex(where: { !$0.hasPrefix("///") }),
        declaresType(lines[end]), lines[index].contains("("),
        let match = lines[index].firstMatch(of: #/\((?<term>[a-zåäö][a-zåäö\- ]+)\)/#)
      else { return nil }
      return (index + 1, match.output.term)
    }
  }

  private static func declaresType(_ line: Substring) -> Bool {
    let words = line.split(separator: " ", maxSplits: 3)
    return words.count > 2 && words[0] == "package"
      && ["struct", "enum", "protocol", "typealias", "indirect"].contains(words[1])
  }

  /// Links to files of the repository that are not there.
  static func deadLinks(in file: File) -> [Finding] {
    let folder = file.path.split(separator: "/").dropLast()
    return file.lines.enumerated().filter { $0.element.contains("](") }.flatMap { offset, line in
      // What stands as code, such as `W[g](k)`, is no link.
      line.replacing(#/`[^`]*`/#, with: "").matches(of: #/\]\((?<link>[^)#]+)(?:#[^)]*)?\)/#).map(
        \.output.link
      )
      .filter { !$0.contains(":") && !exists($0, from: folder) }
      .map { Finding(file, offset + 1, "the link leads nowhere: \($0)") }
    }
  }

  private static func exists(_ link: Substring, from folder: ArraySlice<Substring>) -> Bool {
    var parts = Array(folder)
    for part in link.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    let path = Repository.root.appendingPathComponent(parts.joined(separator: "/"))
    return (try? path.checkResourceIsReachable()) ?? false
  }
}

struct DocumentTests {
  let pages = Repository.all.filter { $0.hasSuffix(".md") }

  @Test func `every decision has its four parts`() throws {
    let decisions = pages.filter { $0.path.hasPrefix("docs/decisions/") }
    expectNone(decisions.flatMap(Documents.decisionFindings))
    let numbers = decisions.compactMap { Int($0.name.prefix(4)) }
    #expect(!numbers.isEmpty && numbers == Array(1...max(1, numbers.count)))
  }

  @Test func `every term of the glossary has both languages and a meaning, once`() throws {
    let glossary = try #require(Repository.file("docs/glossary.md"))
    #expect(Documents.glossaryRows(in: glossary).count > 1)
    expectNone(Documents.glossaryFindings(in: glossary))
  }

  @Test func `every Swedish term that names a type of the domain is in the glossary`() throws {
    let glossary = try #require(Repository.file("docs/glossary.md"))
    let known = Set(Documents.glossaryRows(in: glossary).compactMap(\.cells.first))
    let sources = Repository.all(under: "Sources/SamplanDomain")
    expectNone(
      sources.flatMap { file in
        Documents.terms(in: file).filter { !known.contains($0.term) }.map {
          Finding(file, $0.line, "\($0.term) is not in docs/glossary.md; add it there")
        }
      })
  }

  @Test func `every folder of sources stands in the architecture`() throws {
    let page = try #require(Repository.file("ARCHITECTURE.md"))
    for folder in Repository.folders(under: "Sources") where !page.text.contains("`\(folder)`") {
      Issue.record("ARCHITECTURE.md does not name Sources/\(folder)")
    }
  }

  @Test func `every link between documents leads somewhere`() {
    expectNone(pages.flatMap(Documents.deadLinks))
  }

  @Test func `the front page names the two commands`() throws {
    let front = try #require(Repository.file("README.md"))
    #expect(front.text.contains("make demo") && front.text.contains("make test"))
  }

  @Test func `planted faults in documents are found`() {
    let decision = File("docs/decisions/0001-a.md", "# A\n## Status\n## Decision\n")
    #expect(Documents.decisionFindings(in: decision).count == 1)
    let glossary = File("docs/glossary.md", "| a | b | c |\n| a | | c |\n| d | e |")
    #expect(Documents.glossaryFindings(in: glossary).map(\.line) == [2, 2, 3])
    let link = File("docs/guides/a.md", "[a](../nowhere.md) [b](../../README.md) [c](https://a.b)")
    #expect(Documents.deadLinks(in: link).map(\.line) == [1])
    let type = File("a.swift", "/// A care place (vårdplats).\n/// More.\npackage struct Place {")
    #expect(Documents.terms(in: type).map(\.term) == ["vårdplats"])
  }
}
