import Foundation
import HTTPTypes
import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanService
import Testing

@testable import SamplanWeb

/// The pages themselves: whole, in both languages, and small.
struct PageTests {
  /// The main pages of the shared demonstration.
  static let main = [
    "/", "/?vard=MED&ordning=namn", "/regioner/25", "/kapacitet", "/kapacitet/19/rapportera",
    "/kapacitet/19/rapportera?niva=sjukhus", "/kapacitet/19/import", "/granser/19", "/scenarier",
    "/scenarier/S-00-2026-001", "/scenarier/nytt?fran=S-00-2026-002", "/planer", "/planer/kor",
    "/planer/P-00-2026-001", "/planer/P-00-2026-001/tillsammans",
    "/planer/P-00-2026-001/var-del", "/planer/P-00-2026-001/var-del/19",
    "/planer/P-00-2026-001/var-del/08", "/planer/P-00-2026-001/katastroftillstand",
    "/planer/jamfor?a=P-00-2026-001&b=P-00-2026-001", "/journal",
    "/konto",
    "/logga-in", "/om/tillganglighet", "/om/data", "/om/berakning", "/om/tillbakablick",
  ]

  @Test(arguments: main)
  func `every page is under 100 kB as sent`(path: String) async throws {
    let trial = try await Trial.shared()
    let reader = try await trial.reader(.regionRegistrar, "19")
    let answer = await reader.get(path, headers: [.acceptEncoding: "gzip, br"])
    #expect(answer.status == .ok && answer.headers[.contentEncoding] == "gzip")
    #expect(answer.body.count < 100_000, "\(answer.body.count) bytes")
  }

