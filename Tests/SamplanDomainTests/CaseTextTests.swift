import SamplanBase
import SamplanDomain
import Testing

struct CaseTextTests {
  @Test func `the file is plain text with headings, and its hash is anybody's to compute`() {
    let text = CaseText(
      title: "Ett ärende",
      sections: [
        .economy: "\r\n 12 000 kr per år.  \r\n\r\nInget mer.\n\n", .proposal: "Bifall.",
        .summary: "Kort.", .basis: " \n ",
      ])
    let bytes = text.bytes(of: caseNumber, version: 2)
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == """
        # Ett ärende

        Ärende 2026-014, version 2

        ## Förslag till beslut

        Bifall.

        ## Ärendet i korthet

        Kort.

        ## Ekonomisk konsekvensanalys

         12 000 kr per år.

        Inget mer.

        """)
    // printf of the lines above | sha256sum
    #expect(Digest(of: bytes).short == "670b1fca")
  }

  @Test(arguments: 0..<200)
  func `every text that can be settled is read back as it was`(seed: Int) throws {
    var choice = SeededChoice(seed: UInt64(seed))
    let words = ["ett", "två", "#", "\n", "\n\n", "\t", " ", "å ä ö", "# rubrik", "-", "\r\n"]
    var sections: [CaseText.Section: String] = [:]
    for section in CaseText.Section.allCases {
      sections[section] = (0..<choice.int(0...9)).map { _ in choice.one(of: words) }.joined()
    }
    let text = CaseText(title: "Ärende", sections: sections)
    guard !text.sections.values.contains(where: { "\n\($0)".contains("\n## ") }) else { return }
    let bytes = text.bytes(of: caseNumber, version: 1)
    #expect(CaseText(reading: bytes, of: caseNumber, version: 1) == text)
    #expect(CaseText(reading: bytes, of: caseNumber, version: 2) == nil)
    #expect(CaseText(reading: bytes + [0x20], of: caseNumber, version: 1) == nil)
  }

  @Test func `bytes that are no text are not read`() {
    for broken in ["", "# ", "Ett ärende", "# A\n\nB\n\n## Okänd rubrik\n\nx\n", "\u{FEFF}# A"] {
      #expect(CaseText(reading: bytes(broken), of: caseNumber, version: 1) == nil)
    }
    #expect(CaseText(reading: [0x23, 0x20, 0xFF], of: caseNumber, version: 1) == nil)
  }

  @Test func `no text is settled without its economic impact analysis, and all faults are told`() {
    let text = CaseText(
      title: "A",
      sections: [
        .summary: "x\n## y", .matter: "a\u{07}b",
        .basis: String(repeating: "å", count: CaseText.sectionMax + 1),
      ])
    let refusal = #expect(throws: Refusal.self) { try text.validate() }
    #expect(
      refusal?.fields == [
        "field proposal", "field summary", "field matter", "field economy", "field basis",
      ])
    #expect(throws: Never.self) { try caseText.validate() }
  }
}
