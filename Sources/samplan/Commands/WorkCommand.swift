import ArgumentParser
import Foundation
import SamplanBase
import SamplanService
import SamplanStore

/// `samplan work`: computes a planning run that waits in the store. The server calls it; it can
/// also be called by hand.
struct WorkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "work",
    abstract: "Compute planning runs that wait in the store.",
    discussion: """
      Examples:
        samplan work
        samplan work --run K-2026-000017 --data /var/lib/samplan
      """)

  @Option(help: "The run; the oldest waiting one when not given.")
  var run: String?

  @OptionGroup var data: DataOption

  /// Address space of a run at most: 4 GiB. A run that needs more is a fault, and the machine
  /// has other things to do.
  private static let memoryLimit: rlim_t = 4 << 30

  func run() async throws {
    lowerItself()
    let database = try data.folder.openDatabase()
    let runs = database.stores.runs
    guard let id = try await chosen(runs) else {
      Terminal.tell(Text(sv: "Ingen körning väntar.", en: "No run waits."))
      return
    }
    let worker = RunWorker.planning(
      runs, lease: RunningProcess.own, engineVersion: samplanVersion,
      now: Wiring.surroundings.now)
    switch try await worker.perform(id) {
    case .finished: return
    case nil:
      throw Refusal(
        .conflict,
        Text(
          sv: "Körningen \(id) väntar inte, eller så räknas en annan just nu.",
          en: "The run \(id) does not wait, or another is being computed."))
    case .failed:
      let reason = try await runs.run(id)?.reason
      throw Refusal(
        .fault, reason ?? Text(sv: "Körningen misslyckades.", en: "The run failed."))
    case .some(let state):
      Terminal.complain("\(id): \(state.label[Wiring.language])")
      // The computing thread may still be at work; the process ends with it.
      Foundation.exit(1)
    }
  }

  private func chosen(_ runs: any RunStore) async throws -> RunID? {
    guard let run else { return try await runs.nextWaiting() }
    guard let id = RunID(run) else {
      throw ValidationError("\(run) is not the name of a run, such as K-2026-000017.")
    }
    return id
  }

  /// Out of the way of pages: lowest priority but one, bounded memory, and a session of its own so
  /// that a signal to the server's terminal does not reach it.
  private func lowerItself() {
    guard run != nil else { return }
    _ = setsid()
    _ = nice(10)
    var limit = rlimit(rlim_cur: Self.memoryLimit, rlim_max: Self.memoryLimit)
    setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
  }
}
