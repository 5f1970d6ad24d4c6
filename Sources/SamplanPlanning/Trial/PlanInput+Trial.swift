import SamplanBase
import SamplanDomain

extension PlanInput {
  /// The same run with one change, and everything else as it was: figures, seed, days.
  ///
  /// A link or a bed that the scenario has closed or lost stays so: a trial adds to what happens,
  /// and lowers limits. It never writes anything in anybody's name.
  /// - Parameter identifier: the run, plan or scenario that is set out from.
  /// - Throws: every problem of the change, by the field it was typed in.
  package func trying(
    _ change: TrialChange, from identifier: String
  ) throws(Refusal) -> PlanInput {
    var check = TrialCheck(input: self)
    check.run(change)
    guard check.problems.isEmpty else {
      throw Refusal(
        .input,
        Text(
          sv: "Ändringen kan inte prövas. Ingen körning har startats.",
          en: "The change cannot be tried. No run has been started."),
        problems: check.problems)
    }
    var tried = self
    switch change {
    case .closure(let closure): tried.scenario.closures.append(closure)
    case .loss(let loss): tried.scenario.losses.append(loss)
    case .staffing(let staffing): tried.scenario.staffing.append(staffing)
    case .limit(let limit):
      if let place = regions.firstIndex(where: { $0.code == limit.region }) {
        tried.regions[place].limits[keyPath: limit.kind.field] = limit.value
      }
    case .assumption(let assumption):
      tried.scenario.assumptions.removeAll { $0.key == assumption.key }
      tried.scenario.assumptions.append(assumption)
    case .levers(let levers): tried.levers = levers.isNeutral ? nil : levers
    }
    let words = TrialWords(self).of(change)
    let before = trial?.changes ?? []
    tried.trial = PlanTrial(
      identifier: identifier, changes: before + [change],
      words: [PlanResult.Remark(sv: words.sv, en: words.en)])
    tried.rename(adding: words, changes: before.count + 1)
    return tried
  }

  /// `S6 · färja till och från Gotland: stängt dag 5–20`: the scenario's name tells of the change
  /// wherever the run is listed.
  private mutating func rename(adding words: Text, changes: Int) {
    func name(_ before: String, _ change: String, _ many: String) -> String {
      let whole = "\(before) · \(change)"
      if whole.count <= Self.nameMax { return whole }
      let base = before.prefix { $0 != "·" }
      return "\(base.prefix(Self.nameMax - many.count - 3))· \(many)"
    }
    let english = scenario.nameEnglish ?? scenario.name
    scenario.name = name(scenario.name, words.sv, "\(changes) prövade ändringar")
    scenario.nameEnglish = name(english, words.en, "\(changes) changes tried")
  }

  /// Characters in a name at most.
  private static let nameMax = 200
}

/// What must hold of a tried change. Problems stand at the fields of its form.
private struct TrialCheck {
  let input: PlanInput
  var problems: [Refusal.Problem] = []

  mutating func run(_ change: TrialChange) {
    if (input.trial?.changes.count ?? 0) >= PlanTrial.changesMax {
      add(
        "change",
        "körningen har redan \(PlanTrial.changesMax) prövade ändringar; utgå från en tidigare körning",
        "the run has \(PlanTrial.changesMax) tried changes already; set out from an earlier run")
    }
    switch change {
    case .closure(let closure): check(closure)
    case .loss(let loss):
      check(loss.site)
      share(loss.share)
      check(loss.span)
    case .staffing(let staffing):
      check(staffing.site)
      share(staffing.share)
      check(staffing.span)
    case .limit(let limit): check(limit)
    case .assumption(let assumption): check(assumption)
    case .levers(let levers): check(levers)
    }
  }

  private mutating func check(_ levers: Levers) {
    problems += levers.problems
    if levers == input.levers ?? Levers() {
      add("demand", "inget reglage är flyttat; flytta minst ett", "no lever is moved; move one")
    }
  }