  @Test(arguments: main)
  func `every page is well formed and can be found its way in`(path: String) async throws {
    let trial = try await Trial.shared()
    let reader = try await trial.reader(.regionRegistrar, "19")
    let page = await reader.get(path).text
    #expect(page.contains("<html lang=\"sv\">"))
    #expect(page.matches(of: /<h1[ >]/).count == 1)
    #expect(page.contains("href=\"#main\"") && page.contains("<main id=\"main\">"))
    #expect(page.contains("Demonstrationsdata – ange inga verkliga uppgifter"))
    #expect(page.matches(of: /class="tag">/).count == 1)
    let ids = page.matches(of: /\ id="([^"]*)"/).map { String($0.1) }
    let twice = Dictionary(grouping: ids) { $0 }.filter { $1.count > 1 }.keys
    #expect(twice.isEmpty, "ids that stand twice: \(twice.sorted())")
    let labels = Set(page.matches(of: /<label for="([^"]*)"/).map { String($0.1) })
    for field in page.matches(of: /<(input|select|textarea) [^>]*>/).map({ String($0.0) }) {
      guard !field.contains("type=\"hidden\"") else { continue }
      let id = field.firstMatch(of: /\ id="([^"]*)"/).map { String($0.1) }
      #expect(
        id.map(labels.contains) == true || field.contains("aria-label="), "no label: \(field)")
    }
  }

  @Test(arguments: main)
  func `no Swedish is left in an English page but names and sources`(path: String) async throws {
    let trial = try await Trial.shared()
    let reader = try await trial.reader(.regionRegistrar, "19", language: .en)
    let page = await reader.get(path).text
    #expect(page.contains("<html lang=\"en\">"))
    let picture = try trial.node.picture(for: actor(.regionRegistrar, code("19")))
    let known = Set(Self.ownWords(in: picture).flatMap { $0.swedishWords })
      .union(trial.node.eightWords.flatMap { $0.swedishWords })
    let left = page.visibleText.swedishWords.filter { !known.contains($0) }
    #expect(left.isEmpty, "\(Set(left).sorted().prefix(20))")
  }

  /// What is the same in every language: names, and what people have written.
  private static func ownWords(in picture: NationalPicture) -> [String] {
    var words = ["Svenska", "sjukvårdsregion", "Angrepp i flera områden samtidigt"]
    for record in picture.records {
      if let opened = record.opened?.value {
        words += [opened.officialName, opened.shortName, opened.seat?.name ?? ""]
        words += opened.groupings.map { $0.name }
      }
      words.append(record.limits.last?.value.note ?? "")
      words += record.figures.entries.compactMap { $0.figure.source }
      for hospital in picture.hospitals(of: record.party) {
        words += [hospital.value.name, hospital.value.place.name]
      }
    }
    for scenario in picture.scenarios.map({ $0.value }) {
      words += [scenario.name, scenario.description]
      words += scenario.demand.map { $0.source } + scenario.losses.map { $0.source }
      words += scenario.closures.map { $0.source } + scenario.staffing.map { $0.source }
      for assumption in scenario.assumptions {
        words += [assumption.name, assumption.source, assumption.owner, assumption.unit]
      }
    }
    return words
  }

  @Test(arguments: [
    "/planeringsbild.json", "/kapacitet.json", "/regioner/19.json", "/scenarier.json",
    "/scenarier/S-00-2026-001.json", "/planer.json", "/planer/P-00-2026-001.json",
  ])
  func `data is JSON that can be read`(path: String) async throws {
    let trial = try await Trial.shared()
    let reader = try await trial.reader(.regionRegistrar, "19")
    let answer = await reader.get(path)
    #expect(answer.status == .ok)
    #expect((try? JSONSerialization.jsonObject(with: Data(answer.body))) is [String: Any])
  }

  @Test(arguments: [
    "/planeringsbild.csv", "/kapacitet.csv", "/regioner/19.csv", "/scenarier.csv",
    "/scenarier/S-00-2026-001.csv", "/planer.csv", "/planer/P-00-2026-001.csv",
  ])
  func `files carry their class in the name, and open in Swedish Excel`(path: String) async throws {
    let trial = try await Trial.shared()
    let reader = try await trial.reader(.regionRegistrar, "19")
    let answer = await reader.get(path)
    let name = try #require(answer.headers[.contentDisposition])
    #expect(name.contains("samplan-demo-") && name.contains("internal"), "\(name)")
    #expect(answer.body.starts(with: [0xEF, 0xBB, 0xBF]))
    let lines = String(decoding: answer.body, as: UTF8.self).split(separator: "\r\n")
    #expect(lines.count > 1 && lines[0].contains(";"))
  }

  @Test func `the picture and its data say the same`() async throws {
    let trial = try await Trial.shared()
    let reader = try await trial.reader(.kansliStrategist)
    let page = await reader.get("/").text
    let json = await reader.get("/planeringsbild.json")
    let data = try #require(
      try JSONSerialization.jsonObject(with: Data(json.body)) as? [String: Any])
    let totals = try #require(data["totals"] as? [[String: Any]])
    let beds = try #require(totals.first { $0["measure"] as? String == "beds.somatic" })
    let sum = try #require(beds["sum"] as? Int)
    #expect(page.contains(Language.sv.number(sum)))
    #expect(page.contains("från 21 av 21 regioner"))
    #expect((data["plan"] as? [String: Any])?["id"] as? String == "P-00-2026-001")
  }

  @Test func `without a plan the picture shows beds and the way to a plan`() async throws {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.kansliStrategist)
    let page = await reader.get("/").text
    #expect(page.contains("Ingen plan är publicerad ännu") && page.contains("/planer/kor"))
    #expect(!page.contains("class=\"chip s"))
  }

  @Test func `a choice of language is kept, and the way back too`() async throws {
    let trial = try await Trial.shared()
    let reader = try await trial.reader(.kansliStrategist)
    _ = await reader.get("/kapacitet")
    let answer = await reader.post("/sprak", [("sprak", "en"), ("till", "/kapacitet")])
    #expect(answer.headers[.location] == "/kapacitet")
    #expect(await reader.get("/kapacitet").text.contains("<html lang=\"en\">"))
    let away = await reader.post("/sprak", [("sprak", "sv"), ("till", "//evil.example")])
    #expect(away.headers[.location] == "/")
  }
}

extension String {
  /// The page without tags, scripts and attributes, with entities as they are.
  var visibleText: String {
    replacing(/<(script|style)[^>]*>[\s\S]*?<\/(script|style)>/, with: " ")
      // Short names of tiles, which are cut: the whole names stand beside them.
      .replacing(/<text [^>]*brief">[^<]*<\/text>/, with: " ")
      .replacing(/<[^>]*>/, with: " ")
      .replacing("&#39;", with: "'").replacing("&quot;", with: "\"")
      .replacing("&amp;", with: "&")
  }

  /// The words with å, ä or ö in them, in lower case.
  var swedishWords: [String] {
    lowercased().split { !$0.isLetter }.map(String.init)
      .filter { $0.contains { "åäö".contains($0) } }
  }
}
