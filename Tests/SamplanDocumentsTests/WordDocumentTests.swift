import Foundation
import SamplanBase
import Testing

@testable import SamplanDocuments

#if canImport(FoundationXML)
  import FoundationXML
#endif

private let made = SampleBoardPaper.made

private func document(_ blocks: [OfficeDocument.Block], notice: String? = nil) -> OfficeDocument {
  OfficeDocument(
    title: "Titel", kind: "Prov", creator: "NSPL", created: made, language: .sv,
    marks: .init(
      informationClass: "Intern NSPL", party: "Region Gotland", reference: "Ärende 1",
      notice: notice),
    blocks: blocks)
}

private func part(_ name: String, of document: OfficeDocument) throws -> String {
  let members = try ReadZip(WordDocument(document).bytes()).members
  let member = try #require(members.first { $0.name == name })
  return String(decoding: member.bytes, as: UTF8.self)
}

struct WordDocumentTests {
  @Test func `every part of the container is XML that a parser reads`() throws {
    let bytes = try WordDocument(SampleBoardPaper.paper.document(in: .sv)).bytes()
    let members = try ReadZip(bytes).members
    #expect(members.first?.name == "[Content_Types].xml" && members.count == 11)
    for member in members {
      let parser = XMLReader()
      #expect(parser.read(member.bytes), "\(member.name): \(parser.fault ?? "")")
    }
  }

