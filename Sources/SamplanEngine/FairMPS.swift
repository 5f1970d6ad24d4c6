import Foundation
import SamplanBase

/// The fair plan's last step for another solver, and what it came to here.
package struct FairMPS: Sendable {
  /// Free MPS, with what it came to in comments at its beginning.
  package let bytes: [UInt8]
  /// What the plan's measures, moves and other care weigh: no other solver finds more.
  package let objective: Double
  /// No plan, with moves that are not in the file or with parts of trips, weighs less.
  package let bound: Double
  /// Columns in the file.
  package let columns: Int
  /// Rows in the file.
  package let rows: Int
  /// How the plan's search ended.
  package let status: Solution.Status

  /// Bytes of a file at most; a larger one is refused.
  package static let bytesMax = MPSText.bytesMax
}

/// Computes the fair plan, and gives the programme of its last step in the MPS format, so that the
/// optimum can be checked in another solver.
/// - Parameter notes: lines that are put first in the file.
package func fairMPS(
  _ instance: Instance, options: FairOptions = FairOptions(), notes: [String] = []
) throws(Refusal) -> FairMPS {
  try instance.check()
  try options.check()
  var run = FairRun(instance, options: options)
  run.notes = notes
  _ = try run.solve()
  guard let file = run.mps else { preconditionFailure("a run that ends has its programme") }
  return file
}

extension FairSolver {
  /// The programme of the last step, with comments that tell its objective.
  ///
  /// It holds the moves that came in; no other can lower the objective by more than the gap. Limits
  /// of the steps before are among its rows.
  func mps(
    of plan: Point, leastMeasures: Double, short: Double, status: Solution.Status,
    notes: [String]
  ) throws(Refusal) -> FairMPS {
    try bringBackAll()
    let programme = try model.programme()
    let text = try MPSText.bytes(
      programme,
      notes: notes + [
        "Samplan, fair plan, last step: least weight of measures, moves and other care, once the",
        "largest share and the necessary shortage are as small as they can be. Objective obj.",
        "Moves in it: \(moves.count). Whole trips are rows, where modes go in whole trips only.",
        "Objective of the plan: \(plan.objective)",
        "No plan with all moves and parts of trips has less than: \(leastMeasures)",
        "Weighted necessary shortage of the steps before, beside it: \(short)",
      ])
    return FairMPS(
      bytes: text, objective: plan.objective, bound: leastMeasures,
      columns: programme.cost.count, rows: programme.rowLower.count, status: status)
  }
}

extension FairMPS {
  func write(to path: String) throws(Refusal) {
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path))
    } catch {
      throw Refusal(
        .fault,
        Text(
          sv: "MPS-filen \(path) kunde inte skrivas. Finns mappen, och finns det plats?",
          en: "The MPS file \(path) could not be written. Is the folder there, and is there space?"
        ), cause: "\(error)")
    }
  }
}
