import SamplanBase
import SamplanJournal
import Synchronization

/// A journal in memory, for tests: passes the same tests as the one on disk.
final class JournalMemory: JournalStorage {
  private struct Kept {
    var heads: [PartyCode: LogHead] = [:]
    var entries: [PartyCode: [StoredEntry]] = [:]
    var blobs: [Digest: Blob] = [:]
    var checkpoints: [PartyCode: [(day: Day, checkpoint: StoredCheckpoint)]] = [:]
    var changes: Int64 = 0
  }

  let journal: JournalID
  private let kept = Mutex(Kept())

  init(_ journal: JournalID) { self.journal = journal }

  func append(_ batch: AppendBatch) async throws -> AppendReceipt {
    try kept.withLock { kept in
      let reached = try batch.checked(journal: journal) { kept.heads[$0] }
      for append in batch.appends {
        for entry in append.entries {
          kept.entries[append.party, default: []].append(StoredEntry(entry))
        }
        if let day = reached[append.party]?.lastTime?.day {
          let checkpoint = StoredCheckpoint(
            party: append.party, size: append.checkpoint.checkpoint.size,
            note: append.checkpoint.note.bytes)
          kept.checkpoints[append.party, default: []].removeAll { $0.day == day }
          kept.checkpoints[append.party, default: []].append((day, checkpoint))
        }
      }
      for blob in batch.blobs where kept.blobs[blob.hash] == nil { kept.blobs[blob.hash] = blob }
      kept.heads.merge(reached) { $1 }
      kept.changes += 1
      return AppendReceipt(heads: reached)
    }
  }

  func heads() async -> [PartyCode: LogHead] { kept.withLock { $0.heads } }

  func entries(of party: PartyCode, from index: Int, limit: Int) async -> [StoredEntry] {
    kept.withLock { kept in
      Array((kept.entries[party] ?? []).dropFirst(index).prefix(limit))
    }
  }

  func payload(of entry: EntryReference) async -> StoredPayload? {
    kept.withLock { kept in
      kept.entries[entry.party]?.dropFirst(entry.index).prefix(1).first { $0.leaf == entry.hash }?
        .payload
    }
  }

  func blob(_ hash: Digest) async -> Blob? { kept.withLock { $0.blobs[hash] } }

  func blobHashes(after hash: Digest?, limit: Int) async -> [Digest] {
    kept.withLock { kept in
      Array(kept.blobs.keys.filter { hash == nil || hash! < $0 }.sorted().prefix(limit))
    }
  }

  func checkpoints(of party: PartyCode) async -> [StoredCheckpoint] {
    kept.withLock { ($0.checkpoints[party] ?? []).map(\.checkpoint) }
  }

  func changeToken() async -> ChangeToken { kept.withLock { ChangeToken($0.changes) } }
}
