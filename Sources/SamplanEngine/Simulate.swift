import Dispatch
import Foundation
import SamplanBase
import Synchronization

/// Simulates the flow of patients in an instance, event by event, many times.
///
/// Patients arrive as Poisson processes, hold beds for their lengths of stay, go to a neighbour,
/// wait or are postponed when there is no bed, and may die waiting; the rules stand in
/// `docs/guides/engine.md`. Each replication belongs to one thread; the result depends only on
/// the instance, the seed and the number of replications.
///
/// Memory: a few bytes a bed, day and patient present for each thread, 24 bytes a cell (care
/// type, site, day), 100 bytes a replication, and at most `options.sampleMemory`.
package func simulate(
  _ instance: Instance, options: SimulationOptions = SimulationOptions()
) throws(Refusal) -> SimulationResult {
  try options.check()
  let model = try FlowModel(instance)
  let policy = try PolicyTable(options.policy, model)
  let parts = FlowParts(model, policy)
  let clock = ContinuousClock()
  let start = clock.now
  let tally = Mutex(
    SharedTally(
      tally: NeedTally(
        model: model, replications: options.replications, memory: options.sampleMemory,
        quotas: policy.quotaCount)))
  let next = Atomic(0)
  let stopped = Atomic(false)
  let cores = ProcessorCount.active
  let threads = min(options.threads > 0 ? options.threads : cores, options.replications, 256)
  var end = 0
  var isPrecise = false
  repeat {
    let start = end
    end = options.precision?.next(after: start, of: options.replications) ?? options.replications
    next.store(start, ordering: .relaxed)
    let last = end
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      let before = ProcessorTime.thread()
      var replication = Replication(
        model: model, policy: policy, parts: parts, seed: options.seed)
      while !stopped.load(ordering: .relaxed) {
        let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard number < last else { break }
        let whole = replication.run(options.firstReplication + number) {
          stopped.load(ordering: .relaxed)
        }
        guard whole else { break }
        tally.withLock { shared in
          shared.tally.add(replication, number: number)
          if let progress = options.progress, !progress(shared.tally.done) {
            stopped.store(true, ordering: .relaxed)
          }
        }
      }
      let used = ProcessorTime.thread() - before
      tally.withLock { $0.cpuSeconds += used }
    }
    if let precision = options.precision, !stopped.load(ordering: .relaxed) {
      isPrecise = precision.isReached(by: tally.withLock { $0.tally.totals(first: last) })
    }
  } while end < options.replications && !isPrecise && !stopped.load(ordering: .relaxed)
  let (wholeTally, cpuSeconds) = tally.withLock { ($0.tally, $0.cpuSeconds) }
  guard wholeTally.done > 0 else {
    throw Refusal(
      .conflict,
      Text(
        sv: "Simuleringen stoppades innan någon replikation var klar.",
        en: "The simulation was stopped before any replication was done."))
  }
  return SimulationResult(
    wholeTally, options: options, isPrecise: isPrecise, cpuSeconds: cpuSeconds, since: start,
    clock: clock)
}

/// The tally and the processor time, behind one lock.
private struct SharedTally {
  // Only reached under the lock that owns this value.
  nonisolated(unsafe) let tally: NeedTally
  var cpuSeconds = 0.0
}

extension SimulationOptions {
  func check() throws(Refusal) {
    var problems: [Refusal.Problem] = []
    func report(_ place: String, _ sv: String, _ en: String) {
      problems.append(Refusal.Problem(.field(place), Text(sv: sv, en: en)))
    }
    let limit = Self.replicationLimit
    if !(1...limit).contains(replications) {
      report("replications", "ett antal mellan 1 och \(limit) väntades", "1 to \(limit) expected")
    }
    if !(0...limit).contains(firstReplication) {
      report("firstReplication", "ett tal mellan 0 och \(limit) väntades", "0 to \(limit) expected")
    }
    if threads < 0 { report("threads", "ett antal från 0 väntades", "0 or more expected") }
    if quantiles.count > 20 { report("quantiles", "högst 20 kvantiler", "at most 20 quantiles") }
    for (index, level) in quantiles.enumerated() where !(level >= 0 && level <= 1) {
      report("quantiles[\(index)]", "ett tal mellan 0 och 1 väntades", "0 to 1 expected")
    }
    if sampleMemory < 0 { report("sampleMemory", "minst 0 väntades", "0 or more expected") }
    precision?.check(&problems, replications: replications)
    guard problems.isEmpty else {
      throw Refusal(
        .input,
        Text(
          sv: "Simuleringen kan inte köras med dessa val.",
          en: "The simulation cannot be run with these choices."),
        problems: problems)
    }
  }
}
