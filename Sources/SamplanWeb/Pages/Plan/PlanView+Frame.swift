import SamplanBase
import SamplanDocuments
import SamplanPlanning
import SamplanService

extension PlanView {
  /// What surrounds the page: crumbs from the list of plans down to the question.
  func frame(_ pageClass: PageClass) -> PageFrame {
    var crumbs = [PageFrame.Crumb(title: Area.plans.title[language], site: .plans(.html))]
    guard question != .enough else {
      return PageFrame(title: title, area: .plans, pageClass: pageClass, crumbs: crumbs)
    }
    crumbs.append(.init(title: title, site: site(.enough)))
    guard let part else {
      return PageFrame(
        title: questionTitle(question), area: .plans, pageClass: pageClass, crumbs: crumbs)
    }
    crumbs.append(.init(title: questionTitle(.part), site: site(.part)))
    return PageFrame(title: names[part], area: .plans, pageClass: pageClass, crumbs: crumbs)
  }

  /// A question's name, in tabs and crumbs.
  func questionTitle(_ question: PlanQuestion) -> String {
    switch question {
    case .enough: say("Räcker vården?", "Is care enough?")
    case .together: say("Tillsammans", "Together")
    case .part: say("Vår del", "Our part")
    case .chain: say("Vårdkedjan", "The care chain")
    case .worth: say("Mest värt att bygga", "Most worth building")
    case .robust: say("Håller planen?", "Does the plan hold?")
    case .crisis: say("Risk för katastroftillstånd", "Risk of a state of disaster")
    case .review: say("Granskning", "Review")
    }
  }

  /// How many outcomes the figures rest on: `2 000 simuleringar`.
  var simulations: String {
    let count = result.provenance.replications
    let number = language.number(Double(count))
    return count == 1
      ? say("1 simulering", "1 simulation")
      : say("\(number) simuleringar", "\(number) simulations")
  }

  /// A mean with its standard error: `412 ± 12`; the mean alone from a single replication.
  func estimate(_ estimate: PlanResult.Estimate, signed: Bool = false) -> String {
    let error = estimate.standardError
    if estimate.mean == 0, error ?? 0 == 0 { return "0" }
    // As many decimals as the error is known by.
    let decimals = (error ?? abs(estimate.mean) / 10) < 2 ? 1 : 0
    let mean = language.number(estimate.mean, decimals: decimals)
    let shown = signed && estimate.mean > 0 ? "+" + mean : mean
    guard let error else { return shown }
    let least = error < 0.05 ? "<\u{A0}\(language.number(0.1, decimals: 1))" : nil
    return "\(shown)\u{A0}±\u{A0}\(least ?? language.number(error, decimals: decimals))"
  }

  /// An amount that may be small: a decimal under ten.
  func amount(_ value: Double) -> String {
    language.number(value, decimals: abs(value) < 10 && value != value.rounded() ? 1 : 0)
  }
}
