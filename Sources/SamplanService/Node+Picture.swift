import SamplanBase
import SamplanDomain
import SamplanJournal
import Synchronization

extension Node {
  /// The national picture as this reader may see it.
  package func picture(for actor: Actor?) throws(Refusal) -> NationalPicture {
    try authorize(actor, .readPicture)
    // `authorize` lets nobody through without an actor.
    guard let actor else { return NationalPicture() }
    return picture(seenBy: actor)
  }

  /// The picture with everything in it, for deciding and for planning runs; never for a page.
  var wholePicture: NationalPicture {
    memory.withLock { memory in
      NationalPicture(records: memory.views.values.map(\.whole))
    }
  }

  /// The picture from where this reader stands. What the reader may do with it is asked first.
  func picture(seenBy actor: Actor) -> NationalPicture {
    memory.withLock { memory in
      NationalPicture(
        records: memory.views.map { party, views in views[Viewpoint(of: actor, on: party)] })
    }
  }

  /// The heads of the logs as far as the picture has come, by party, empty logs included.
  package func heads() -> [LogHead] {
    memory.withLock { memory in
      PartyCode.all.compactMap { memory.views[$0]?.head }
    }
  }

  /// The eight words of a page: the same words, the same entries.
  package var eightWords: [String] {
    SamplanJournal.eightWords(of: TreeHeads.digest(of: heads()))
  }

  /// Entries in all logs together, and how many of them are not understood by this build.
  package var entryCount: (all: Int, notUnderstood: Int) {
    memory.withLock { memory in
      memory.views.values.reduce((0, 0)) {
        ($0.0 + $1.whole.size, $0.1 + $1.whole.notUnderstood)
      }
    }
  }

  /// Waits until the picture holds that many entries of a party, at most two seconds; false when
  /// it has not come so far.
  package func reach(_ party: PartyCode, _ size: Int) async -> Bool {
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(2)
    while true {
      if foldedSize(of: party) >= size { return true }
      guard clock.now < deadline, !Task.isCancelled else { return false }
      // What another process wrote is read at once, rather than at the next look.
      try? await catchUp(party)
      if foldedSize(of: party) >= size { return true }
      try? await Task.sleep(for: .milliseconds(50))
    }
  }

  func foldedSize(of party: PartyCode) -> Int {
    memory.withLock { $0.views[party]?.whole.size ?? 0 }
  }

  func views(of party: PartyCode) -> PartyViews {
    memory.withLock { $0.views[party] } ?? PartyViews(party: party, journal: storage.journal)
  }

  /// Logs that cannot be read or trusted, and why; they are not shown.
  package var leftLogs: [PartyCode: Refusal] { memory.withLock { $0.left } }

  /// Folds what has been written in a party's log since last.
  /// - Parameter trusted: the head that this node has just signed itself.
  func catchUp(_ party: PartyCode, trusted: LogHead? = nil) async throws {
    let folding = LogFolding(storage: storage, keys: keys.pinned)
    let folded = try await folding.catchUp(views(of: party), trusted: trusted)
    memory.withLock { memory in
      // Another catch-up may have come further meanwhile.
      if folded.whole.size > memory.views[party]?.whole.size ?? 0 {
        memory.views[party] = folded
      }
    }
  }

  /// Follows the storage until cancelled, so that what another process writes is seen within a
  /// quarter of a second. A log that cannot be read now is tried again at the next change.
  package func follow(report: @Sendable (any Error) -> Void) async {
    for await _ in storage.changes(every: .milliseconds(250)) {
      do {
        let left = leftLogs
        for (party, head) in try await storage.heads()
        where head.size > foldedSize(of: party) && left[party] == nil {
          try await catchUp(party)
        }
      } catch {
        report(error)
      }
    }
  }

  /// The other parties of the same sjukvårdsregion, by memberships in force today.
  func neighbours(of party: PartyCode?) -> Set<PartyCode> {
    guard let party else { return [] }
    let picture = wholePicture
    let day = today
    func memberships(_ party: PartyCode) -> Set<String> {
      let groupings = picture[party].opened?.value.groupings ?? []
      return Set(
        groupings.filter {
          $0.kind == .healthCareRegion && $0.isInForce(on: day)
        }.map(\.name))
    }
    let own = memberships(party)
    return Set(PartyCode.regions.filter { $0 != party && !memberships($0).isDisjoint(with: own) })
  }
}
