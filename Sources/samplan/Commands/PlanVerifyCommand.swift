import ArgumentParser
import Foundation
import SamplanBase
import SamplanPlanning
import SamplanService

/// `samplan plan verify`: a plan computed again and compared with what it told.
struct PlanVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Compute a plan again from its frozen input and compare.",
    discussion: """
      Takes the folder that `plan run` wrote, or the name of a run or a published plan on \
      a node. Ends with 0 when the input is the plan's own and every figure comes out the \
      same, with 1 when anything differs; each difference is a row.

      Examples:
        samplan plan verify plan/
        samplan plan verify P-00-2026-001 --demo
      """)

  @Argument(help: "A folder of `plan run`, or P-… or K-… on a node.")
  var plan: String

  @Option(help: "Threads of the simulation; 0 takes all cores.")
  var threads: Int = 0

  @Option(help: "Form of the answer: table, csv or json.")
  var format: OutputFormat = .table

  @OptionGroup var actor: ActorOption
  @OptionGroup var data: DataOption

  func run() async throws {
    let ground = try await PlanFolder.ground(of: plan, actor, data)
    let verification = try verifyPlan(
      told: ground.told, input: ground.input, threads: threads, engineVersion: samplanVersion
    ) { progress in
      Terminal.progress(progress.phase.label[Wiring.language], progress.fraction)
      return true
    }
    Terminal.endProgress()
    try table(verification, ground.logsMissing).write(as: format)
    guard verification.holds else {
      Terminal.complain(complaint(verification)[Wiring.language])
      throw ExitCode(1)
    }
    Terminal.tell(
      Text(
        sv: "Planen håller: samma underlag, samma siffror överallt.",
        en: "The plan holds: the same input, the same figures everywhere."))
  }

  private func table(
    _ verification: PlanVerification, _ missing: [PartyCode]
  ) -> OutputTable {
    var table = OutputTable(["what", "told", "now"])
    table.rows = [
      [.text("version"), .text(verification.toldVersion), .text(verification.version)],
      [.text("inputIsThePlans"), .nothing, .flag(verification.isItsInput)],
      [.text("logsMissing"), .nothing, .text(missing.map(\.rawValue).joined(separator: " "))],
      [.text("differences"), .nothing, .whole(verification.differenceCount)],
    ]
    table.rows += verification.differences.map {
      [
        .text($0.path), $0.told.map { .text($0) } ?? .nothing,
        $0.found.map { .text($0) } ?? .nothing,
      ]
    }
    return table
  }

  private func complaint(_ verification: PlanVerification) -> Text {
    if !verification.isItsInput {
      return Text(
        sv: "Underlaget är inte planens: dess hash är en annan än den som planen anger.",
        en: "The input is not the plan's: its hash is another than the one the plan states.")
    }
    let count = verification.differenceCount
    let other = verification.toldVersion != verification.version
    return Text(
      sv: "Planen håller inte: \(count) siffror är andra"
        + (other ? "; programmets version är också en annan." : "."),
      en: "The plan does not hold: \(count) figures are others"
        + (other ? "; the program's version is another too." : "."))
  }
}
