import HTTPTypes
import SamplanBase
import SamplanDocuments
import SamplanService

/// One request on its way through a page: who asks, for what, in which language.
struct Visit: Sendable {
  let pages: Pages
  let request: WebRequest
  let site: Site
  let language: Language
  /// Who has signed in; nil when nobody has.
  let actor: Actor?
  /// What a form of this visitor's must carry.
  let formToken: String
  /// The secret of a visitor who has neither signed in nor been here before, for its cookie.
  let newSecret: String?
  /// Whether the picture had not yet reached what was just written, after a wait.
  var isBehind = false
  /// The form that was sent; empty for other requests.
  var form = FormFields()
  let now: Instant

  var node: Node { pages.node }
  var query: FormFields { request.query }
  var today: Day { now.swedishDay }

  /// A text in the visitor's language.
  func say(_ sv: String, _ en: String) -> String { Text(sv: sv, en: en)[language] }

  /// Whether the visitor may do this; decides which links and buttons are shown.
  func may(_ action: Action, at party: PartyCode? = nil) -> Bool {
    do {
      try authorize(actor, action, party: party)
      return true
    } catch {
      return false
    }
  }

  /// The party one acts for and writes as.
  func ownParty() throws(Refusal) -> PartyCode {
    guard let party = actor?.party else {
      throw Refusal(
        .forbidden,
        Text(
          sv: "Din roll företräder ingen part, och kan därför inte lämna uppgifter.",
          en: "Your role acts for no party, and so cannot make statements."))
    }
    return party
  }

  /// A form of this page's, with its token.
  func postForm(_ site: Site, draft: Site? = nil, sendsFiles: Bool = false, _ content: Markup)
    -> Markup
  {
    .form(
      action: site.path, token: formToken, draft: draft?.path, sendsFiles: sendsFiles, content)
  }

  /// Waits until the picture holds what this visitor's form just wrote, at most two seconds.
  mutating func waitForWhatWasDone() async {
    guard let party = query["part"].flatMap({ PartyCode($0) }),
      let size = query["storlek"].flatMap({ Int($0) }), query["gjort"] != nil
    else { return }
    isBehind = await !node.reach(party, size)
  }

  /// After something was done: to a page, which waits until the picture has come that far.
  func done(_ site: Site, _ deed: Deed, _ receipt: Receipt? = nil, count: Int? = nil)
    -> WebResponse
  {
    .redirect(
      to: site.link([
        ("gjort", deed.rawValue), ("part", receipt.map { $0.party.rawValue }),
        ("storlek", receipt.map { String($0.size) }), ("antal", count.map { String($0) }),
      ]))
  }
}

/// What a form did, told at the top of the next page.
enum Deed: String, CaseIterable {
  case reported = "rapporterat"
  case imported = "inlast"
  case unchanged = "oforandrat"
  case limits = "granser"
  case scenario = "scenario"
  case assumptions = "antaganden"
  case published = "publicerat"
  case stopped = "stoppat"
  case caseWritten = "arende"
  case directives = "direktiv"
  case textSettled = "text-faststalld"
  case planned = "beslutsdatum"
  case decided = "beslut"
  case draft = "utkast"
  case signedOut = "utloggad"

  /// The sentence; `count` is how many figures it concerned.
  func text(count: Int?) -> Text {
    switch self {
    case .reported:
      Text(
        sv: "Uppgifterna är lämnade och signerade i regionens logg.",
        en: "The figures are stated and signed in the region's log.")
    case .imported:
      Text(
        sv: "Filen är inläst: \(count ?? 0) uppgifter var nya eller ändrade.",
        en: "The file was read: \(count ?? 0) figures were new or changed.")
    case .unchanged:
      Text(
        sv: "Uppgifterna fanns redan med samma innehåll. Inget ändrades.",
        en: "The figures were there already, with the same content. Nothing changed.")
    case .limits:
      Text(
        sv: "Regionens gränser är angivna och signerade i regionens logg.",
        en: "The region's limits are stated and signed in the region's log.")
    case .scenario:
      Text(sv: "Scenariot är sparat och signerat.", en: "The scenario is saved and signed.")
    case .assumptions:
      Text(
        sv: "Antagandena är angivna och signerade i kansliets logg.",
        en: "The assumptions are stated and signed in the kansli's log.")
    case .published:
      Text(sv: "Planen är publicerad och signerad.", en: "The plan is published and signed.")
    case .stopped:
      Text(sv: "Körningen stoppas.", en: "The run is being stopped.")
    case .caseWritten:
      Text(
        sv: "Ärendet är skrivet och signerat i kansliets logg.",
        en: "The case is written and signed in the kansli's log.")
    case .directives:
      Text(
        sv: "Uppdragen i verksamhetsplanen är upplagda: \(count ?? 0) nya ärenden.",
        en: "The directives of the operational plan are opened: \(count ?? 0) new cases.")
    case .textSettled:
      Text(
        sv: "Texten är fastställd och signerad. Den här versionen ändras inte mer.",
        en: "The text is settled and signed. This version no longer changes.")
    case .planned:
      Text(
        sv: "Regionens beslutsdatum är angivet och signerat i regionens logg.",
        en: "The region's decision date is stated and signed in the region's log.")
    case .decided:
      Text(
        sv: "Regionens beslut är registrerat och signerat i regionens logg.",
        en: "The region's decision is recorded and signed in the region's log.")
    case .draft: Text(sv: "Utkastet är sparat.", en: "The draft is saved.")
    case .signedOut: Text(sv: "Du är utloggad.", en: "You have signed out.")
    }
  }
}
