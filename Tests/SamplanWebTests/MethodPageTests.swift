import Foundation
import HTTPTypes
import SamplanBase
import SamplanService
import Testing

@testable import SamplanWeb

struct MethodPageTests {
  private static func glossary() throws -> Set<String> {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "docs/glossary.md"), encoding: .utf8)
    return Set(
      text.split(separator: "\n").filter { $0.hasPrefix("| ") }.compactMap {
        $0.split(separator: "|").first.map { $0.trimmingCharacters(in: .whitespaces) }
      })
  }

  @Test func `every word the page promises to explain is in the glossary`() throws {
    let known = try Self.glossary()
    #expect(known.count > 50)
    for term in MethodTerms.all { #expect(known.contains(term.sv), "\(term.sv)") }
  }

  @Test func `every word leads to a section that uses it`() throws {
    for term in MethodTerms.all {
      let section = try #require(
        MethodPage.sections.first { $0.id == term.section }, "\(term.section)")
      let said = ([section.title].compactMap { $0 } + section.paragraphs + section.points)
        .map { $0.sv.lowercased() }.joined(separator: " ")
      // An inflected word begins like its dictionary form.
      let stems = term.sv.lowercased().split(separator: " ").map { word in
        word.count > 5 ? word.prefix(word.count - 3) : word[...]
      }
      #expect(stems.allSatisfy { said.contains($0) }, "\(term.sv)")
    }
  }

  @Test func `limits come before any method, and every section can be linked to`() {
    let ids = MethodPage.sections.map(\.id)
    #expect(ids.first == "granser" && !ids.contains(nil))
    #expect(Set(ids).count == ids.count && ids.count >= 14)
    #expect(ids.firstIndex(of: "granser")! < ids.firstIndex(of: "simulering")!)
  }

  @Test(arguments: ["sv", "en"])
  func `links within the page lead to places on it`(language: String) async throws {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.regionRegistrar, "19")
    let page = await reader.get(
      "/om/berakning", headers: [.acceptLanguage: language]
    ).text
    let ids = Set(page.matches(of: /\sid="([^"]+)"/).map { String($0.1) })
    let links = page.matches(of: /href="#([^"]+)"/).map { String($0.1) }
    #expect(links.count > 30)
    for link in links { #expect(ids.contains(link), "\(link)") }
  }

  @Test func `it says who decides, and how often an effect is one`() {
    let all = MethodPage.sections.flatMap { $0.paragraphs + $0.points }
    let swedish = all.map(\.sv).joined(separator: " ")
    #expect(
      swedish.contains(
        "Regionen bedömer; regeringen beslutar om kvalificerat katastroftillstånd."))
    #expect(swedish.contains("missar den rapporterade beläggningen med mer än 3 procentenheter"))
    #expect(swedish.contains("minst 5 procent av regionens platser"))
    #expect(swedish.contains("inom 72 timmar är minst 20 procent"))
    #expect(swedish.contains("Planens effekt är skillnaden från V0 till V2, med sitt medelfel."))
  }

  @Test func `no word of command stands on the page`() {
    let all = MethodPage.sections.flatMap { $0.paragraphs + $0.points }
    let banned: Set<Substring> = ["order", "beordrar", "beordras", "kommenderas", "orders"]
    for text in all {
      for word in (text.sv + " " + text.en).lowercased().split(whereSeparator: { !$0.isLetter })
      where banned.contains(word) {
        Issue.record("\(word): \(text.sv)")
      }
    }
  }
}
