import SamplanBase
import SamplanDocuments
import SamplanService

/// One's own account: what it is, and the way out.
enum AccountPage {
  static func show(_ visit: Visit) async throws -> WebResponse {
    guard let actor = visit.actor else { return .redirect(to: Site.signIn.path) }
    let frame = PageFrame(
      title: visit.say("Konto", "Account"), pageClass: pageClass(of: [.open], regionsJoined: 0))
    let language = visit.language
    let may = Action.allCases.filter { Reach.of(actor.role, $0) != .never }
    let party = actor.party.map { visit.name(of: $0) }
    let terms: [(term: String, detail: Markup)] = [
      (visit.say("Konto", "Account"), "\(actor.account)"),
      (visit.say("Roll", "Role"), "\(actor.role.label[language])"),
      (
        visit.say("Företräder", "Acts for"),
        Markup(text: party ?? visit.say("ingen part", "no party"))
      ),
      (visit.say("Behörig till", "Cleared for"), "\(actor.clearance.label[language])"),
    ]
    return visit.page(
      frame,
      """
      <h1>\(frame.title)</h1>
      \(.provenance(terms))
      <h2>\(visit.say("Rollen får", "The role may"))</h2>
      <ul>\(each: may, { action in
        "<li>\(action.label[language])\(own(actor.role, action, visit))</li>"
      })</ul>
      \(visit.postForm(.signOut, .button(visit.say("Logga ut", "Sign out"))))
      \("<p><a href=\"\(Site.signIn)\">\(visit.say("Byt roll", "Change role"))</a></p>",
        if: SignInPage.offersRoles(visit))
      """)
  }

  private static func own(_ role: Role, _ action: Action, _ visit: Visit) -> String {
    Reach.of(role, action) == .own ? visit.say(" (för den egna parten)", " (own party only)") : ""
  }
}
