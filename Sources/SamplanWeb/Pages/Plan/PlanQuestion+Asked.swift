import SamplanBase
import SamplanDocuments
import SamplanPlanning
import SamplanService

extension PlanQuestion {
  /// The page of a question that a run answers when it is asked to.
  init(_ question: ExtraQuestion) {
    switch question {
    case .worth: self = .worth
    case .robust: self = .robust
    }
  }

  /// The question as a run is asked it; nil for those that it always answers.
  var extra: ExtraQuestion? { ExtraQuestion.allCases.first { PlanQuestion($0) == self } }

  /// The question's own table; nil for those told by the table of the days.
  var table: ((PlanResult) -> PlanTable)? {
    switch self {
    case .worth: PlanTable.worth
    case .robust: PlanTable.strains
    case .enough, .together, .part, .crisis, .review, .chain: nil
    }
  }

  /// What the answer is, for who is to choose whether to ask; empty for those always answered.
  var meaning: Text {
    switch self {
    case .worth:
      Text(
        sv: "Hur många vårddygn av nödvändig brist en vårdplats, en person, en mottagen patient "
          + "eller en fordonstimme till per dygn skulle undvika, i varje region. Tar någon minut "
          + "till.",
        en: "How many bed-days of necessary shortage one more bed, person, patient received or "
          + "vehicle hour a day would avoid, in each region. Takes about a minute more.")
    case .robust:
      Text(
        sv: "Planen prövas mot andra slumpade utfall och mot påfrestningar: hjälpen upphör, en "
          + "förbindelse bryts, ett sjukhus faller bort, fler patienter. Bredvid står planer gjorda "
          + "för fler patienter, uppskjuten vård mot brist, och hur länge kön varar. Tar några "
          + "minuter till.",
        en: "The plan is tried on other random outcomes and under strain: help stops, a link is "
          + "cut, a hospital is lost, more patients. Beside stand plans made for more patients, "
          + "postponed care against shortage, and how long the backlog lasts. Takes some minutes "
          + "more.")
    case .enough, .together, .part, .crisis, .review, .chain: Text(same: "")
    }
  }
}

extension PlanView {
  /// What stands where the question was not asked: what it means, and the form that asks it.
  var askForIt: Markup {
    guard let extra = question.extra else { return .empty }
    let form: Markup
    if let party = visit.actor?.party, visit.may(.startRun, at: party) {
      form = visit.postForm(
        .ask(origin),
        """
        <input type="hidden" name="fraga" value="\(extra.rawValue)">\
        \(extra == .worth ? OtherScenarios(plan: self).markup : .empty)<p>\(.button(say("Räkna detta", "Compute this"), isMain: true))</p>
        """)
    } else {
      form = Markup(
        text: say(
          "Den som får köra planer kan räkna det.", "Those who may run plans can compute it."))
    }
    return .notice(
      .note, title: say("Räknas när någon frågar", "Computed when somebody asks"),
      """
      <p>\(question.meaning[language])</p>
      <p>\(say(
        "Samma underlag, samma frö och samma plan räknas om i en ny körning, med svaret till.",
        "The same input, the same seed and the same plan are computed anew in a new run, with the "
          + "answer added."))</p>\(form)
      """)
  }
}
