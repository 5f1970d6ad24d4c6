import SamplanBase
import SamplanDocuments
import SamplanPlanning
import SamplanService

/// In what form an address gives its content: as a page, or as a file with the same content.
package enum DataFormat: String, Sendable, Hashable, CaseIterable {
  case html
  case json
  case csv
  case yaml
  /// A linear programme for other solvers.
  case mps

  /// What stands after the address: nothing for the page.
  var ending: String { self == .html ? "" : ".\(rawValue)" }

  /// The type of a file in this form.
  var mediaType: String {
    switch self {
    case .html: "text/html"
    case .json: "application/json"
    case .csv: "text/csv"
    case .yaml: "application/yaml"
    case .mps: "text/plain"
    }
  }
}

/// The questions a plan answers, each on a page of its own.
package enum PlanQuestion: String, Sendable, Hashable, CaseIterable {
  /// Räcker vården?
  case enough = ""
  /// Vad skulle vi kunna göra tillsammans?
  case together = "tillsammans"
  /// Vår del: what the plan proposes to and gives each region.
  case part = "var-del"
  /// Vad är mest värt att bygga?
  case worth = "vart-att-bygga"
  /// Håller planen?
  case robust = "haller-planen"
  /// Var finns risk för katastroftillstånd?
  case crisis = "katastroftillstand"
  /// Granskning: what to look at before believing in the plan.
  case review = "granskning"
  /// Vårdkedjan: the links beside the hospitals' beds, stocks, power and water.
  case chain = "vardkedjan"
}

/// Every address of the site. Links are made from here and addresses are read here, so that none
/// can point to a page that does not exist.
package enum Site: Sendable, Hashable {
  case picture(DataFormat)
  case region(PartyCode, DataFormat)
  case capacity(DataFormat)
  case report(PartyCode)
  case reportDraft(PartyCode)
  case importFile(PartyCode)
  case template(PartyCode)
  case limits(PartyCode)
  case scenarios(DataFormat)
  case newScenario
  case scenario(ScenarioID, DataFormat)
  case plans(DataFormat)
  case startRun
  case plan(PlanID, PlanQuestion, DataFormat)
  case planPart(PlanID, PartyCode)
  case comparison
  case run(RunID, PlanQuestion, DataFormat)
  case runPart(RunID, PartyCode)
  case runState(RunID)
  case stopRun(RunID)
  case publish(RunID)
  /// The national assumptions.
  case assumptions(DataFormat)
  case changeAssumptions
  /// Tries a change against a run, a plan or a scenario.
  case tryChange(RunOrigin)
  /// Moves the levers of a run, a plan or a scenario.
  case levers(RunOrigin)
  /// Runs again with the figures and limits of today.
  case runAgain(RunOrigin)
  /// Runs the same input again with another question answered.
  case ask(RunOrigin)
  /// The programme of a run or a plan, for another solver.
  case modelFile(RunOrigin)
  case cases(CasePlace)
  case journal
  case journalCheck
  case account
  case signIn
  case signOut
  case role
  case language
  case accessibility
  case aboutData
  case aboutMethod
  case aboutHindcast
  case health
  case asset(hash: String, name: String)
}

extension Site {
  /// The address.
  package var path: String { address { $1 } }

  /// The address with names in place of what varies: `/regioner/{region}`. Stands in
  /// `docs/routes.csv`.
  package var pattern: String { address { name, _ in "{\(name)}" } }

