import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning

/// Which regions' probabilities can be shown at all, and how sure a probability is.
extension PlanView {
  var notCalibrated: String { say("ej kalibrerad", "not calibrated") }

  /// Whether the region is calibrated in every care type.
  func isCalibrated(_ region: PartyCode) -> Bool {
    guard let place = result.regions.firstIndex(of: region) else { return true }
    return result.careTypes.indices.allSatisfy { figures.isCalibrated(place, care: $0) }
  }

  /// What the hatching of a heat map means, when any row is hatched.
  func legendOfGaps(_ hasGaps: Bool) -> [String] { hasGaps ? [notCalibrated] : [] }

  /// Names of the regions that are not calibrated, as a sentence; nothing when all are.
  var calibrationSentence: String {
    let regions = figures.notCalibrated.map { names[result.regions[$0]] }
    guard !regions.isEmpty else { return "" }
    let list = regions.joined(separator: ", ")
    return say(
      "\(list): ej kalibrerad, och utan sannolikhet.",
      "\(list): not calibrated, and without probability.")
  }

  /// The standard error of an estimated probability, in percentage points.
  static func standardError(_ probability: Double, replications: Int) -> Double {
    (probability * (1 - probability) / Double(max(replications, 1))).squareRoot() * 100
  }

  /// `±2`: the standard error in whole percentage points, or `<1` where it is less.
  func errorShown(_ probability: Double, replications: Int) -> String {
    let error = Self.standardError(probability, replications: replications)
    return error < 0.5 ? "±\u{A0}<1" : "±\u{A0}\(language.number(error))"
  }

  /// How far chance alone can move a probability here.
  var chanceNote: String {
    let replications = result.provenance.replications
    let error = language.number(
      Self.standardError(0.5, replications: replications), decimals: 1)
    return say(
      "Medelfelet är högst \(error) procentenheter vid \(language.number(replications)) "
        + "simuleringar.",
      "The standard error is at most \(error) percentage points at "
        + "\(language.number(replications)) simulations.")
  }
}
