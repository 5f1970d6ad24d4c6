import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning
import SamplanService

/// The result of a run or a published plan, one question at a time.
struct PlanView {
  /// What the result belongs to.
  enum Subject {
    case run(RunStatus)
    case plan(Stated<PlanPublished>)
  }

  let visit: Visit
  let subject: Subject
  let question: PlanQuestion
  /// The region whose part is shown; nil for the list of every region's.
  let part: PartyCode?
  let result: PlanResult
  let picture: NationalPicture
  let names: RegionNames
  let figures: PlanFigures
  /// What the result changes in another, and the forms that try a change.
  var whatIf = WhatIfSection()

  init(
    visit: Visit, subject: Subject, question: PlanQuestion, part: PartyCode? = nil,
    result: PlanResult, picture: NationalPicture
  ) {
    self.visit = visit
    self.subject = subject
    self.question = question
    self.part = part
    self.result = result
    self.picture = picture
    names = picture.regionNames
    figures = PlanFigures(result: result)
  }

  var language: Language { visit.language }
  func say(_ sv: String, _ en: String) -> String { visit.say(sv, en) }
  var days: Int { result.provenance.days }

  /// The care type looked at, by its place in the result.
  var care: Int {
    let wanted = visit.query["vard"].flatMap(CareType.init(rawValue:)) ?? .icu
    return result.careTypes.firstIndex(of: wanted) ?? 0
  }
  var careName: String { result.careTypes[care].label[language].lowercased() }

  func site(_ question: PlanQuestion, _ format: DataFormat = .html) -> Site {
    switch subject {
    case .run(let run): .run(run.id, question, format)
    case .plan(let plan): .plan(plan.value.plan, question, format)
    }
  }

  /// The page of one region's part.
  func site(partOf region: PartyCode) -> Site {
    switch subject {
    case .run(let run): .runPart(run.id, region)
    case .plan(let plan): .planPart(plan.value.plan, region)
    }
  }

  var markup: Markup {
    if let part { return PartView(plan: self, region: part).markup }
    return """
      <h1>\(title) <small>\(subtitle)</small></h1>
      \(partial)<p class="lede">\(lede)</p>
      \(tools)\(whatIf.notice)
      \(content)
      \(remarks)\(whatIf.forms)\(publishing)\(toDecision)\(provenance)
      """
  }

  private var lede: Markup {
    switch question {
    case .enough: enoughSentence
    case .together: togetherSentence
    case .part: partsSentence
    case .worth: worthSentence
    case .robust: robustSentence
    case .crisis: crisisSentence
    case .review: reviewSentence
    case .chain: chainSentence
    }
  }

  private var content: Markup {
    switch question {
    case .enough: enough
    case .together: together
    case .part: partList
    case .worth: worth
    case .robust: robust
    case .crisis: crisis
    case .review: review
    case .chain: chain
    }
  }

  /// What a run that was stopped lacks; over everything else.
  private var partial: Markup {
    guard let partial = result.partial else { return .empty }
    return .notice(
      .warning,
      title: say(
        "Delresultat: körningen stoppades. Det som står här var klart; resten saknas.",
        "Partial result: the run was stopped. What stands here was done; the rest is missing."),
      """
      <p>\(say("Saknas", "Missing")):</p>\
      <ul>\(each: partial.words, { "<li>\($0[language])</li>" })</ul>
      <p>\(say("Ett delresultat kan inte publiceras.", "A partial result cannot be published."))</p>
      """)
  }

  /// What a page says where a plan was made by a model that did not have this yet.
  var olderModel: Markup {
    if result.partial != nil { return .notice(.note, title: earlier, .empty) }
    let again = Site.startRun.link([("scenario", result.provenance.scenario.rawValue)])
    return .notice(
      .note,
      title: say(
        "Planen är räknad med en tidigare modell, som inte hade detta.",
        "The plan was computed with an earlier model, which did not have this."),
      "<p><a href=\"\(link: again)\">\(say("Kör scenariot igen", "Run the scenario again"))</a></p>"
    )
  }

  var title: String {
    switch subject {
    case .run(let run): visit.name(of: run)
    case .plan(let plan): plan.value.title
    }
  }

  var excludedNames: String {
    result.excluded.map { names[$0.region] }.joined(separator: ", ")
  }

  private var subtitle: Markup {
    let id: Markup =
      switch subject {
      case .run(let run): "\(say("körning", "run")) \(run.id)"
      case .plan(let plan): "\(plan.value.plan)"
      }
    let regions = say(
      "\(result.regions.count) av 21 regioner", "\(result.regions.count) of 21 regions")
    let left: Markup =
      result.excluded.isEmpty
      ? .empty
      : " (\(excludedNames): \(say("uppgift saknas", "figures missing")))"
    return """
      \(result.partial == nil ? .empty : "<b>\(say("delvis", "partial"))</b> · " as Markup)\
      \(id) · \(say("med dagens resurser", "with today's resources")) · \(regions)\(left) · \
      \(days) \(say("dygn", "days"))
      """
  }

  var tools: Markup {
    let chosen = result.careTypes[care].rawValue
    return .tools(
      say("Frågor och filer", "Questions and files"),
      views: PlanQuestion.allCases.map { other in
        PageLink(
          questionTitle(other), site(for: other).link([("vard", chosen)]),
          isCurrent: other == question)
      },
      files: [
        PageLink(say("Reglage", "Levers"), Site.levers(origin).path),
        PageLink(say("Jämför", "Compare"), beside),
        PageLink("CSV", site(question.table == nil ? .enough : question, .csv).path),
        PageLink("JSON", site(.enough, .json).path),
      ])
  }