  private func address(_ part: (_ name: String, _ value: String) -> String) -> String {
    switch self {
    case .picture(.html): "/"
    case .picture(let format): "/planeringsbild\(format.ending)"
    case .region(let code, let format):
      "/regioner/\(part("region", code.rawValue))\(format.ending)"
    case .capacity(let format): "/kapacitet\(format.ending)"
    case .report(let code): "/kapacitet/\(part("region", code.rawValue))/rapportera"
    case .reportDraft(let code): "/kapacitet/\(part("region", code.rawValue))/utkast"
    case .importFile(let code): "/kapacitet/\(part("region", code.rawValue))/import"
    case .template(let code): "/kapacitet/\(part("region", code.rawValue))/mall.csv"
    case .limits(let code): "/granser/\(part("region", code.rawValue))"
    case .scenarios(let format): "/scenarier\(format.ending)"
    case .newScenario: "/scenarier/nytt"
    case .scenario(let id, let format):
      "/scenarier/\(part("scenario", id.rawValue))\(format.ending)"
    case .plans(let format): "/planer\(format.ending)"
    case .startRun: "/planer/kor"
    case .plan(let id, let question, let format):
      "/planer/\(part("plan", id.rawValue))" + Self.tail(question, format)
    case .planPart(let id, let code):
      "/planer/\(part("plan", id.rawValue))/var-del/\(part("region", code.rawValue))"
    case .run(let id, let question, let format):
      "/korningar/\(part("run", id.rawValue))" + Self.tail(question, format)
    case .runPart(let id, let code):
      "/korningar/\(part("run", id.rawValue))/var-del/\(part("region", code.rawValue))"
    case .runState(let id): "/korningar/\(part("run", id.rawValue))/lage"
    case .stopRun(let id): "/korningar/\(part("run", id.rawValue))/stopp"
    case .publish(let id): "/korningar/\(part("run", id.rawValue))/publicera"
    case .assumptions(let format): "/antaganden\(format.ending)"
    case .changeAssumptions: "/antaganden/andra"
    case .tryChange(let origin): Self.address(of: origin, part) + "/prova"
    case .levers(let origin): Self.address(of: origin, part) + "/reglage"
    case .runAgain(let origin): Self.address(of: origin, part) + "/igen"
    case .ask(let origin): Self.address(of: origin, part) + "/rakna"
    case .modelFile(let origin): Self.address(of: origin, part) + "/modellfil"
    case .cases(let place): place.address(part)
    case .asset(let hash, let name): "/t/\(part("hash", hash))/\(part("file", name))"
    case .journal, .journalCheck, .account, .signIn, .signOut, .role, .language, .accessibility,
      .aboutData, .aboutMethod, .aboutHindcast, .health, .comparison:
      plainAddress
    }
  }

  private static func address(
    of origin: RunOrigin, _ part: (_ name: String, _ value: String) -> String
  ) -> String {
    switch origin {
    case .run(let id): "/korningar/\(part("run", id.rawValue))"
    case .plan(let id): "/planer/\(part("plan", id.rawValue))"
    case .scenario(let id): "/scenarier/\(part("scenario", id.rawValue))"
    }
  }

  private var plainAddress: String {
    switch self {
    case .comparison: "/planer/jamfor"
    case .journalCheck: "/journal/granska"
    case .account: "/konto"
    case .signIn: "/logga-in"
    case .signOut: "/logga-ut"
    case .role: "/roll"
    case .language: "/sprak"
    case .accessibility: "/om/tillganglighet"
    case .aboutData: "/om/data"
    case .aboutMethod: "/om/berakning"
    case .aboutHindcast: "/om/tillbakablick"
    case .health: "/health"
    default: "/journal"
    }
  }

  /// The party whose content this is, when the address names one.
  var party: PartyCode? {
    switch self {
    case .region(let code, _), .report(let code), .reportDraft(let code), .importFile(let code),
      .template(let code), .limits(let code), .planPart(_, let code), .runPart(_, let code):
      code
    case .cases(let place): place.party
    default: nil
    }
  }

  /// Whether the address gives a page for people, and no data.
  var isPage: Bool {
    switch self {
    case .picture(let format), .region(_, let format), .capacity(let format),
      .scenarios(let format), .scenario(_, let format), .plans(let format),
      .assumptions(let format),
      .plan(_, _, let format), .run(_, _, let format):
      format == .html
    case .cases(let place): place.isPage
    case .template, .runState, .reportDraft, .health, .asset: false
    default: true
    }
  }

  private static func tail(_ question: PlanQuestion, _ format: DataFormat) -> String {
    (question == .enough ? "" : "/\(question.rawValue)") + format.ending
  }

  /// The address with a query. Fields without value are left out.
  package func link(_ query: [(String, String?)]) -> String {
    let fields = FormFields(query.compactMap { pair in pair.1.map { (pair.0, $0) } })
    return fields.pairs.isEmpty ? path : "\(path)?\(fields.urlEncoded)"
  }
}

extension Site {
  /// Reads an address; nil when there is no such page. Only the exact form is read: what differs
  /// by a slash or a letter's case is another address.
  package init?(path: String) {
    guard path.utf8.first == UInt8(ascii: "/"), path.utf8.count <= 256 else { return nil }
    if path == "/" {
      self = .picture(.html)
      return
    }
    let parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
      .map(String.init)
    guard let site = Self.read(parts), site.path == path else { return nil }
    self = site
  }

  private static func read(_ parts: [String]) -> Site? {
    if let place = CasePlace(parts) { return .cases(place) }
    return switch parts.count {
    case 1: readTop(parts[0])
    case 2: readPair(parts[0], parts[1])
    case 3: readTriple(parts[0], parts[1], parts[2])
    case 4: readFour(parts)
    default: nil
    }
  }

