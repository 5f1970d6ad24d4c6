import HTTPTypes
import SamplanBase
import SamplanDocuments
import SamplanService

extension Visit {
  /// A whole page around its content.
  func page(
    _ frame: PageFrame, status: Int = 200, _ content: Markup
  ) -> WebResponse {
    var answer = WebResponse.html(
      Layout(visit: self, frame: frame).page(content), status: .init(code: status))
    answer.informationClass = frame.pageClass.informationClass
    return answer
  }
}

/// Header, class band, crumbs and footer: the same on every page.
struct Layout {
  let visit: Visit
  let frame: PageFrame

  private var language: Language { visit.language }
  private func say(_ sv: String, _ en: String) -> String { visit.say(sv, en) }

  /// The page with everything around its content.
  func page(_ content: Markup) -> Markup {
    """
    <!doctype html>
    <html lang="\(language.rawValue)"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(frame.title) – Samplan</title>\(refresh)
    <link rel="stylesheet" href="\(visit.pages.assets.site("style.css"))">
    <link rel="icon" href="data:,">
    <script src="\(visit.pages.assets.site("samplan.js"))" defer></script></head>
    <body\(" class=\"demo\"", if: visit.node.isDemonstration)>
    <a class="skip" href="#main">\(say("Till innehållet", "To the content"))</a>
    <header><div class="bar"><a class="brand" href="\(Site.picture(.html))">Samplan</a>
    \(menu)\(who)</div>
    \(classBand)</header>
    <main id="main">\(crumbs)\(deed)\(content)</main>
    \(footer)
    </body></html>
    """
  }

  private var refresh: Markup? {
    // Only for browsers without script; the script follows the run itself.
    frame.refreshSeconds.map {
      "<noscript><meta http-equiv=\"refresh\" content=\"\($0)\"></noscript>"
    }
  }

  private var menu: Markup {
    let areas = Area.allCases.filter { visit.may($0.action) }
    return """
      <nav class="menu" aria-label="\(say("Huvudmeny", "Main menu"))">\(each: areas, { area in
        """
        <a href="\(area.site)"\(" aria-current=\"page\"", if: area == frame.area)>\
        \(area.title[language])</a>
        """
      })</nav>
      """
  }

  private var who: Markup {
    guard let actor = visit.actor else {
      return """
        <div class="who"><a href="\(Site.signIn)">\(say("Logga in", "Sign in"))</a></div>
        """
    }
    let party = actor.party.map { visit.name(of: $0) }
    return """
      <div class="who"><a href="\(Site.account)"><b>\(party ?? actor.role.label[language])</b>\
      \("<span>\(actor.role.label[language])</span>", if: party != nil)</a></div>
      """
  }

  private var classBand: Markup {
    let mark: Markup = """
      <span class="tag">\(frame.pageClass.informationClass.label[language])</span>
      """
    let demonstration: Markup = """
      <div class="watermark" data-watermark="\(say("Demonstrationsdata", "Demonstration"))">\
      \(Self.watermark[language])</div>
      """
    let proposal: Markup? = frame.pageClass.reason.map { "<span>\($0[language])</span>" }
    return """
      \(demonstration, if: visit.node.isDemonstration)<div class="class">\(mark)\(proposal)</div>
      """
  }

  /// What every page of a demonstration says, on screen and paper.
  static let watermark = Text(
    sv: "Demonstrationsdata – ange inga verkliga uppgifter",
    en: "Demonstration data – enter no real figures")

  private var crumbs: Markup {
    guard !frame.crumbs.isEmpty else { return .empty }
    return .crumbs(
      say("Sökväg", "Breadcrumbs"),
      frame.crumbs.map { PageLink($0.title, $0.site?.path) } + [PageLink(frame.title)])
  }

  private var deed: Markup {
    guard let deed = visit.query["gjort"].flatMap(Deed.init(rawValue:)) else { return .empty }
    let count = visit.query["antal"].flatMap { Int($0) }
    let done = Markup.notice(.done, title: deed.text(count: count)[language])
    guard visit.isBehind else { return done }
    return done
      + .notice(
        .warning,
        title: say(
          "Bilden har inte hunnit ikapp det du just lämnade. Ladda om sidan om en stund.",
          "The picture has not yet caught up with what you just stated. Reload in a while."))
  }

  private var footer: Markup {
    return """
      <footer><span>\(frame.pageClass.informationClass.label[language])</span>\
      \(footing)
      <span class="foot-links"><a href="\(Site.aboutMethod)">\
      \(say("Så räknas detta", "How this is computed"))</a>
      <a href="\(Site.aboutData)">\(say("Om uppgifterna", "About the data"))</a>
      <a href="\(Site.accessibility)">\(say("Tillgänglighet", "Accessibility"))</a>
      \(languageSwitch)</span></footer>
      """
  }

  private var footing: Markup? {
    visit.footing().map { footing in
      let asOf: Markup? = footing.asOf.map {
        "\(say("Bilden gäller", "The picture is as of")) \($0) · "
      }
      let logs = say("\(footing.logs) av 22 loggar", "\(footing.logs) of 22 logs")
      return """
        <span>\(asOf)<a href="\(Site.journal)">\(logs)</a> · \
        <span class="words" lang="sv">\(footing.words.joined(separator: " · "))</span></span>
        """
    }
  }

  private var languageSwitch: Markup {
    let other: Language = language == .sv ? .en : .sv
    let back = visit.request.method == .get ? visit.request.target : visit.site.path
    return visit.postForm(
      .language,
      """
      <input type="hidden" name="till" value="\(back)">\
      <button type="submit" class="plain" name="sprak" value="\(other.rawValue)" \
      lang="\(other.rawValue)">\(other == .sv ? "Svenska" : "English")</button>
      """)
  }
}
