import SamplanBase

/// Verifies one log, entry by entry in order, in bounded memory.
///
/// Two trees are built side by side: one of the header bytes, one of the stored leaf hashes. The
/// one whose root the signed checkpoint confirms tells which of the two was damaged, so a changed
/// byte is named by its entry and not only noticed in the root.
package struct LogVerifier: Sendable {
  /// The log that is verified.
  package let journal: JournalID
  package let party: PartyCode
  private let trusted: [Checkpoint]
  private var passed = 0
  private var ofHeaders = CompactRange()
  private var ofLeaves = CompactRange()
  /// Whether every header and leaf so far could be put in its tree.
  private var headersKnown = true
  private var leavesKnown = true
  private var next = 0
  private var entries = 0
  private var payloads = PayloadCount()
  private var lastTime: Instant?
  /// The time of the last entry whose header is not changed.
  private var floor = Instant(milliseconds: .min)
  private var mismatched: [Int] = []
  private var proven: Checkpoint?
  private var headersConfirmed = 0
  private var leavesConfirmed = 0
  private var rootFailed = false
  private var damages = DamageList()

  /// The longest run of missing entries that is named one by one.
  private static let gapMax = 1_000_000

  /// - Parameters:
  ///   - key: the party's accepted key; nil when none is.
  ///   - checkpoints: those that are kept of the log.
  package init(
    journal: JournalID, party: PartyCode, key: VerifyingKey?, checkpoints: [StoredCheckpoint]
  ) {
    self.journal = journal
    self.party = party
    var trusted = [Checkpoint]()
    for stored in checkpoints.sorted(by: { $0.size < $1.size }) {
      guard let key else { continue }
      do {
        let signed = try SignedCheckpoint(
          verifying: stored.note, with: NoteKey(journal, party, key))
        guard signed.checkpoint.size == stored.size else {
          damages.add(.init(.checkpointUnreadable, party: party, index: stored.size))
          continue
        }
        trusted.append(signed.checkpoint)
      } catch {
        let kind: JournalDamage.Kind =
          switch error {
          case .wrongSignature, .notSignedByKnownKey: .wrongSignature
          case .malformed, .tooLarge, .otherOrigin: .checkpointUnreadable
          }
        damages.add(.init(kind, party: party, index: stored.size, detail: error.text.en))
      }
    }
    self.trusted = trusted
    if key == nil, !checkpoints.isEmpty {
      damages.add(.init(.noKey, party: party, index: nil))
    }
  }

  /// Takes the next entry as the storage gave it.
  package mutating func take(_ entry: StoredEntry) {
    // A wild index from a damaged disk must not be counted up to.
    guard entry.party == party, entry.index >= next, entry.index - next <= Self.gapMax else {
      damages.add(.init(.outOfPlace, party: party, index: entry.index))
      return
    }
    while next < entry.index { skip(.missing) }
    entries += 1
    let leaf = MerkleHash.leaf(entry.header)
    if leaf != entry.leaf { mismatched.append(entry.index) }
    if headersKnown { ofHeaders.append(leaf: leaf) }
    if leavesKnown { ofLeaves.append(leaf: entry.leaf) }
    check(entry, leafIsRight: leaf == entry.leaf)
    next += 1
    compareRoots()
  }

  /// Takes note that the storage could not read the entry at this index.
  package mutating func takeUnreadable(at index: Int, cause: String) {
    while next < index { skip(.missing) }
    if next == index { skip(.unreadable, detail: cause) }
  }

  private mutating func skip(_ kind: JournalDamage.Kind, detail: String = "") {
    damages.add(.init(kind, party: party, index: next, detail: detail))
    headersKnown = false
    leavesKnown = false
    next += 1
    compareRoots()
  }

  private mutating func check(_ entry: StoredEntry, leafIsRight: Bool) {
    let index = entry.index
    let header: EntryHeader
    do {
      header = try EntryHeader(parsing: entry.header)
    } catch {
      damages.add(.init(.headerUnreadable, party: party, index: index, detail: error.text.en))
      count(entry.payload)
      return
    }
    if header.journal != journal || header.party != party || header.index != index {
      let claimed = "\(header.journal)/\(header.party):\(header.index)"
      damages.add(.init(.outOfPlace, party: party, index: index, detail: claimed))
    }
    lastTime = header.time
    if leafIsRight {
      // A changed header's time says nothing about its neighbours.
      if header.time < floor {
        damages.add(.init(.timeGoesBack, party: party, index: index))
      }
      floor = header.time
    }
    if case .present(let bytes) = entry.payload, Payload(bytes: bytes)?.hash != header.payloadHash {
      damages.add(.init(.payloadChanged, party: party, index: index))
    } else {
      count(entry.payload)
    }
  }

  private mutating func count(_ payload: StoredPayload) {
    switch payload {
    case .present: payloads.present += 1
    case .withheld: payloads.withheld += 1
    case .erased: payloads.erased += 1
    case .notYetHere: payloads.notYetHere += 1
    }
  }

  /// Compares with the signed checkpoints that have been reached. Only the first root that differs
  /// is reported: all later ones differ with it.
  private mutating func compareRoots() {
    while passed < trusted.count, trusted[passed].size <= next {
      let checkpoint = trusted[passed]
      passed += 1
      guard checkpoint.size == next, checkpoint.size > 0 else { continue }
      let headersRight = headersKnown && ofHeaders.root == checkpoint.root
      let leavesRight = leavesKnown && ofLeaves.root == checkpoint.root
      if leavesRight { leavesConfirmed = next }
      if headersRight {
        headersConfirmed = next
        proven = checkpoint
      } else if !rootFailed {
        rootFailed = true
        damages.add(
          .init(
            .rootDiffers, party: party, index: nil,
            detail: "between \(headersConfirmed) and \(checkpoint.size - 1)"))
      }
    }
  }

  /// What was found, compared with the head that the storage keeps.
  package func report(head: LogHead?) -> VerificationReport {
    var all = damages
    let claimed = max(head?.size ?? 0, trusted.last?.size ?? 0)
    var index = next
    while index < claimed, all.hasRoom {
      all.add(.init(.missing, party: party, index: index))
      index += 1
    }
    all.count += max(0, claimed - index)
    for index in mismatched {
      let kind: JournalDamage.Kind =
        index < headersConfirmed ? .leafHashChanged : .headerChanged
      all.add(.init(kind, party: party, index: index))
    }
    let covered = trusted.last?.size ?? 0
    if covered < next {
      all.add(
        .init(
          trusted.isEmpty ? .noCheckpoint : .notCovered, party: party, index: covered,
          detail: "\(next - covered) entries"))
    }
    if (head?.size ?? 0) != next || headDiffers(head) {
      all.add(.init(.headDiffers, party: party, index: nil))
    }
    return VerificationReport(
      party: party, entries: entries, payloads: payloads, proven: proven,
      damages: all.sorted, damageCount: all.count)
  }

  private func headDiffers(_ head: LogHead?) -> Bool {
    guard let head, head.size > 0 else { return false }
    // Without a confirmed tree there is nothing right to compare the head with.
    guard headersConfirmed == next || leavesConfirmed == next else { return false }
    if headersConfirmed < next { return head.range != ofLeaves }
    return head.range != ofHeaders || head.lastTime != lastTime
  }
}

/// Damaged places, kept up to a limit and counted beyond it.
private struct DamageList: Sendable {
  private var kept: [JournalDamage] = []
  var count = 0

  var hasRoom: Bool { kept.count < VerificationReport.damagesMax }

  mutating func add(_ damage: JournalDamage) {
    count += 1
    if hasRoom { kept.append(damage) }
  }

  /// By index; what concerns the whole log comes last.
  var sorted: [JournalDamage] {
    kept.enumerated().sorted {
      ($0.element.index ?? .max, $0.offset) < ($1.element.index ?? .max, $1.offset)
    }.map(\.element)
  }
}
