import SamplanBase
import Testing

@testable import SamplanDocuments

struct MarkupTests {
  @Test func `text put into markup is escaped`() {
    let name = "<script>alert(\"&'\")</script>"
    let markup: Markup = "<p>\(name)</p>"
    #expect(
      markup.string == "<p>&lt;script&gt;alert(&quot;&amp;&#39;&quot;)&lt;/script&gt;</p>")
  }

  @Test func `a text literal put into markup is text, not markup`() {
    let markup: Markup = "<p>\("<b>")\(true ? "<i>" : "<u>")</p>"
    #expect(markup.string == "<p>&lt;b&gt;&lt;i&gt;</p>")
  }

  @Test func `markup put into markup is left as it is`() {
    let bold: Markup = "<b>\("å & ä")</b>"
    let missing: Markup? = nil
    let markup: Markup = "<p>\(bold)\([bold, bold])\(missing)\(raw: "<hr>")</p>"
    let one = "<b>å &amp; ä</b>"
    #expect(markup.string == "<p>\(one)\(one)\(one)<hr></p>")
  }

  @Test func `each element gives its piece and a condition keeps or drops one`() {
    let markup: Markup = """
      <ul>\(each: 1...3, { "<li>\($0)</li>" })</ul>\("<hr>", if: true)\("<br>", if: false)
      """
    #expect(markup.string == "<ul><li>1</li><li>2</li><li>3</li></ul><hr>")
  }

  @Test func `values with a text of their own are escaped too`() {
    struct Odd: CustomStringConvertible { let description = "a<b" }
    let markup: Markup = "\(Odd()) \(PartyCode.kansli) \(Day("2026-11-20")!) \(-12)"
    #expect(markup.string == "a&lt;b 00 2026-11-20 -12")
  }

  @Test func `a value cannot leave its quoted attribute`() {
    let evil = "\" onmouseover=\"alert(1)"
    let double: Markup = "<a title=\"\(evil)\">"
    #expect(double.string == "<a title=\"&quot; onmouseover=&quot;alert(1)\">")
    let single: Markup = "<a title='\("' x='")'>"
    #expect(single.string == "<a title='&#39; x=&#39;'>")
    let second: Markup = "<a class=\"a b\" title=\"x \(evil)\">"
    #expect(!second.string.contains("\" onmouseover=\"alert"))
  }

  @Test func `an attribute without quotes is given them`() {
    let evil = "x onmouseover=alert(1)"
    let markup: Markup = "<a title=\(evil)>=\(evil)"
    #expect(
      markup.string
        == "<a title=\"x onmouseover=alert(1)\">=x onmouseover=alert(1)")
    let piece: Markup = " title=\(evil)"
    #expect(piece.string == " title=\"x onmouseover=alert(1)\"")
  }

  @Test func `a value bare in a tag cannot bring attributes with it`() {
    let evil = "x onmouseover=alert(1) /><script>"
    let markup: Markup = "<input \(evil)>"
    #expect(markup.string == "<input xonmouseoveralert1script>")
    let after: Markup = "<input value=\"1\" \(evil)>"
    #expect(!after.string.contains("=" + "alert"))
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
    "\u{1}javascript:alert(1)", "data:text/html,x", "vbscript:x", "blob:x",
  ])
  func `an address with a scheme that runs becomes harmless`(address: String) {
    let markup: Markup = "<a href=\"\(link: address)\">"
    #expect(markup.string == "<a href=\"#\">")
  }

  @Test(arguments: [
    "/regioner/19", "?sortera=namn:a", "#topp", "https://example.se/a?b=1", "mailto:a@b.se",
    "lokal/sida", "./a:b",
  ])
  func `an ordinary address stands`(address: String) {
    let markup: Markup = "<a href=\"\(link: address)\">"
    #expect(markup.string == "<a href=\"\(address)\">")
  }

  @Test func `control characters are replaced, tab and line ends kept`() {
    #expect(Markup(text: "a\u{0}b\u{8}c\u{7F}\td\n").string == "a&#xFFFD;b&#xFFFD;c&#xFFFD;\td\n")
  }

  @Test func `no text makes a tag or an attribute, whatever it is made of`() {
    var numbers = SeededNumbers(seed: 11)
    let parts = ["<", ">", "\"", "'", "&", "=", " ", "script", "/", "å", "\u{0}", "--", "]]>", "x"]
    for _ in 0..<2000 {
      let text = (0..<Int.random(in: 0...12, using: &numbers))
        .map { _ in parts.randomElement(using: &numbers)! }.joined()
      let markup: Markup = "<p title=\"\(text)\">\(text)</p>"
      let bytes = markup.string
      #expect(bytes.count { $0 == "<" } == 2)
      #expect(bytes.count { $0 == ">" } == 2)
      #expect(bytes.count { $0 == "\"" } == 2)
    }
  }

  @Test func `coordinates have at most one decimal`() {
    let markup: Markup = """
      \(at: 12) \(at: 12.34) \(at: -0.04) \(at: -3.06) \(at: .nan) \(at: 1e300) \(at: 0.96)
      """
    #expect(markup.string == "12 12.3 0 -3.1 0 0 1")
  }

  @Test func `a table of 21 rows and 90 columns keeps every value`() {
    let table = DataTable(
      id: "t", caption: "c", columns: (0...90).map { .init("\($0)", isNumeric: $0 > 0) },
      rows: (0..<21).map { row in
        .init("\(row)", (0..<90).map { .text("\(row * 90 + $0)") })
      })
    let markup = table.markup.string
    for value in 0..<1890 { #expect(markup.contains("<td class=\"num\">\(value)</td>")) }
  }
}

struct ShownNumberTests {
  @Test(arguments: [
    (0.0, 0, "0", "0"), (1234567.0, 0, "1\u{A0}234\u{A0}567", "1,234,567"),
    (1234.56, 1, "1\u{A0}234,6", "1,234.6"), (-999.5, 0, "\u{2212}1\u{A0}000", "\u{2212}1,000"),
    (0.05, 2, "0,05", "0.05"), (-0.4, 0, "0", "0"), (.nan, 0, "–", "–"),
  ])
  func `numbers are shown in the language's way`(
    value: Double, decimals: Int, swedish: String, english: String
  ) {
    #expect(Language.sv.number(value, decimals: decimals) == swedish)
    #expect(Language.en.number(value, decimals: decimals) == english)
  }

  @Test func `a simulated probability is never shown as certain`() {
    #expect(Language.sv.probability(0) == "<\u{A0}1\u{A0}%")
    #expect(Language.sv.probability(0.82) == "82\u{A0}%")
    #expect(Language.en.probability(0.998) == ">\u{A0}99%")
  }

  @Test(arguments: [
    (0.0, Severity.ok), (0.0099, .ok), (0.01, .s1), (0.044, .s1), (0.05, .s2), (0.19, .s2),
    (0.2, .s3), (0.5, .s3), (0.504, .s3), (0.51, .s4), (1.0, .s4),
  ])
  func `severity follows the number that is shown`(probability: Double, severity: Severity) {
    #expect(Severity(probability: probability) == severity)
  }
}
