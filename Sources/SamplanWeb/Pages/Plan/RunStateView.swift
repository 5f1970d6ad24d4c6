import SamplanBase
import SamplanDocuments
import SamplanPlanning
import SamplanService

/// A run that has no result: waiting, running, stopped, interrupted or failed.
struct RunStateView {
  let visit: Visit
  let run: RunStatus

  private var language: Language { visit.language }
  private func say(_ sv: String, _ en: String) -> String { visit.say(sv, en) }

  var markup: Markup {
    let terms: [(term: String, detail: Markup)] =
      [
        (say("Begärd", "Asked"), Markup(text: run.asked.swedish)),
        (say("Av", "By"), Markup(text: visit.name(of: run.party))),
        (say("Räknar", "Computes"), Markup(text: run.mode.label[language])),
        (say("Dygn", "Days"), "\(run.days)"),
        (say("Simuleringar", "Simulations"), Markup(text: language.number(run.replications))),
        (say("Frö", "Seed"), Markup(text: String(run.seed))),
        (say("Indata", "Input"), "<code>\(run.inputHash.short)</code>"),
      ] + basedOn
    return """
      <h1>\(visit.name(of: run)) <small>\(say("körning", "run")) \(run.id)</small></h1>
      \(state)
      \(.provenance(terms))
      """
  }

  /// What the run is a trial of.
  private var basedOn: [(term: String, detail: Markup)] {
    guard let origin = run.basedOn.flatMap({ RunOrigin(identifier: $0) }) else { return [] }
    return [
      (
        say("Prövad ändring av", "A change tried in"),
        "<a href=\"\(origin.site)\">\(origin.identifier)</a>"
      )
    ]
  }

  private var state: Markup {
    if !run.state.isOver {
      let words = RunWords(run, language)
      let stop = visit.postForm(
        .stopRun(run.id), .button(say("Stoppa körningen", "Stop the run")))
      return """
        \(.progress(
          id: "framsteg", address: Site.runState(run.id).path,
          label: run.state.label[language].capitalisedFirst, done: words.done,
          total: RunWords.total, text: words.long))
        \(RunSteps(run: run, language: language).markup)
        \(stop, if: visit.may(.stopRun, at: run.party) && !run.stopAsked)
        """
    }
    let again = Site.startRun.link([("scenario", run.scenario.rawValue)])
    let kind: NoticeKind = run.state == .stopped ? .note : .warning
    return .notice(
      kind,
      title: say(
        "Körningen är \(run.state.label.sv).", "The run is \(run.state.label.en)."),
      """
      \(run.reason.map { "<p>\($0[language])</p>" as Markup })\
      <p><a href="\(link: again)">\(say("Kör igen", "Run again"))</a></p>
      """)
  }
}

/// The steps of a run, and how far it has come among them.
struct RunSteps {
  let run: RunStatus
  let language: Language

  /// Where a step stands.
  enum Standing: Equatable {
    case done
    case going
    case waiting
  }

  /// Every step with its standing, in order; the end of the run is no step.
  var steps: [(phase: PlanProgress.Phase, standing: Standing)] {
    let phases = PlanProgress.Phase.steps(of: run.mode)
    let now = run.progress.flatMap { PlanProgress.Phase(rawValue: $0.stage) }
      .flatMap { phases.firstIndex(of: $0) }
    return phases.enumerated().compactMap { place, phase in
      guard phase != .done else { return nil }
      guard run.state == .running, let now else { return (phase, .waiting) }
      return (phase, place < now ? .done : place == now ? .going : .waiting)
    }
  }

  var markup: Markup {
    """
    <ol class="steps">\(each: steps, { step in
      """
      <li\(mark(step.standing))>\(step.phase.label[language])\
      <span>\(word(step.standing))</span></li>
      """
    })</ol>
    """
  }

  private func mark(_ standing: Standing) -> Markup {
    switch standing {
    case .done: " class=\"d\""
    case .going: " class=\"n\" aria-current=\"step\""
    case .waiting: .empty
    }
  }

  private func word(_ standing: Standing) -> String {
    switch standing {
    case .done: Text(sv: "✓ klart", en: "✓ done")[language]
    case .going: Text(sv: "pågår", en: "going on")[language]
    case .waiting: Text(sv: "väntar", en: "waiting")[language]
    }
  }
}