  /// What a trial of this result sets out from.
  var origin: RunOrigin {
    switch subject {
    case .run(let run): .run(run.id)
    case .plan(let plan): .plan(plan.value.plan)
    }
  }

  /// This plan beside another: the one it is a trial of, or one to choose.
  private var beside: String {
    let own = origin.identifier
    guard let before = result.basedOn?.identifier else {
      return Site.comparison.link([("a", own)])
    }
    return Site.comparison.link([("a", before), ("b", own)])
  }

  /// Where a question leads: a region's own people come to their own part first.
  private func site(for question: PlanQuestion) -> Site {
    guard question == .part, part == nil, self.question != .part,
      let own = visit.actor?.party, result.regions.contains(own)
    else { return site(question) }
    return site(partOf: own)
  }

  /// The care types as views of the same page.
  var careChoice: Markup {
    .tools(
      say("Vårdtyp", "Care type"),
      views: result.careTypes.enumerated().map { place, type in
        PageLink(
          type.label[language], site(question).link([("vard", type.rawValue)]),
          isCurrent: place == care)
      })
  }

  private var remarks: Markup {
    let excluded = result.excluded.map { region -> Markup in
      let missing = region.missing.sorted { $0.key < $1.key }.map { key, value in
        let name = MeasureID(key).flatMap { Measure.find($0) }?.name[language] ?? key
        return "\(name): \(FigureValue(value, .point)?.shown(in: language) ?? value)"
      }
      return "<li>\(names[region.region]): \(missing.joined(separator: ", "))</li>"
    }
    let notes = result.remarks.map { remark -> Markup in
      "<li>\(language == .sv ? remark.sv : remark.en)</li>"
    }
    let left: Markup = """
      <h2>\(say("Regioner utanför planen", "Regions left out"))</h2><ul>\(excluded)</ul>
      """
    let said: Markup = """
      <details class="data"><summary>\(say(
        "Vad körningen antog om sina indata (\(notes.count))",
        "What the run assumed of its input (\(notes.count))"))</summary><ul>\(notes)</ul></details>
      """
    return "\(left, if: !excluded.isEmpty)\(said, if: !notes.isEmpty)"
  }

  private var publishing: Markup {
    guard case .run(let run) = subject else { return .empty }
    if let plan = run.published {
      return .notice(
        .note, title: say("Publicerad som", "Published as"),
        "<a href=\"\(Site.plan(plan, .enough, .html))\">\(plan)</a>")
    }
    guard result.partial == nil, visit.may(.publishPlan, at: run.party) else { return .empty }
    let field = FormField(
      "title", say("Planens namn", "The plan's name"), value: run.scenarioName, isRequired: true)
    return """
      <h2>\(say("Publicera planen", "Publish the plan"))</h2>
      <p>\(say(
        "Planen signeras av \(visit.name(of: run.party)) och blir synlig för dem som uppgifterna "
          + "delas med. Åtgärderna är förslag; varje region tar ställning själv.",
        "The plan is signed by \(visit.name(of: run.party)) and becomes visible to those the "
          + "figures are shared with. The measures are proposals; each region decides for itself."
      ))</p>
      \(visit.postForm(
        .publish(run.id),
        """
        \(field.markup)\(.button(say("Publicera och signera", "Publish and sign"), isMain: true))
        """))
      """
  }

  var provenance: Markup {
    let p = result.provenance
    let scenario: Markup = """
      <a href="\(Site.scenario(p.scenario, .html))">\(visit.name(of: p.scenario, given: p.scenarioName))</a>
      """
    let terms: [(term: String, detail: Markup)] = [
      (say("Scenario", "Scenario"), scenario),
      (
        say("Uppgifterna gäller", "The figures are of"),
        Markup(text: p.figureDays?.shown ?? say("uppgift saknas", "not stated"))
      ),
      (say("Frö", "Seed"), Markup(text: String(p.seed))),
      (
        say("Simuleringar", "Simulations"),
        Markup(text: result.stopping?.words[language] ?? language.number(p.replications))
      ),
      (say("Indata, SHA-256", "Input, SHA-256"), "<code>\(p.inputHash)</code>"),
      (say("Modellens version", "Model version"), Markup(text: p.engineVersion)),
      (
        say("Uppgifter ur", "Figures from"),
        Markup(
          text: say(
            "\(p.logSizes.count) loggar, \(language.number(p.logSizes.values.reduce(0, +))) poster",
            "\(p.logSizes.count) logs, \(language.number(p.logSizes.values.reduce(0, +))) entries"))
      ),
      (
        say("Antaganden", "Assumptions"),
        """
        <a href="\(Site.assumptions(.html))">\(say(
          "Nationella antaganden", "National assumptions"))</a>
        """
      ),
      (
        say("Räkna om och jämför", "Compute again and compare"),
        "<code>samplan plan verify \(origin.identifier)</code>"
      ),
      (say("Läs mer", "Read more"), readMore),
    ]
    return """
      <h2>\(say("Varifrån siffrorna kommer", "Where the figures come from"))</h2>
      \(.provenance(terms))
      """
  }

  /// How it is computed, and how the model did against what has happened.
  private var readMore: Markup {
    let hindcast = say(
      "Våren 2020: modellen mot det som hände",
      "The spring of 2020: the model against what happened")
    return """
      <a href="\(Site.aboutMethod)">\(say("Så räknas detta", "How this is computed"))</a> · \
      <a href="\(Site.aboutHindcast)">\(hindcast)</a>
      """
  }
}