  @Test func `every part has a type, and every relation leads to a part`() throws {
    let members = try ReadZip(WordDocument(document([])).bytes()).members
    let names = Set(members.map { "/" + $0.name })
    let types = try part("[Content_Types].xml", of: document([]))
    let typed = Set(types.matches(of: /PartName="([^"]+)"/).map { String($0.1) })
    #expect(typed == names.filter { !$0.hasSuffix(".rels") && !$0.contains("[") })
    let relations = try part("word/_rels/document.xml.rels", of: document([]))
    for target in relations.matches(of: /Target="([^"]+)"/).map(\.1) {
      #expect(names.contains("/word/\(target)"))
    }
    #expect(relations.contains("Id=\"rId4\" Type=\"http://schemas.openxmlformats.org/"))
    #expect(relations.contains("/header\" Target=\"header1.xml\""))
  }

  @Test func `every style that is used is declared`() throws {
    let whole = SampleBoardPaper.paper.document(in: .sv)
    let styles = try part("word/styles.xml", of: whole)
    let declared = Set(styles.matches(of: /w:styleId="([^"]+)"/).map { String($0.1) })
    for name in ["word/document.xml", "word/header1.xml", "word/footer1.xml"] {
      let used = try part(name, of: whole)
        .matches(of: /<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/).map { String($0.1) }
      #expect(!used.isEmpty && declared.isSuperset(of: used), "\(name)")
    }
    #expect(declared.isSuperset(of: ["Heading1", "Heading2", "Heading3", "Title", "Caption"]))
    let based = styles.matches(of: /<w:(?:basedOn|next) w:val="([^"]+)"/).map { String($0.1) }
    #expect(declared.isSuperset(of: based))
  }

  @Test func `text cannot become markup, and what XML forbids is replaced`() throws {
    let evil = "</w:t><w:p/>&\"'\u{0}\u{B}\u{FFFF}\u{FFFE}å🚑"
    let row = OfficeDocument.Table.Row([evil])
    var whole = document([
      .heading(.one, evil), .text(evil), .bullets([[.init(evil)]]), .steps([[.init(evil, .code)]]),
      .table(.init(caption: evil, columns: [.init(evil)], rows: [row])),
      .facts([.init(evil, evil)]), .notice(evil, [.init(evil)]),
    ])
    whole.title = evil
    whole.marks = .init(informationClass: evil, party: evil, reference: evil, notice: evil)
    let clean = "</w:t><w:p/>&\"'\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}å🚑"
    for member in try ReadZip(WordDocument(whole).bytes()).members {
      let reader = XMLReader()
      #expect(reader.read(member.bytes), "\(member.name): \(reader.fault ?? "")")
      if member.name == "word/document.xml" {
        #expect(reader.text.components(separatedBy: clean).count - 1 == 12)
      }
    }
  }

  @Test func `line breaks and tabs in a text are kept`() throws {
    let xml = try part("word/document.xml", of: document([.text("a\r\nb\nc\td")]))
    #expect(
      xml.contains(
        "a</w:t><w:br/><w:t xml:space=\"preserve\">b</w:t><w:br/><w:t xml:space=\"preserve\">c"
          + "</w:t><w:tab/><w:t xml:space=\"preserve\">d</w:t>"))
  }

  @Test func `a table has its heading row on every page, and widths that sum`() throws {
    let table = OfficeDocument.Table(
      caption: "Platser",
      columns: [.init("Region", share: 3), .init("Antal", share: 1, .end), .init("År", share: 0)],
      rows: [.init(["Gotland", "4", "2026"]), .init(["Summa", "4", ""], .total)])
    let xml = try part("word/document.xml", of: document([.table(table)]))
    #expect(xml.contains("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"))
    #expect(xml.contains("<w:tblCaption w:val=\"Platser\"/>"))
    let widths = xml.matches(of: /<w:gridCol w:w="(\d+)"/).compactMap { Int($0.1) }
    // 9 298 in parts 3, 1, 1: 5 578, 1 859, 1 859, and the 2 that are left over to the first.
    #expect(widths == [5580, 1859, 1859])
    #expect(xml.matches(of: /<w:jc w:val="right"\/>/).count == 3)
  }

  @Test func `each list of steps starts from 1`() throws {
    let steps = OfficeDocument.Block.steps([[.init("a")], [.init("b")]])
    let whole = document([steps, .bullets([[.init("c")]]), steps])
    let body = try part("word/document.xml", of: whole)
    let lists = body.matches(of: /<w:numId w:val="(\d)"\/>/).map { String($0.1) }
    #expect(lists == ["2", "2", "1", "3", "3"])
    let numbering = try part("word/numbering.xml", of: whole)
    #expect(numbering.matches(of: /<w:startOverride w:val="1"\/>/).count == 2)
  }

  @Test func `class, party and page stand at the edges, and the language in the whole`() throws {
    let whole = document([.text("a")], notice: "Demonstrationsdata")
    let header = try part("word/header1.xml", of: whole)
    #expect(header.contains("Intern NSPL") && header.contains("Region Gotland · Ärende 1"))
    #expect(header.contains("Demonstrationsdata"))
    let footer = try part("word/footer1.xml", of: whole)
    #expect(footer.contains("Intern NSPL") && footer.contains("w:instr=\" PAGE \""))
    #expect(footer.contains("w:instr=\" NUMPAGES \"") && footer.contains("> av <"))
    #expect(try part("word/styles.xml", of: whole).contains("<w:lang w:val=\"sv-SE\""))
    var english = whole
    english.language = .en
    #expect(try part("word/styles.xml", of: english).contains("<w:lang w:val=\"en-GB\""))
    let core = try part("docProps/core.xml", of: whole)
    #expect(core.contains("<dc:title>Titel</dc:title>") && core.contains("<dc:creator>NSPL<"))
    #expect(core.contains(">2026-11-20T08:15:30Z</dcterms:created>"))
  }

  @Test func `a document beyond its limits is refused, with every limit passed`() throws {
    let rows = [OfficeDocument.Table.Row](
      repeating: .init([String(repeating: "a", count: 400)]),
      count: OfficeDocument.rowsMax + 1)
    let large = document([.table(.init(caption: "", columns: [.init("a")], rows: rows))])
    let refusal = #expect(throws: Refusal.self) { try WordDocument(large).bytes() }
    #expect(refusal?.kind == .limit && refusal?.problems.count == 2)
    let edge = document([.table(.init(caption: "", columns: [.init("a")], rows: []))])
    #expect(throws: Never.self) { try WordDocument(edge).bytes() }
  }

  @Test func `the same document gives the same bytes`() throws {
    let whole = SampleBoardPaper.paper.document(in: .en)
    #expect(try WordDocument(whole).bytes() == WordDocument(whole).bytes())
  }
}

/// Whether bytes are well-formed XML, by the system's parser, and the text in them.
private final class XMLReader: NSObject, XMLParserDelegate {
  private(set) var text = ""
  private(set) var fault: String?

  func read(_ bytes: [UInt8]) -> Bool {
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    let isRead = parser.parse()
    fault = parser.parserError.map { "\($0)" }
    return isRead
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
