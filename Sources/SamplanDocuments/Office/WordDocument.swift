import SamplanBase

/// An `OfficeDocument` as a Word file, DOCX.
///
/// Transitional WordprocessingML, only what a reader needs: real heading styles, tables whose
/// heading row stands again on each page, a language for the whole, and the information class at
/// the head and foot of every page. The same document gives the same bytes.
/// - Source: ISO/IEC 29500-1 and -4:2016; the container is ISO/IEC 29500-2.
package struct WordDocument {
  let document: OfficeDocument

  /// The type by which browsers and mail know the file.
  package static let mediaType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

  package init(_ document: OfficeDocument) { self.document = document }

  /// The file's bytes; refuses a document beyond the limits of `OfficeDocument`.
  package func bytes() throws(Refusal) -> [UInt8] {
    try document.checkLimits()
    return try ZipArchive.bytes(of: parts, at: document.created)
  }

  /// The parts of the package, the list of types first, as readers expect it.
  var parts: [ZipArchive.Member] {
    let body = WordBody(document)
    let look = WordStyles(language: document.language)
    let edge = WordEdges(document)
    return [
      .init("[Content_Types].xml", WordPackage.contentTypes),
      .init("_rels/.rels", WordPackage.relationships),
      .init("docProps/core.xml", coreProperties),
      .init("docProps/app.xml", WordPackage.application),
      .init("word/document.xml", body.part),
      .init("word/_rels/document.xml.rels", WordPackage.documentRelationships),
      .init("word/styles.xml", look.part),
      .init("word/settings.xml", look.settings),
      .init("word/numbering.xml", body.numbering),
      .init("word/header1.xml", edge.header),
      .init("word/footer1.xml", edge.footer),
    ]
  }

  /// Title, maker and language, for lists of files and for readers' own settings.
  private var coreProperties: Markup {
    let time = String(document.created.description.prefix(19)) + "Z"
    return """
      \(WordPackage.declaration)<cp:coreProperties \
      xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
      <dc:title>\(WordText.escaped(document.title))</dc:title>\
      <dc:subject>\(WordText.escaped(document.kind))</dc:subject>\
      <dc:creator>\(WordText.escaped(document.creator))</dc:creator>\
      <cp:keywords>\(WordText.escaped(document.marks.informationClass))</cp:keywords>\
      <cp:lastModifiedBy>\(WordText.escaped(document.creator))</cp:lastModifiedBy>\
      <dcterms:created xsi:type="dcterms:W3CDTF">\(time)</dcterms:created>\
      <dcterms:modified xsi:type="dcterms:W3CDTF">\(time)</dcterms:modified>\
      <dc:language>\(document.language.wordTag)</dc:language></cp:coreProperties>
      """
  }
}

extension Language {
  /// The language as documents name it.
  /// - Source: BCP 47.
  var wordTag: String {
    switch self {
    case .sv: "sv-SE"
    case .en: "en-GB"
    }
  }
}

/// The parts of the container that are the same for every document.
enum WordPackage {
  static let declaration: Markup =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  /// The names that the parts of the document itself begin with.
  static let names: Markup = """
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    """

  private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
  private static let relation =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  static let contentTypes: Markup = {
    let parts = [
      ("/word/document.xml", "\(word).document.main+xml"),
      ("/word/styles.xml", "\(word).styles+xml"),
      ("/word/settings.xml", "\(word).settings+xml"),
      ("/word/numbering.xml", "\(word).numbering+xml"),
      ("/word/header1.xml", "\(word).header+xml"),
      ("/word/footer1.xml", "\(word).footer+xml"),
      ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
      (
        "/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"
      ),
    ]
    return """
      \(declaration)<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
      <Default Extension="rels" \
      ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\
      \(each: parts, { "<Override PartName=\"\($0.0)\" ContentType=\"\($0.1)\"/>" })</Types>
      """
  }()

  static let relationships = related([
    ("\(relation)/officeDocument", "word/document.xml"),
    (
      "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
      "docProps/core.xml"
    ),
    ("\(relation)/extended-properties", "docProps/app.xml"),
  ])

  /// The header is `rId4` and the footer `rId5`; the section names them so.
  static let documentRelationships = related(
    ["styles", "settings", "numbering", "header", "footer"].map { kind in
      ("\(relation)/\(kind)", kind + (kind.hasSuffix("er") ? "1.xml" : ".xml"))
    })

  static let application: Markup = """
    \(declaration)<Properties \
    xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
    <Application>Samplan</Application></Properties>
    """

  private static func related(_ targets: [(type: String, target: String)]) -> Markup {
    """
    \(declaration)<Relationships \
    xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
    \(each: targets.enumerated(), { index, part in
      "<Relationship Id=\"rId\(index + 1)\" Type=\"\(part.type)\" Target=\"\(part.target)\"/>"
    })</Relationships>
    """
  }
}
