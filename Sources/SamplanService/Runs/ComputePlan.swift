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
      let tell = { @Sendable (progress: PlanProgress) in
        report(RunProgress(stage: progress.phase.rawValue, share: progress.fraction))
      }
      return switch input.runMode {
      case .need:
        PlanJSON.bytes(
          of: try runNeed(input, engineVersion: engineVersion, progress: tell).result)
      case .resources:
        PlanJSON.bytes(
          of: try runPlan(input, engineVersion: engineVersion, progress: tell).result)
      }
    }
  }
}
