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

  private static func show(_ visit: Visit, _ title: Text, _ sections: [AboutSection])
    -> WebResponse
  {
    let language = visit.language
    let frame = PageFrame(
      title: title[language], pageClass: pageClass(of: [.open], regionsJoined: 0))
    return visit.page(
      frame, "<h1>\(title[language])</h1>\(sections.map { $0.markup(in: language) })")
  }
}

/// A section of running text.
struct AboutSection: Sendable {
  var title: Text?
  /// What links on the page lead to.
  var id: String?
  var paragraphs: [Text] = []
  var points: [Text] = []

  func markup(in language: Language) -> Markup {
    let anchor: Markup? = id.map { " id=\"\($0)\"" }
    return """
      \(title.map { "<h2\(anchor)>\($0[language])</h2>" as Markup })\
      \(each: paragraphs, { "<p class=\"prose\">\($0[language])</p>" })\
      \("<ul class=\"prose\">\(each: points, { "<li>\($0[language])</li>" })</ul>",
        if: !points.isEmpty)
      """
  }
}
