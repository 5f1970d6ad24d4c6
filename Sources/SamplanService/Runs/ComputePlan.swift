import SamplanBase
import SamplanPlanning

extension RunWorker {
  /// A worker that computes plans with the engine.
  /// - Parameters:
  ///   - lease: names this worker.
  ///   - engineVersion: the build, noted in the result.
  package static func planning(
    _ runs: any RunStore, lease: String, engineVersion: String,
    now: @escaping @Sendable () -> Instant
  ) -> RunWorker {
    RunWorker(runs: runs, lease: lease, now: now) { bytes, report in
      let input = try PlanJSON.read(PlanInput.self, from: bytes)
      let answer = try runPlan(input, engineVersion: engineVersion) { progress in
        report(RunProgress(stage: progress.phase.rawValue, share: progress.fraction))
        return true
      }
      return PlanJSON.bytes(of: answer.result)
    }
  }
}
