import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanService

extension PlanView {
  /// The way from a published plan to the regions' decisions, and the cases it is in already.
  var toDecision: Markup {
    guard case .plan(let plan) = subject else { return .empty }
    let id = plan.value.plan
    let cases = picture.cases.filter { $0.value.plan == id }.map { stated -> Markup in
      let value = stated.value
      return """
        <li><a href="\(Site.board(value.number))">\(value.number) \(value.title(in: language))</a></li>
        """
    }
    let mayOpen = visit.may(.writeCase, at: visit.actor?.party)
    guard mayOpen || !cases.isEmpty else { return .empty }
    let link = Site.cases(.new).link([("plan", id.rawValue)])
    let way: Markup = """
      <p><a class="button" href="\(link: link)">\(say(
        "Ta planen till beslut", "Take the plan to a decision"))</a></p>
      """
    return """
      <h2>\(say("Till beslut i regionerna", "To the regions' decisions"))</h2>
      \("<ul>\(cases)</ul>", if: !cases.isEmpty)\(way, if: mayOpen)
      """
  }
}
