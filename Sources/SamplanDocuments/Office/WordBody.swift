import SamplanBase

/// The text of a Word document, and the numbering of its lists.
struct WordBody {
  private let document: OfficeDocument
  /// Width between the margins, in twentieths of a point: A4 less 2.3 cm on either side.
  static let width = 11_906 - 2 * margin
  static let margin = 1304

  init(_ document: OfficeDocument) { self.document = document }

  var part: Markup {
    """
    \(WordPackage.declaration)<w:document \(WordPackage.names)><w:body>\
    \(paragraph("Kind", WordText.run(document.kind)))\
    \(paragraph("Title", WordText.run(document.title)))\
    \(blocks)\(section)</w:body></w:document>
    """
  }

  private var blocks: Markup {
    var all = Markup.empty
    // List 1 is the dots; each list of steps is one of its own, so that it starts from 1.
    var steps = 1
    for block in document.blocks {
      if case .steps = block { steps += 1 }
      all += markup(of: block, list: steps)
    }
    return all
  }

  private func markup(of block: OfficeDocument.Block, list: Int) -> Markup {
    switch block {
    case .heading(let level, let title):
      paragraph("Heading\(level.rawValue)", WordText.run(title))
    case .paragraph(let runs): paragraph("BodyText", WordText.runs(runs))
    case .bullets(let items): Markup(items.map { item("ListBullet", list: 1, $0) })
    case .steps(let items): Markup(items.map { item("ListNumber", list: list, $0) })
    case .table(let table): WordTable(table).markup
    case .facts(let facts): Markup(facts.map(fact))
    case .notice(let title, let runs):
      paragraph("NoticeTitle", WordText.run(title)) + paragraph("Notice", WordText.runs(runs))
    }
  }

  private func paragraph(_ style: String, _ content: Markup) -> Markup {
    "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr>\(content)</w:p>"
  }

  private func item(_ style: String, list: Int, _ runs: [OfficeDocument.Run]) -> Markup {
    """
    <w:p><w:pPr><w:pStyle w:val="\(style)"/><w:numPr><w:ilvl w:val="0"/>\
    <w:numId w:val="\(list)"/></w:numPr></w:pPr>\(WordText.runs(runs))</w:p>
    """
  }

  private func fact(_ fact: OfficeDocument.Fact) -> Markup {
    let name = WordText.run(OfficeDocument.Run(fact.name, .strong))
    return paragraph("Fact", "\(name)<w:r><w:tab/></w:r>\(WordText.runs(fact.value))")
  }

  /// One section: A4 upright, with its header and footer.
  private var section: Markup {
    """
    <w:sectPr><w:headerReference w:type="default" r:id="rId4"/>\
    <w:footerReference w:type="default" r:id="rId5"/>\
    <w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="\(Self.margin)" \
    w:bottom="1418" w:left="\(Self.margin)" w:header="680" w:footer="567" w:gutter="0"/></w:sectPr>
    """
  }

  /// Dots, and one numbering for each list of steps.
  var numbering: Markup {
    let steps = document.blocks.filter { if case .steps = $0 { true } else { false } }.count
    func level(_ format: String, _ text: String) -> Markup {
      """
      <w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>\
      <w:numFmt w:val="\(format)"/><w:lvlText w:val="\(text)"/><w:lvlJc w:val="left"/>\
      <w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:lvl>
      """
    }
    return """
      \(WordPackage.declaration)<w:numbering \(WordPackage.names)>\
      <w:abstractNum w:abstractNumId="0">\(level("bullet", "•"))</w:abstractNum>\
      <w:abstractNum w:abstractNumId="1">\(level("decimal", "%1."))</w:abstractNum>\
      <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>\
      \(each: 0..<steps, { list in
        """
        <w:num w:numId="\(list + 2)"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">\
        <w:startOverride w:val="1"/></w:lvlOverride></w:num>
        """
      })</w:numbering>
      """
  }
}
