import SamplanBase

/// How a Word document looks: one dark blue for headings, black text, lines rather than boxes.
///
/// The styles have Word's own names where there is one, so that a region's own template can take
/// over, and so that headings are headings to every reader.
struct WordStyles {
  let language: Language

  private static let accent = "1B3A57"
  private static let line = "9AA7B2"
  private static let wash = "E9EEF3"

  /// A style of paragraphs.
  private struct Style {
    let id: String
    let name: String
    var after: String?
    var next: String?
    /// Whether Word knows the name by itself.
    var isWords = false
    var paragraph: Markup = .empty
    var run: Markup = .empty

    var markup: Markup {
      """
      <w:style w:type="paragraph"\(" w:customStyle=\"1\"", if: !isWords) \
      w:styleId="\(id)"><w:name w:val="\(name)"/>\
      <w:basedOn w:val="\(after ?? "Normal")"/>\
      \("<w:next w:val=\"\(next ?? "")\"/>", if: next != nil)<w:qFormat/>\
      <w:pPr>\(paragraph)</w:pPr><w:rPr>\(run)</w:rPr></w:style>
      """
    }
  }

  var part: Markup {
    """
    \(WordPackage.declaration)<w:styles \(WordPackage.names)>\(defaults)\
    <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>\
    <w:qFormat/></w:style>\
    <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">\
    <w:name w:val="Default Paragraph Font"/></w:style>\
    <w:style w:type="table" w:default="1" w:styleId="TableNormal">\
    <w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>\
    <w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>\
    <w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>\
    </w:style>\(Self.headings.map(\.markup))\(Self.texts.map(\.markup))\
    \(Self.edges.map(\.markup))\(characters)\(table)</w:styles>
    """
  }

  private var defaults: Markup {
    """
    <w:docDefaults><w:rPrDefault><w:rPr>\
    <w:rFonts w:ascii="Arial" w:eastAsia="Arial" w:hAnsi="Arial" w:cs="Arial"/>\
    <w:sz w:val="20"/><w:szCs w:val="20"/>\
    <w:lang w:val="\(language.wordTag)" w:eastAsia="\(language.wordTag)" w:bidi="ar-SA"/>\
    </w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>\
    <w:spacing w:after="0" w:line="269" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
    """
  }

  private static let headings = [
    Style(
      id: "Kind", name: "Kind", next: "Title", paragraph: "<w:spacing w:after=\"60\"/>",
      run: "<w:caps/><w:color w:val=\"\(accent)\"/><w:spacing w:val=\"30\"/><w:sz w:val=\"18\"/>"),
    Style(
      id: "Title", name: "Title", next: "BodyText", isWords: true,
      paragraph: "<w:keepNext/><w:spacing w:after=\"240\" w:line=\"240\" w:lineRule=\"auto\"/>",
      run: "<w:b/><w:color w:val=\"\(accent)\"/><w:sz w:val=\"40\"/>"),
    heading(1, before: 360, after: 100, size: 28), heading(2, before: 240, after: 80, size: 23),
    heading(3, before: 200, after: 60, size: 20),
  ]

  private static func heading(_ level: Int, before: Int, after: Int, size: Int) -> Style {
    Style(
      id: "Heading\(level)", name: "heading \(level)", next: "BodyText", isWords: true,
      paragraph: """
        <w:keepNext/><w:keepLines/><w:spacing w:before="\(before)" w:after="\(after)"/>\
        <w:outlineLvl w:val="\(level - 1)"/>
        """,
      run: "<w:b/><w:color w:val=\"\(accent)\"/><w:sz w:val=\"\(size)\"/>")
  }