  private mutating func check(_ closure: Scenario.Closure) {
    if let mode = closure.mode, !input.basis.modes.contains(where: { $0.id == mode }) {
      add("mode", "transportslaget \(mode) finns inte", "there is no transport mode \(mode)")
    }
    for (field, end) in [("from", closure.from), ("to", closure.to)] {
      if let end, !isRegion(end) {
        add(field, "regionen \(end) finns inte i körningen", "there is no region \(end) in the run")
      }
    }
    if let from = closure.from, from == closure.to {
      add("to", "är samma region som i Från", "is the same region as in From")
    }
    let closed = input.scenario.closures.first {
      $0.link == closure.link && $0.span.overlaps(closure.span)
    }
    if let span = closed?.span {
      add(
        "first",
        "förbindelsen är redan stängd dag \(span.first)–\(span.last); välj dagar utanför",
        "the link is closed already on day \(span.first)–\(span.last); choose days outside")
    }
    check(closure.span)
  }

  private mutating func check(_ site: Scenario.Site) {
    switch site {
    case .hospital(let id):
      if !input.hospitals.contains(where: { $0.id == id }) {
        add(
          "site", "sjukhuset \(id) finns inte i körningen", "there is no hospital \(id) in the run")
      }
    case .regions(let codes):
      for code in codes where !isRegion(code) {
        add(
          "site", "regionen \(code) finns inte i körningen", "there is no region \(code) in the run"
        )
      }
    case .everywhere, .drawnRegions, .drawnHospital: break
    }
  }

  private mutating func check(_ span: Scenario.Span) {
    let days = input.days
    if span.first < 1 || span.first > days {
      add(
        "first", "dag \(span.first) ligger inte i körningen, som omfattar dag 1–\(days)",
        "day \(span.first) is not in the run, which has days 1–\(days)")
    }
    if span.last < span.first {
      add(
        "last", "dag \(span.last) ligger före den första dagen, \(span.first)",
        "day \(span.last) is before the first day, \(span.first)")
    } else if span.last > input.scenario.days {
      add(
        "last", "dag \(span.last) ligger efter scenariots sista dag, \(input.scenario.days)",
        "day \(span.last) is after the scenario's last day, \(input.scenario.days)")
    }
  }

  private mutating func check(_ limit: TrialLimit) {
    guard let region = input.regions.first(where: { $0.code == limit.region }) else {
      add(
        "region", "regionen \(limit.region) finns inte i körningen",
        "there is no region \(limit.region) in the run")
      return
    }
    let own = region.limits[keyPath: limit.kind.field]
    if limit.value.isNegative {
      add("value", "är mindre än noll", "is less than zero")
    } else if limit.value > own {
      add(
        "value",
        "\(limit.value.shown(in: .sv)) är mer än regionens egen gräns, \(own.shown(in: .sv)); "
          + "en högre gräns kan bara \(region.shortName) själv ange",
        "\(limit.value.shown(in: .en)) is more than the region's own limit, \(own.shown(in: .en)); "
          + "only \(region.shortName) itself can state a higher one")
    } else if limit.value == own {
      add(
        "value", "är regionens egen gräns redan; ange en lägre",
        "is the region's own limit already; give a lower one")
    }
  }

  private mutating func check(_ assumption: Assumption) {
    guard let range = AssumptionRange.of(assumption.key) else {
      add(
        "key", "antagandet \(assumption.key) läses inte av modellen",
        "the assumption \(assumption.key) is not read by the model")
      return
    }
    if !range.contains(assumption.value) {
      let words = range.words
      add(
        "value", "är \(assumption.value.shown(in: .sv)), ska ligga \(words.sv)",
        "is \(assumption.value.shown(in: .en)), must be \(words.en)")
    }
  }

  private mutating func share(_ value: ExactDecimal) {
    if value <= .zero || value > ExactDecimal(1) {
      add(
        "share", "är \(value.shown(in: .sv)), ska vara större än 0 och högst 1",
        "is \(value.shown(in: .en)), must be greater than 0 and at most 1")
    }
  }

  private func isRegion(_ code: PartyCode) -> Bool {
    input.regions.contains { $0.code == code }
  }

  private mutating func add(_ field: String, _ sv: String, _ en: String) {
    problems.append(.init(.field(field), Text(sv: sv, en: en)))
  }
}
