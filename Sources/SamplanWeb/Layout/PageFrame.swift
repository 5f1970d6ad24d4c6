import SamplanBase
import SamplanDocuments
import SamplanService

/// The areas of the site, in the order of the menu. Only what is there stands in it.
enum Area: CaseIterable {
  case picture, capacity, scenarios, plans, cases, journal

  var site: Site {
    switch self {
    case .picture: .picture(.html)
    case .capacity: .capacity(.html)
    case .scenarios: .scenarios(.html)
    case .plans: .plans(.html)
    case .cases: .cases(.list(.html))
    case .journal: .journal
    }
  }

  var title: Text {
    switch self {
    case .picture: Text(sv: "Planeringsbild", en: "National picture")
    case .capacity: Text(sv: "Kapacitet", en: "Capacity")
    case .scenarios: Text(sv: "Scenarier", en: "Scenarios")
    case .plans: Text(sv: "Planer", en: "Plans")
    case .cases: Text(sv: "Ärenden", en: "Cases")
    case .journal: Text(sv: "Journal", en: "Journal")
    }
  }

  /// What one must be allowed to do to have any use of the area.
  var action: Action {
    switch self {
    case .picture: .readPicture
    case .capacity: .readFigures
    case .scenarios: .readScenarios
    case .plans: .readPlans
    case .cases: .readCases
    case .journal: .readJournal
    }
  }
}

/// What surrounds a page's content.
struct PageFrame: Equatable {
  /// The page's name, for the window and the crumbs.
  var title: String
  var area: Area?
  var pageClass: PageClass
  /// From the area down to the page; empty on the area's own page.
  var crumbs: [Crumb] = []
  /// Seconds after which a browser without script fetches the page again.
  var refreshSeconds: Int?

  /// One step on the way here.
  struct Crumb: Equatable {
    var title: String
    var site: Site?
  }
}

/// Which state of the logs a page shows, in its footer.
struct Footing: Equatable {
  /// Swedish time of the newest entry.
  var asOf: String?
  /// Logs that are here, of all 22.
  var logs: Int
  /// Eight words from the heads of the logs: two people who read the same words see the same.
  var words: [String]
}
