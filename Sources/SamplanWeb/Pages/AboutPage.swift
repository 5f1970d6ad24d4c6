import SamplanBase
import SamplanDocuments
import SamplanService

/// Pages about the site itself; open to everyone.
enum AboutPage {
  static func accessibility(_ visit: Visit) async throws -> WebResponse {
    show(
      visit, Text(sv: "Tillgänglighetsredogörelse", en: "Accessibility statement"),
      AboutTexts.accessibility)
  }

  static func data(_ visit: Visit) async throws -> WebResponse {
    show(visit, Text(sv: "Om uppgifterna", en: "About the data"), AboutTexts.data)
  }

  static func method(_ visit: Visit) async throws -> WebResponse {
    show(
      visit,
      Text(
        sv: "Så räknar Samplan – och vad siffrorna inte säger",
        en: "How Samplan computes – and what the figures do not say"), AboutTexts.method)
  }

  private static func show(_ visit: Visit, _ title: Text, _ sections: [AboutSection])
    -> WebResponse
  {
    let language = visit.language
    let frame = PageFrame(
      title: title[language], pageClass: pageClass(of: [.open], regionsJoined: 0))
    return visit.page(
      frame,
      """
      <h1>\(title[language])</h1>
      \(each: sections, { section in
        """
        \(section.title.map { "<h2>\($0[language])</h2>" as Markup })\
        \(each: section.paragraphs, { "<p class=\"prose\">\($0[language])</p>" })\
        \("<ul class=\"prose\">\(each: section.points, { "<li>\($0[language])</li>" })</ul>",
          if: !section.points.isEmpty)
        """
      })
      """)
  }
}

/// A section of running text.
struct AboutSection: Sendable {
  var title: Text?
  var paragraphs: [Text] = []
  var points: [Text] = []
}
