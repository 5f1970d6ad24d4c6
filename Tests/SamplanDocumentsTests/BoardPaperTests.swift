import Foundation
import SamplanBase
import Testing

@testable import SamplanDocuments

struct BoardPaperTests {
  private let paper = SampleBoardPaper.paper

  private func words(_ paper: BoardPaper, _ language: Language = .sv) -> String {
    paper.document(in: language).blocks.map { Self.text(of: $0) }.joined(separator: "\n")
  }

  private static func text(of block: OfficeDocument.Block) -> String {
    func line(_ runs: [OfficeDocument.Run]) -> String { runs.map(\.text).joined() }
    switch block {
    case .heading(let level, let title):
      return String(repeating: "#", count: level.rawValue) + " " + title
    case .paragraph(let runs): return line(runs)
    case .bullets(let items), .steps(let items): return items.map(line).joined(separator: "\n")
    case .facts(let facts):
      return facts.map { "\($0.name)=\(line($0.value))" }.joined(separator: "\n")
    case .notice(let title, let runs): return title + "\n" + line(runs)
    case .table(let table):
      let rows = [table.columns.map(\.title)] + table.rows.map { $0.cells.map(line) }
      return rows.map { $0.joined(separator: "|") }.joined(separator: "\n")
    }
  }

  @Test func `the paper's parts stand in the order of a board's papers`() {
    let titles = words(paper).split(separator: "\n").filter { $0.hasPrefix("#") }
    #expect(
      titles == [
        "# Förslag till beslut", "# Ärendet i korthet", "# Ärendet",
        "# Regionens del i planen", "## Vad planen skulle ta i anspråk",
        "## Vad planen skulle ge regionen", "## Med planen, utan den, och om regionen avstår",
        "## Det som begränsar", "# Kostnader", "# Ekonomisk konsekvensanalys",
        "# Rättslig grund", "# Beslutsunderlag", "# Så dokumenteras beslutet",
        "# Beslutet skickas till",
      ])
  }

  @Test func `no heading skips a level`() {
    var before = 0
    for case .heading(let level, _) in paper.document(in: .sv).blocks {
      #expect(level.rawValue <= before + 1)
      before = level.rawValue
    }
  }

  @Test func `each measure is a proposal until the region has spoken`() {
    let text = words(paper)
    #expect(
      text.contains(
        "Utökade vårdplatser, intensivvård|4|platser|dag 5–19|förslag – ej tagit ställning"))
    #expect(text.contains("Uppskjuten planerad vård|112,5|patienter|"))
    #expect(words(paper, .en).contains("|112.5|patients|days 3–30|proposal – no position taken"))
  }

  @Test func `a figure that was not computed is said so, never shown as nought`() {
    let text = words(paper)
    #expect(text.contains("Patienter som skulle flyttas|ej beräknat|patienter|"))
    #expect(text.contains("Brist på nödvändig intensivvård|vårddygn|3,5|1\u{A0}041|ej beräknat"))
  }

  @Test func `costs are in kronor and öre, with their sum`() {
    let text = words(paper)
    // 20 000 000,00 + 123 456,05 kr, and 635 419,05 + 3 922,18 kr.
    #expect(
      text.contains("Summa|||20\u{A0}123\u{A0}456,05\u{A0}kr|639\u{A0}341,23\u{A0}kr"))
    #expect(text.contains("Fördelningsnyckel: 34 procent lika"))
    #expect(words(paper, .en).contains("SEK\u{A0}20,123,456.05|SEK\u{A0}639,341.23"))
  }

  @Test func `a sum with a cost that is not calculated is not calculated either`() {
    var unknown = paper
    unknown.costs.rows[1].common = nil
    unknown.costs.rows[1].share = nil
    let text = words(unknown)
    #expect(text.contains("Övning|2027|bedömning|ej beräknad|ej beräknad"))
    #expect(text.contains("Summa|||ej beräknad|ej beräknad"))
    unknown.costs.rows = []
    #expect(words(unknown).contains("Det betyder inte att kostnaden är noll."))
    unknown.costs.rows = [
      .init(what: "a", year: 2027, basis: "b", common: .max, share: 0),
      .init(what: "a", year: 2027, basis: "b", common: .max, share: 0),
    ]
    #expect(words(unknown).contains("Summa|||ej beräknad|0,00\u{A0}kr"))
  }

  @Test(arguments: [
    (0, "0,00 kr"), (5, "0,05 kr"), (99_999, "999,99 kr"), (100_000, "1 000,00 kr"),
    (-123_456_789, "−1 234 567,89 kr"), (Int64.min, "−92 233 720 368 547 758,08 kr"),
  ])
  func `an amount is shown to the öre`(ore: Int64, shown: String) {
    #expect(Language.sv.kronor(ore: ore).replacing("\u{A0}", with: " ") == shown)
  }

  @Test func `each figure can be followed to its source`() {
    let text = words(paper)
    #expect(text.contains("Textens kondensat (SHA-256)=\(Digest(of: Array("text".utf8)))"))
    #expect(text.contains("Planens indata (SHA-256)=\(Digest(of: Array("input".utf8)))"))
    #expect(text.contains("Plan=P-00-2026-003, Angrepp i flera områden (påhittat)"))
    #expect(text.contains("Siffrorna gäller=2026-10-02 – 2026-11-19"))
    #expect(text.contains("NSPL kansli|1\u{A0}204"))
  }

  @Test func `a case without plan, texts or settled text says what is missing`() {
    let bare = BoardPaper(
      caseNumber: "2026-001", title: "Ärende", region: "Region Gotland", diaryNumber: "RS 2026/1",
      made: SampleBoardPaper.made,
      marks: .init(informationClass: .open, isDemonstration: false), proposal: [], summary: [],
      matter: [], part: nil, costs: .init(rows: [], key: Text(same: "")), economicAnalysis: [],
      law: [], basis: .init(), sentTo: [])
    let text = words(bare)
    #expect(text.contains("Inget förslag till beslut är skrivet."))
    #expect(text.contains("Ingen ekonomisk konsekvensanalys är skriven."))
    #expect(text.contains("Fastställd text=ingen text är fastställd än"))
    #expect(text.contains("Plan=ärendet vilar inte på en plan"))
    #expect(text.contains("Regionens diarienummer=RS 2026/1"))
    #expect(!text.contains("Regionens del i planen"))
    #expect(bare.document(in: .sv).marks.notice == nil)
  }

  @Test func `class and demonstration are in the marks and in the file's name`() {
    let marks = paper.document(in: .sv).marks
    #expect(marks.informationClass == "Intern NSPL")
    #expect(marks.notice == "Demonstrationsdata – ange inga verkliga uppgifter")
    #expect(marks.party == "Region Västmanland" && marks.reference == "Ärende 2026-014")
    #expect(
      paper.fileName(for: PartyCode("19")!) == "tjansteskrivelse-2026-014-19.internal-demo.docx")
  }

  @Test func `no word of command stands in the paper`() {
    for language in Language.allCases {
      let text = words(paper, language).lowercased()
      for word in ["order", "beordra", "kommend", "ska skicka", "must", "command"] {
        let found = text.split { !$0.isLetter }.contains { $0 == word }
        #expect(!found, "\(word)")
      }
    }
  }

  @Test func `the file is as it was looked at`() throws {
    let bytes = try WordDocument(paper.document(in: .sv)).bytes()
    if Golden.isUpdating { try Golden.write(bytes, to: "board-paper.docx") }
    let kept = try ReadZip(Golden.bytes(of: "board-paper.docx")).members
    let now = try ReadZip(bytes).members
    #expect(kept.map(\.name) == now.map(\.name))
    for (kept, now) in zip(kept, now) where kept.bytes != now.bytes {
      Issue.record("\(now.name) differs from that of Golden/board-paper.docx")
    }
    let body = try #require(now.first { $0.name == "word/document.xml" })
    let lines = String(decoding: body.bytes, as: UTF8.self).replacing("</w:p>", with: "</w:p>\n")
    try Golden.expect(lines, is: "board-paper.xml")
  }
}
