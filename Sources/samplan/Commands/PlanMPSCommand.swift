import ArgumentParser
import Foundation
import SamplanBase
import SamplanPlanning
import SamplanService

/// `samplan plan mps`: the programme of a plan, for another solver.
struct PlanMPSCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mps",
    abstract: "Write a plan's programme in the MPS format, for another solver.",
    discussion: """
      Takes the folder that `plan run` wrote, or the name of a run or a published plan on \
      a node. The programme is computed again from the plan's frozen input. The file is of \
      the last step, with what the steps before reached as limits; comments at its \
      beginning tell the objective and the bound. Another solver's optimum must lie \
      between them. At most \(PlanProgrammeFile.bytesMax / 1_000_000) MB.

      Examples:
        samplan plan mps plan/ --out plan.mps
        samplan plan mps P-00-2026-001 --demo --out plan.mps
        glpsol --freemps plan.mps
      """)

  @Argument(help: "A folder of `plan run`, or P-… or K-… on a node.")
  var plan: String

  @Option(help: "New file for the programme.")
  var out: String

  @Flag(help: "Replace the file if it is there.")
  var overwrite = false

  @Option(help: "Threads of the simulation that precedes the programme; 0 takes all cores.")
  var threads: Int = 0

  @OptionGroup var actor: ActorOption
  @OptionGroup var data: DataOption

  func run() async throws {
    guard overwrite || !FileManager.default.fileExists(atPath: out) else {
      throw Refusal(
        .conflict,
        Text(
          sv: "Filen \(out) finns redan. Ange en annan, eller --overwrite.",
          en: "The file \(out) is there already. Give another, or --overwrite."))
    }
    let ground = try await PlanFolder.ground(of: plan, actor, data)
    let input = try PlanJSON.read(PlanInput.self, from: ground.input)
    let file = try planProgramme(
      input, threads: threads, seconds: PlanProgrammeFile.secondsMax
    ) { share in
      Terminal.progress("", share)
      return true
    }
    Terminal.endProgress()
    let place = URL(fileURLWithPath: out)
    _ = try OutputFile.write(
      file.bytes, named: place.lastPathComponent, in: place.deletingLastPathComponent().path,
      overwrite: true)
    Terminal.tell(
      Text(
        sv: "Optimum ska ligga mellan \(file.bound) och \(file.objective).",
        en: "The optimum must lie between \(file.bound) and \(file.objective)."))
  }
}
