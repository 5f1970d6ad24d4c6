import SamplanBase

/// The choice of language, kept in the visitor's own browser.
enum LanguageChoice {
  private static let yearSeconds = 365 * 24 * 3600

  static func send(_ visit: Visit) async throws -> WebResponse {
    let language = Language(rawValue: visit.form.text("sprak")) ?? .sv
    let back = LocalLink(visit.form.text("till")) ?? LocalLink(.picture(.html))
    let cookies = visit.pages.cookies
    return .redirect(to: back.target)
      .setting(
        cookies.set(
          cookies.language, language.rawValue, seconds: yearSeconds, strict: false))
  }
}

/// An address of this site with its query, safe to send a browser to.
struct LocalLink: Equatable {
  let target: String

  /// Nil unless the text is the address of a page here: never another host's.
  init?(_ text: String) {
    guard text.utf8.count <= 1024, let path = text.split(separator: "?").first,
      let site = Site(path: String(path)), site.isPage,
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    target = text
  }

  init(_ site: Site) { target = site.path }
}
