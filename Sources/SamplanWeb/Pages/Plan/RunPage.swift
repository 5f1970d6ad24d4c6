import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning
import SamplanService

/// A planning run: how far it has come, and its result.
enum RunPage {
  static func show(_ visit: Visit) async throws -> WebResponse {
    guard let (id, question, part) = subject(visit.site) else { throw ErrorPage.missing }
    let found = try await visit.node.runResult(id, for: visit.actor)
    let run = found.status
    var frame = PageFrame(
      title: visit.name(of: run), area: .plans,
      pageClass: visit.pageClass(
        of: run.informationClass, regionsJoined: PartyCode.regions.count),
      crumbs: [.init(title: Area.plans.title[visit.language], site: .plans(.html))])
    guard let bytes = found.result else {
      frame.refreshSeconds = run.state.isOver ? nil : 3
      return visit.page(frame, RunStateView(visit: visit, run: run).markup)
    }
    if run.mode == .need {
      guard question == .enough, part == nil else { throw ErrorPage.missing }
      let view = NeedView(
        visit: visit, run: run, result: try NeedView.read(bytes), picture: try visit.picture())
      return visit.page(frame, view.markup)
    }
    let result = try visit.pages.plans.result("run/\(id)", bytes)
    var view = PlanView(
      visit: visit, subject: .run(run), question: question, part: part, result: result,
      picture: try visit.picture())
    view.whatIf = try await WhatIfSection.load(visit, .run(id), result)
    return visit.page(view.frame(frame.pageClass), view.markup)
  }

  private static func subject(_ site: Site) -> (RunID, PlanQuestion, PartyCode?)? {
    switch site {
    case .run(let id, let question, _): (id, question, nil)
    case .runPart(let id, let region): (id, .part, region)
    default: nil
    }
  }

  /// How far the run has come, for the script.
  static func state(_ visit: Visit) async throws -> WebResponse {
    guard case .runState(let id) = visit.site else { throw ErrorPage.missing }
    let run = try await visit.node.run(id, for: visit.actor)
    let words = RunWords(run, visit.language)
    return .json(
      JSONValue.object([
        ("done", .whole(words.done)), ("total", .whole(RunWords.total)),
        ("text", .text(words.long)), ("finished", .flag(run.state.isOver)),
        ("state", .text(run.state.rawValue)), ("step", .text(run.progress?.stage)),
      ]).bytes)
  }

  static func stop(_ visit: Visit) async throws -> WebResponse {
    guard case .stopRun(let id) = visit.site else { throw ErrorPage.missing }
    _ = try await visit.node.stopRun(id, by: visit.actor)
    return visit.done(.run(id, .enough, .html), .stopped)
  }

  static func publish(_ visit: Visit) async throws -> WebResponse {
    guard case .publish(let id) = visit.site else { throw ErrorPage.missing }
    let (plan, receipt) = try await visit.node.publishPlan(
      run: id, title: visit.form.text("title"), by: visit.actor)
    return visit.done(.plan(plan, .enough, .html), .published, receipt)
  }

  static func json(_ visit: Visit) async throws -> WebResponse {
    let (run, bytes) = try await bytes(visit)
    return visit.data(.raw(bytes), visit.pageClass(of: run.informationClass))
  }

  static func csv(_ visit: Visit) async throws -> WebResponse {
    guard case .run(_, let question, _) = visit.site else { throw ErrorPage.missing }
    let (run, bytes) = try await bytes(visit)
    if run.mode == .need {
      return visit.file(
        "behov-\(run.id)", .csv, visit.pageClass(of: run.informationClass),
        NeedTable(try NeedView.read(bytes)).csv(.swedishExcel))
    }
    let result = try visit.pages.plans.result("run/\(run.id)", bytes)
    return visit.file(
      PlanFile.name("korning-\(run.id)\(result.partial == nil ? "" : "-delvis")", question), .csv,
      visit.pageClass(of: run.informationClass), PlanFile.csv(result, question))
  }

  private static func bytes(_ visit: Visit) async throws -> (run: RunStatus, bytes: [UInt8]) {
    guard case .run(let id, _, _) = visit.site else { throw ErrorPage.missing }
    let found = try await visit.node.runResult(id, for: visit.actor)
    guard let bytes = found.result else {
      throw Refusal(
        .conflict,
        Text(sv: "Körningen är inte klar.", en: "The run has not finished."))
    }
    return (found.status, bytes)
  }
}

/// A run's state in words.
struct RunWords {
  let run: RunStatus
  let language: Language
  /// What is counted as a whole run in `done`.
  static let total = 100

  init(_ run: RunStatus, _ language: Language) {
    self.run = run
    self.language = language
  }

  private func say(_ sv: String, _ en: String) -> String { Text(sv: sv, en: en)[language] }

  /// Per cent of the run that is done.
  var done: Int {
    if run.state == .finished { return Self.total }
    return Int(((run.progress?.share ?? 0) * Double(Self.total)).rounded(.down))
  }

  /// `pågår, 40 %`.
  var short: String {
    guard run.state == .running else { return run.state.label[language] }
    return "\(run.state.label[language]), \(language.percent(Double(done) / Double(Self.total)))"
  }

  /// `pågår: simulerar, 40 %`.
  var long: String {
    guard run.state == .running else { return run.state.label[language] }
    if run.stopAsked { return say("stoppas", "being stopped") }
    return "\(stage), \(language.percent(Double(done) / Double(Self.total)))"
  }

  private var stage: String {
    let phase = run.progress.flatMap { PlanProgress.Phase(rawValue: $0.stage) }
    return (phase?.label ?? run.state.label)[language]
  }
}

extension String {
  /// With a capital first letter.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
