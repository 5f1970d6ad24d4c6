import Synchronization

/// How far the fair plan has come, told from the solver's thread at most ten times a second.
final class FairProgress: Sendable {
  private struct State {
    var low = 0.0
    var high = 0.0
    var since: ContinuousClock.Instant
    var told: ContinuousClock.Instant
    var goesOn = true
  }

  /// Seconds in which a part is taken to have come halfway.
  private static let halfway = 10.0

  private let tell: @Sendable (Double) -> Bool
  private let state: Mutex<State>

  init?(_ tell: (@Sendable (Double) -> Bool)?) {
    guard let tell else { return nil }
    self.tell = tell
    let now = ContinuousClock.now
    state = Mutex(State(since: now, told: now))
  }

  /// Begins a part that lies between two fractions of the whole.
  func begin(_ low: Double, _ high: Double) {
    state.withLock {
      $0.low = low
      $0.high = high
      $0.since = .now
    }
    _ = ask(always: true)
  }

  /// Tells the caller, and hears whether to go on.
  func ask(always: Bool = false) -> Bool {
    state.withLock { state in
      let now = ContinuousClock.now
      guard state.goesOn, always || (now - state.told).inSeconds >= 0.1 else {
        return state.goesOn
      }
      state.told = now
      let seconds = (now - state.since).inSeconds
      let part = seconds / (seconds + Self.halfway)
      state.goesOn = tell(state.low + (state.high - state.low) * part)
      return state.goesOn
    }
  }
}
