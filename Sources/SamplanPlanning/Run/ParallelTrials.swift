import Dispatch
import SamplanBase
import Synchronization

/// Does the same work for each of several numbers, on so many threads, and gives the results in
/// order, whatever the thread count.
/// - Parameters:
///   - count: 0 and up.
///   - progress: told the share of the whole that is done; `false` stops.
///   - work: told the number, and what to ask now and then: `false` means stop.
/// - Throws: the first problem by number, or that it was stopped.
func inParallel<Value: Sendable>(
  count: Int, threads: Int, progress: @escaping @Sendable (Double) -> Bool,
  _ work:
    @escaping @Sendable (_ number: Int, _ goesOn: @escaping @Sendable () -> Bool)
    throws(Refusal) -> Value
) throws(Refusal) -> [Value] {
  let found = Mutex([Result<Value, Refusal>?](repeating: nil, count: count))
  let state = TrialState()
  DispatchQueue.concurrentPerform(iterations: max(1, min(threads, count))) { _ in
    while !state.isStopped {
      let number = state.next()
      guard number < count else { return }
      let result = Result { () throws(Refusal) in
        try work(number) { !state.isStopped }
      }
      found.withLock { $0[number] = result }
      if !progress(state.finished(of: count)) { state.stop() }
    }
  }
  var values: [Value] = []
  for result in found.withLock({ $0 }) {
    guard let result else { throw RunSteps.stopped }
    values.append(try result.get())
  }
  return values
}

/// Which trial is next, how many are done, and whether to stop.
private final class TrialState: Sendable {
  private let taken = Atomic(0)
  private let done = Atomic(0)
  private let stopped = Atomic(false)

  var isStopped: Bool { stopped.load(ordering: .relaxed) }

  func stop() { stopped.store(true, ordering: .relaxed) }

  func next() -> Int { taken.wrappingAdd(1, ordering: .relaxed).oldValue }

  func finished(of count: Int) -> Double {
    Double(done.wrappingAdd(1, ordering: .relaxed).newValue) / Double(count)
  }
}
