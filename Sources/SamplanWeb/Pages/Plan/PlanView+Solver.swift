import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning
import SamplanService

/// How well the programme was solved, and how another solver can check it.
extension PlanView {
  /// How the search ended, as `Solution.Status` names it.
  var solversWord: String {
    let word =
      switch result.joint.status {
      case "optimal": say("bevisat bäst, inom avståndet", "proven the best, within the distance")
      case "feasible":
        say(
          "sökningen slutade när avståndet var litet nog; bättre planer finns högst inom avståndet",
          "the search ended when the distance was small enough; better plans lie within the "
            + "distance at most")
      case "timeLimit": say("tiden tog slut; planen håller", "the time ended; the plan holds")
      case "stopped": say("stoppad; planen håller", "stopped; the plan holds")
      default: result.joint.status
      }
    guard let changes = result.joint.methodChanges, changes > 0 else { return word }
    let times = language.number(changes)
    return word
      + say(
        "; numeriska svårigheter, metoden byttes \(times) \(changes == 1 ? "gång" : "gånger")",
        "; numerical trouble, the method was changed \(times) \(changes == 1 ? "time" : "times")")
  }

  /// What no limit is passed by, in words.
  var excess: String {
    let all = [result.joint, result.alone].map(\.largestExcess)
    guard let joint = all[0], let alone = all[1] else {
      return say("sparades inte när planen gjordes", "not kept when the plan was made")
    }
    let largest = max(joint, alone)
    // The least power of ten above it, from a millionth up.
    guard let step = (2...6).reversed().first(where: { largest <= Self.tenth($0) }) else {
      return say(
        "numeriska svårigheter: en gräns överskrids med \(language.number(largest, decimals: 2)) "
          + "(platser, patienter, personer eller timmar); planens siffror är osäkra",
        "numerical trouble: a limit is passed by \(language.number(largest, decimals: 2)) (beds, "
          + "patients, persons or hours); the plan's figures are unsure")
    }
    let shown = language.number(Self.tenth(step), decimals: step)
    return say(
      "ingen med mer än \(shown) (platser, patienter, personer eller timmar)",
      "none by more than \(shown) (beds, patients, persons or hours)")
  }

  /// 10 to the power of minus this.
  private static func tenth(_ power: Int) -> Double {
    (0..<power).reduce(1.0) { value, _ in value / 10 }
  }

  /// The programme as a file, and how to check the optimum with it.
  var otherSolver: Markup {
    let title = say("Optimum i en annan lösare", "The optimum in another solver")
    let megabytes = PlanProgrammeFile.bytesMax / 1_000_000
    let seconds = Int(PlanProgrammeFile.waitedSecondsMax)
    let isShort = days <= PlanProgrammeFile.waitedDaysMax
    let mayAsk = visit.actor?.party.map { visit.may(.startRun, at: $0) } ?? false
    let form =
      isShort && mayAsk
      ? visit.postForm(
        .modelFile(origin),
        "<p>\(.button(say("Modellfilen i MPS-format", "The model file in MPS format")))</p>")
      : Markup.empty
    return """
      <details class="data"><summary>\(title)</summary><p>\(say(
        "Modellfilen innehåller optimeringens sista steg, med vad stegen före har nått som gränser, "
          + "och i de första raderna målvärdet och gränsen. En annan lösares optimum ska ligga "
          + "mellan dem. Filen räknas fram ur planens underlag när den hämtas, för högst "
          + "\(PlanProgrammeFile.waitedDaysMax) dygn, \(seconds) sekunder och \(megabytes) MB; den "
          + "sparas inte. Större planer:",
        "The model file has the last step of the optimisation, with what the steps before reached "
          + "as limits, and in its first lines the objective and the bound. Another solver's "
          + "optimum must lie between them. The file is computed from the plan's input when it is "
          + "fetched, for at most \(PlanProgrammeFile.waitedDaysMax) days, \(seconds) seconds and "
          + "\(megabytes) MB; it is not kept. Larger plans:"))
      <code>samplan plan mps \(origin.identifier) --out plan.mps</code>.</p>
      <p>\(say("Kontroll:", "The check:")) <code>glpsol --freemps plan.mps</code> \(say(
        "eller", "or")) <code>highs plan.mps</code>.</p>\(form)</details>
      """
  }
}