  private static let texts = [
    Style(
      id: "BodyText", name: "Body Text", isWords: true,
      paragraph: "<w:spacing w:after=\"140\"/>"),
    Style(
      id: "ListBullet", name: "List Bullet", isWords: true,
      paragraph: "<w:spacing w:after=\"80\"/>"),
    Style(
      id: "ListNumber", name: "List Number", isWords: true,
      paragraph: "<w:spacing w:after=\"80\"/>"),
    Style(
      id: "Fact", name: "Fact",
      paragraph: """
        <w:tabs><w:tab w:val="left" w:pos="3289"/></w:tabs><w:spacing w:after="60"/>\
        <w:ind w:left="3289" w:hanging="3289"/>
        """),
    Style(
      id: "NoticeTitle", name: "Notice Title", next: "Notice",
      paragraph: "<w:keepNext/>\(frame)<w:spacing w:before=\"160\"/>\(inset)",
      run: "<w:b/><w:color w:val=\"\(accent)\"/>"),
    Style(
      id: "Notice", name: "Notice", paragraph: "\(frame)<w:spacing w:after=\"200\"/>\(inset)"),
    Style(
      id: "Caption", name: "caption", isWords: true,
      paragraph: "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"80\"/>",
      run: "<w:b/><w:sz w:val=\"18\"/>"),
    Style(
      id: "TableHeading", name: "Table Heading",
      paragraph: "<w:keepNext/>\(cell)",
      run: "<w:b/><w:color w:val=\"\(accent)\"/><w:sz w:val=\"17\"/>"),
    Style(id: "TableText", name: "Table Text", paragraph: cell, run: "<w:sz w:val=\"18\"/>"),
    Style(
      id: "AfterTable", name: "After Table",
      paragraph: "<w:spacing w:after=\"0\" w:line=\"200\" w:lineRule=\"exact\"/>"),
  ]

  private static let cell: Markup =
    "<w:spacing w:before=\"40\" w:after=\"40\" w:line=\"240\" w:lineRule=\"auto\"/>"
  private static let inset: Markup = "<w:ind w:left=\"170\" w:right=\"170\"/>"
  private static let frame: Markup = """
    <w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="\(wash)"/>\
    <w:left w:val="single" w:sz="24" w:space="8" w:color="\(accent)"/>\
    <w:bottom w:val="single" w:sz="4" w:space="5" w:color="\(wash)"/></w:pBdr>\
    <w:shd w:val="clear" w:color="auto" w:fill="\(wash)"/>
    """

  private static let edges = [
    Style(
      id: "Header", name: "header", isWords: true,
      paragraph: """
        <w:pBdr><w:bottom w:val="single" w:sz="6" w:space="4" w:color="\(line)"/></w:pBdr>\
        \(rightTab)<w:spacing w:after="60"/>
        """, run: "<w:sz w:val=\"16\"/>"),
    Style(
      id: "Footer", name: "footer", isWords: true,
      paragraph: """
        <w:pBdr><w:top w:val="single" w:sz="6" w:space="4" w:color="\(line)"/></w:pBdr>\(rightTab)
        """, run: "<w:sz w:val=\"16\"/>"),
    Style(
      id: "Watermark", name: "Watermark", after: "Header", paragraph: "<w:jc w:val=\"center\"/>",
      run: "<w:b/><w:caps/><w:spacing w:val=\"20\"/>"),
  ]

  private static let rightTab: Markup =
    "<w:tabs><w:tab w:val=\"right\" w:pos=\"\(WordBody.width)\"/></w:tabs>"

  private var characters: Markup {
    """
    <w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/>\
    <w:rPr><w:b/></w:rPr></w:style>\
    <w:style w:type="character" w:customStyle="1" w:styleId="Code"><w:name w:val="Code"/><w:rPr>\
    <w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>\
    <w:noProof/><w:sz w:val="15"/></w:rPr></w:style>
    """
  }

  private var table: Markup {
    let line: Markup = "w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"\(Self.line)\""
    return """
      <w:style w:type="table" w:customStyle="1" w:styleId="SamplanTable">\
      <w:name w:val="Samplan Table"/>\
      <w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top \(line)/>\
      <w:bottom \(line)/><w:insideH \(line)/></w:tblBorders></w:tblPr>\
      <w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>\
      <w:bottom w:val="single" w:sz="8" w:space="0" w:color="\(Self.accent)"/></w:tcBorders>\
      <w:shd w:val="clear" w:color="auto" w:fill="\(Self.wash)"/></w:tcPr></w:tblStylePr></w:style>
      """
  }

  /// Word's settings: long Swedish words divide, and no reader falls back to an older Word's ways.
  var settings: Markup {
    """
    \(WordPackage.declaration)<w:settings \(WordPackage.names)>\
    <w:defaultTabStop w:val="720"/><w:autoHyphenation/>\
    <w:characterSpacingControl w:val="doNotCompress"/><w:compat>\
    <w:compatSetting w:name="compatibilityMode" \
    w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>\
    <w:themeFontLang w:val="\(language.wordTag)"/><w:decimalSymbol w:val="\(decimalPoint)"/>\
    <w:listSeparator w:val=";"/></w:settings>
    """
  }

  private var decimalPoint: String { language == .sv ? "," : "." }
}