  private static func readTop(_ part: String) -> Site? {
    let (name, format) = split(part)
    switch (name, format) {
    case ("planeringsbild", .json), ("planeringsbild", .csv): return .picture(format)
    case ("kapacitet", .html), ("kapacitet", .json), ("kapacitet", .csv):
      return .capacity(format)
    case ("scenarier", .html), ("scenarier", .json), ("scenarier", .csv):
      return .scenarios(format)
    case ("planer", .html), ("planer", .json), ("planer", .csv): return .plans(format)
    case ("antaganden", .html), ("antaganden", .json), ("antaganden", .csv):
      return .assumptions(format)
    case ("journal", .html): return .journal
    case ("konto", .html): return .account
    case ("logga-in", .html): return .signIn
    case ("logga-ut", .html): return .signOut
    case ("roll", .html): return .role
    case ("sprak", .html): return .language
    case ("health", .html): return .health
    default: return nil
    }
  }

  private static func readPair(_ area: String, _ part: String) -> Site? {
    let (name, format) = split(part)
    switch area {
    case "regioner" where format != .yaml:
      return regionCode(name).map { .region($0, format) }
    case "granser": return regionCode(part).map { .limits($0) }
    case "scenarier":
      return part == "nytt" ? .newScenario : ScenarioID(name).map { .scenario($0, format) }
    case "planer" where format != .yaml:
      if part == "kor" { return .startRun }
      return part == "jamfor" ? .comparison : PlanID(name).map { .plan($0, .enough, format) }
    case "korningar" where format != .yaml: return RunID(name).map { .run($0, .enough, format) }
    case "antaganden": return part == "andra" ? .changeAssumptions : nil
    case "journal": return part == "granska" ? .journalCheck : nil
    case "om":
      return [.accessibility, .aboutData, .aboutMethod, .aboutHindcast]
        .first { $0.path == "/om/\(part)" }
    default: return nil
    }
  }

  private static func readTriple(_ area: String, _ middle: String, _ last: String) -> Site? {
    switch area {
    case "kapacitet":
      guard let code = regionCode(middle) else { return nil }
      return [.report(code), .reportDraft(code), .importFile(code), .template(code)]
        .first { $0.path.hasSuffix("/\(last)") }
    case "scenarier":
      guard let id = ScenarioID(middle) else { return nil }
      return [.tryChange(.scenario(id)), .levers(.scenario(id))].first {
        $0.path.hasSuffix("/\(last)")
      }
    case "planer":
      guard let id = PlanID(middle) else { return nil }
      if let (question, format) = Self.question(last) { return .plan(id, question, format) }
      return [
        .tryChange(.plan(id)), .levers(.plan(id)), .runAgain(.plan(id)), .ask(.plan(id)),
        .modelFile(.plan(id)),
      ].first { $0.path.hasSuffix("/\(last)") }
    case "korningar":
      guard let id = RunID(middle) else { return nil }
      if let (question, format) = Self.question(last) { return .run(id, question, format) }
      return [
        .runState(id), .stopRun(id), .publish(id), .tryChange(.run(id)), .levers(.run(id)),
        .runAgain(.run(id)), .ask(.run(id)), .modelFile(.run(id)),
      ].first { $0.path.hasSuffix("/\(last)") }
    case "t": return .asset(hash: middle, name: last)
    default: return nil
    }
  }

  /// A question's page, or the table of one that has its own.
  private static func question(_ last: String) -> (PlanQuestion, DataFormat)? {
    let (name, format) = split(last)
    guard let question = PlanQuestion(rawValue: name), question != .enough else { return nil }
    switch format {
    case .html: return (question, format)
    case .csv where question.table != nil: return (question, format)
    default: return nil
    }
  }

  private static func readFour(_ parts: [String]) -> Site? {
    guard parts[2] == PlanQuestion.part.rawValue, let code = regionCode(parts[3]) else {
      return nil
    }
    switch parts[0] {
    case "planer": return PlanID(parts[1]).map { .planPart($0, code) }
    case "korningar": return RunID(parts[1]).map { .runPart($0, code) }
    default: return nil
    }
  }

  private static func regionCode(_ text: String) -> PartyCode? {
    PartyCode(text).flatMap { $0.isRegion ? $0 : nil }
  }

  /// The name and the format that its ending tells.
  private static func split(_ part: String) -> (String, DataFormat) {
    for format in [DataFormat.json, .csv, .yaml] where part.hasSuffix(format.ending) {
      return (String(part.dropLast(format.ending.count)), format)
    }
    return (part, .html)
  }
}

extension Markup.StringInterpolation {
  /// A link to a page of the site, for an attribute.
  mutating func appendInterpolation(_ site: Site) { appendInterpolation(link: site.path) }
}
