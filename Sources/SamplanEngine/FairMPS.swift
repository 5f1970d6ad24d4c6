import Foundation
import SamplanBase

/// Computes the fair plan, and gives the programme of its last step as text in the MPS format, so
/// that the optimum can be checked in another solver.
/// - Parameter path: a file that is not there, which is used on the way and taken away.
package func fairMPS(
  _ instance: Instance, options: FairOptions = FairOptions(), through path: String
) throws(Refusal) -> String {
  defer { try? FileManager.default.removeItem(atPath: path) }
  var options = options
  options.mpsPath = path
  _ = try solveFair(instance, options: options)
  do {
    return try String(contentsOfFile: path, encoding: .utf8)
  } catch {
    throw FairSolver.unwritten(path, "\(error)")
  }
}

extension FairSolver {
  /// Writes the programme of the last step, with comments that tell its objective.
  ///
  /// It holds the moves that came in; no other can lower the objective by more than the gap. Limits
  /// of the steps before are among its rows.
  func writeMPS(_ path: String, of plan: Point, leastMeasures: Double) throws(Refusal) {
    try model.writeMPS(path)
    let notes = [
      "Samplan, fair plan, last step: least weight of measures, moves and planned care turned away",
      "once the largest share and the necessary shortage are as small as they can be.",
      "Moves in it: \(moves.count). Whole trips are rows, where modes go in whole trips only.",
      "Objective of the plan: \(plan.objective)",
      "No plan with all moves and parts of trips has less than: \(leastMeasures)",
    ]
    let comment = notes.map { "* \($0)\n" }.joined()
    do {
      let programme = try Data(contentsOf: URL(fileURLWithPath: path))
      try (Data(comment.utf8) + programme).write(to: URL(fileURLWithPath: path))
    } catch {
      throw Self.unwritten(path, "\(error)")
    }
  }

  fileprivate static func unwritten(_ path: String, _ cause: String) -> Refusal {
    Refusal(
      .fault,
      Text(
        sv: "MPS-filen \(path) kunde inte skrivas. Finns mappen, och finns det plats?",
        en: "The MPS file \(path) could not be written. Is the folder there, and is there space?"),
      cause: cause)
  }
}
