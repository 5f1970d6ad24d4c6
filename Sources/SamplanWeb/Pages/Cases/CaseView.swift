import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanService

/// A case as a page.
struct CaseView {
  let visit: Visit
  let board: DecisionBoard
  /// The text in force; nil while none is settled.
  let text: CaseText?
  let picture: NationalPicture
  let names: RegionNames

  init(visit: Visit, board: DecisionBoard, text: CaseText?, picture: NationalPicture) {
    self.visit = visit
    self.board = board
    self.text = text
    self.picture = picture
    names = picture.regionNames
  }

  var value: CaseWritten { board.case.value }
  var language: Language { visit.language }
  func say(_ sv: String, _ en: String) -> String { visit.say(sv, en) }

  var markup: Markup {
    """
    <h1>\(value.title(in: language)) <small>\(subtitle)</small></h1>
    <p class="lede">\(lede)</p>
    \(steps)\(tools)
    \(decisions, if: value.isForDecision)
    \(about)
    \(textShown)\(history)
    """
  }

  private var about: Markup {
    value.isForDecision
      ? "<div class=\"two\"><section>\(map)</section><section>\(facts)\(costs)</section></div>"
      : "<div class=\"two even\"><section>\(facts)</section><section>\(costs)</section></div>"
  }

  private var subtitle: String {
    let label = value.registryLabel.map { say(" · dnr \($0) (etikett)", " · dnr \($0) (label)") }
    return "\(value.number) · \(value.kind.label[language])\(label ?? "")"
  }

  /// The sentence of where the 21 stand. Adopted is counted apart from filed.
  private var lede: Markup {
    guard value.isForDecision else {
      return Markup(
        text: say(
          "Ärendet avslutas med en rapport. Regionerna ombeds inte besluta.",
          "The case ends with a report. The regions are not asked to decide."))
    }
    guard board.text != nil else {
      return Markup(
        text: say(
          "Ingen text är fastställd än, och ingen region kan besluta förrän den är det.",
          "No text has been settled yet, and no region can decide before it has."))
    }
    let count = board.count
    let amended =
      count.amended > 0
      ? say(", varav \(count.amended) med ändring", ", \(count.amended) with amendment") : ""
    let parts: [(Int, String, String)] = [
      (count.filed, "har lagt den till handlingarna", "have filed it"),
      (count.rejected, "har avslagit", "have rejected it"),
      (count.referredBack, "har återremitterat", "have referred it back"),
      (count.adoptedOlder, "har antagit en ersatt version", "have adopted a superseded version"),
      (count.unknownText, "hänvisar till en okänd text", "cite an unknown text"),
      (count.planned, "har angett datum", "have stated a date"),
      (count.outcomeMissing, "har passerat sitt datum utan utfall", "are past their date"),
      (count.notStated, "har inte angett datum", "have stated no date"),
    ]
    let rest = parts.filter { $0.0 > 0 }.map { "<b>\($0.0)</b> \(say($0.1, $0.2))" as Markup }
    let last: Markup? = value.decision.map { deadline in
      let shown = deadline.shown(in: language)
      let day = deadline.lastDay.long(in: language)
      return """
         \(say("Sista dag", "Last day")): <b>\(day)</b>\
        \(shown == deadline.lastDay.description ? "" : " (\(shown))").
        """
    }
    return """
      <b>\(count.adopted) \(say("av 21", "of 21"))</b> \
      \(say("regioner har antagit texten", "regions have adopted the text"))\(amended)\
      \("; \(Markup(rest, separator: ", "))", if: !rest.isEmpty).\(last)
      """
  }

  private var steps: Markup {
    let settled = board.text?.value
    let count = board.count
    let done = 21 - count.planned - count.outcomeMissing - count.notStated
    var steps: [(name: String, detail: String, isDone: Bool)] = []
    if let directive = value.directive {
      let words = directive.prefix { $0 != ":" && $0 != "," }
      steps.append((say("Uppdrag", "Directive"), String(words), true))
    }
    if let plan = value.plan { steps.append((say("Plan", "Plan"), plan.rawValue, true)) }
    if let report = value.report {
      steps.append(
        (
          say("Rapport till chefsgruppen", "Report"), report.shown(in: language),
          settled?.approvedOn != nil
        ))
    }
    steps.append(
      (
        say("Chefsgruppen", "Steering group"),
        settled?.approvedOn.map { say("godkänt \($0)", "approved \($0)") }
          ?? say("inte godkänt än", "not approved yet"), settled?.approvedOn != nil
      ))
    steps.append(
      (
        say("Text fastställd", "Text settled"),
        settled.map { "\($0.settledOn) · \($0.text.short)…" } ?? say("inte än", "not yet"),
        settled != nil
      ))
    if value.isForDecision {
      steps.append(
        (
          say("Regionernas beslut", "The regions' decisions"),
          say("\(done) av 21", "\(done) of 21"), done == 21
        ))
    }
    let next = steps.firstIndex { !$0.isDone }
    return """
      <ol class="steps">\(each: steps.enumerated(), { place, step in
        """
        <li class="\(step.isDone ? "d" : place == next ? "n" : "")">\(step.name)\
        <span>\(step.detail)</span></li>
        """
      })</ol>
      """
  }

  private var tools: Markup {
    var views: [PageLink] = []
    if let party = visit.actor?.party {
      if visit.may(.recordDecision, at: party), party.isRegion, value.isForDecision,
        board.text != nil
      {
        views.append(
          PageLink(
            say("Registrera er regions beslut", "Record your region's decision"),
            Site.cases(.decision(value.number, party)).path))
      }
      if visit.may(.planDecision, at: party), party.isRegion, value.isForDecision {
        views.append(
          PageLink(
            say("Ange när ni beslutar", "State when you decide"),
            Site.cases(.planned(value.number, party)).path))
      }
      if visit.may(.settleText, at: party) {
        views.append(
          PageLink(
            say("Skriv och fastställ texten", "Write and settle the text"),
            Site.cases(.text(value.number)).path))
      }
      if visit.may(.writeCase, at: party) {
        views.append(
          PageLink(say("Ändra ärendet", "Change the case"), Site.cases(.edit(value.number)).path))
      }
    }
    var files = [
      PageLink("CSV", Site.cases(.board(value.number, .csv)).path),
      PageLink("JSON", Site.cases(.board(value.number, .json)).path),
    ]
    if let party = visit.actor?.party, party.isRegion {
      files.insert(
        PageLink(
          say("Tjänsteskrivelse (DOCX)", "Board paper (DOCX)"),
          Site.cases(.boardPaper(value.number, party)).path), at: 0)
    }
    return .tools(say("Åtgärder och filer", "Actions and files"), views: views, files: files)
  }
}
