import SamplanBase

/// The head and foot of every page: class, party, what the document belongs to, page of pages.
struct WordEdges {
  private let document: OfficeDocument
  private var marks: OfficeDocument.Marks { document.marks }

  init(_ document: OfficeDocument) { self.document = document }

  var header: Markup {
    let notice = marks.notice.map {
      "<w:p><w:pPr><w:pStyle w:val=\"Watermark\"/></w:pPr>\(WordText.run($0))</w:p>" as Markup
    }
    return """
      \(WordPackage.declaration)<w:hdr \(WordPackage.names)><w:p><w:pPr>\
      <w:pStyle w:val="Header"/></w:pPr>\(WordText.run(.init(marks.informationClass, .strong)))\
      \(tab)\(WordText.run(marks.party + " · " + marks.reference))</w:p>\(notice)</w:hdr>
      """
  }

  var footer: Markup {
    let page = Text(sv: "Sida ", en: "Page ")[document.language]
    let of = Text(sv: " av ", en: " of ")[document.language]
    return """
      \(WordPackage.declaration)<w:ftr \(WordPackage.names)><w:p><w:pPr>\
      <w:pStyle w:val="Footer"/></w:pPr>\(WordText.run(.init(marks.informationClass, .strong)))\
      \(WordText.run(" · " + document.creator))\(tab)\(WordText.run(page))\(field("PAGE"))\
      \(WordText.run(of))\(field("NUMPAGES"))</w:p></w:ftr>
      """
  }

  private var tab: Markup { "<w:r><w:tab/></w:r>" }

  /// A number that the reader's program fills in.
  private func field(_ name: String) -> Markup {
    "<w:fldSimple w:instr=\" \(name) \"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
  }
}
