import SamplanBase

/// Gathers what is submitted at the same time into groups, so that one sync to the disk serves
/// many. Groups are committed one after another, in the order of submission, and each submitter
/// gets the answer to its own part.
///
/// A submitter that is cancelled while it waits still gets its answer: what it submitted may be on
/// the disk already.
package actor GroupCommit<Item: Sendable, Output: Sendable> {
  /// What is accepted at once.
  package struct Limits: Sendable {
    /// The most that wait; more is refused at once.
    package var waitingMax = 1000
    /// The most bytes that wait.
    package var waitingBytesMax = 256 << 20
    /// The most in one group.
    package var groupMax = 256
    /// A group takes no more once it has this many bytes.
    package var groupBytesMax = 16 << 20

    package init() {}
  }

  private struct Waiter {
    let item: Item
    let bytes: Int
    let answer: CheckedContinuation<Output, any Error>
  }

  private let limits: Limits
  private let byteCount: @Sendable (Item) -> Int
  private let commit: @Sendable ([Item]) async -> [Result<Output, any Error>]
  private var waiting: [Waiter] = []
  private var waitingBytes = 0
  private var running = false

  /// - Parameters:
  ///   - byteCount: how much an item weighs.
  ///   - commit: makes a group durable and answers each of its items, in order.
  package init(
    limits: Limits = Limits(), byteCount: @escaping @Sendable (Item) -> Int,
    commit: @escaping @Sendable ([Item]) async -> [Result<Output, any Error>]
  ) {
    self.limits = limits
    self.byteCount = byteCount
    self.commit = commit
  }

  /// Waits until the item is durable, or refused.
  package func submit(_ item: Item) async throws -> Output {
    let bytes = byteCount(item)
    guard waiting.count < limits.waitingMax,
      waiting.isEmpty || waitingBytes + bytes <= limits.waitingBytesMax
    else {
      throw Refusal(
        .limit,
        Text(
          sv: "För många sparar samtidigt. Ingenting sparades; försök igen om en stund.",
          en: "Too many are saving at the same time. Nothing was saved; try again shortly."),
        cause: "\(waiting.count) appends and \(waitingBytes) bytes wait")
    }
    return try await withCheckedThrowingContinuation { answer in
      waiting.append(Waiter(item: item, bytes: bytes, answer: answer))
      waitingBytes += bytes
      if !running {
        running = true
        Task { await self.drain() }
      }
    }
  }

  /// How many wait now, those that are being committed not counted.
  package var waitingCount: Int { waiting.count }

  private func drain() async {
    while !waiting.isEmpty {
      let group = takeGroup()
      let answers = await commit(group.map(\.item))
      precondition(answers.count == group.count, "a group's answers are as many as its items")
      for (waiter, answer) in zip(group, answers) { waiter.answer.resume(with: answer) }
    }
    running = false
  }

  private func takeGroup() -> [Waiter] {
    var count = 0
    var bytes = 0
    while count < waiting.count, count < limits.groupMax, bytes < limits.groupBytesMax {
      bytes += waiting[count].bytes
      count += 1
    }
    let group = Array(waiting[..<count])
    waiting.removeFirst(count)
    waitingBytes -= bytes
    return group
  }
}
