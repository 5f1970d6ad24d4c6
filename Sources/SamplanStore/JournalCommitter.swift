import GRDB
import SamplanBase
import SamplanJournal
import Synchronization

/// Makes groups of appends durable, one transaction for each group.
final class JournalCommitter: Sendable {
  private let database: NodeDatabase
  private let journal: JournalID
  /// Set when the disk has failed: nothing more is written by this process.
  private let stopped = Mutex<Refusal?>(nil)

  init(database: NodeDatabase, journal: JournalID) {
    self.database = database
    self.journal = journal
  }

  /// Answers each batch of the group when the whole transaction is on the disk.
  func commit(_ group: [AppendBatch]) async -> [Result<AppendReceipt, any Error>] {
    if let refusal = stopped.withLock({ $0 }) {
      return group.map { _ in .failure(refusal) }
    }
    do {
      let journal = journal
      return try await database.pool.write { db in
        var transaction = try JournalTransaction(journal: journal, db)
        let answers = try group.map { try transaction.take($0) }
        try transaction.finish()
        return answers
      }
    } catch {
      // A constraint that fails is one batch's fault; the others must not fail with it.
      if group.count > 1, (error as? DatabaseError)?.resultCode == .SQLITE_CONSTRAINT {
        var answers = [Result<AppendReceipt, any Error>]()
        for batch in group { answers += await commit([batch]) }
        return answers
      }
      let refusal = StoreFault.refusal(error, path: database.path)
      if StoreFault.isGrave(error) { stopped.withLock { $0 = refusal } }
      return group.map { _ in .failure(refusal) }
    }
  }
}

/// The batches of one transaction. A later batch may follow an earlier one in the same log.
private struct JournalTransaction {
  let journal: JournalID
  let db: Database
  let insertion: EntryInsertion
  var heads: [PartyCode: LogHead] = [:]
  var checkpoints: [PartyCode: [StoredDay: SignedCheckpoint]] = [:]

  init(journal: JournalID, _ db: Database) throws {
    self.journal = journal
    self.db = db
    insertion = try EntryInsertion(db)
  }

  /// Writes the batch, or refuses it before anything of it is written. Only what concerns the
  /// whole transaction is thrown.
  mutating func take(_ batch: AppendBatch) throws -> Result<AppendReceipt, any Error> {
    let reached: [PartyCode: LogHead]
    do {
      reached = try batch.checked(journal: journal) { party in
        try heads[party] ?? JournalRows.head(of: party, in: journal, db)
      }
    } catch let refusal as Refusal {
      return .failure(refusal)
    }
    for append in batch.appends {
      for entry in append.entries { try insertion.insert(entry) }
      if let day = reached[append.party]?.lastTime?.day {
        // Of checkpoints on one day the last is kept, so only that one is written.
        checkpoints[append.party, default: [:]][StoredDay(day)] = append.checkpoint
      }
    }
    for blob in batch.blobs { try JournalRows.insert(blob, db) }
    heads.merge(reached) { $1 }
    return .success(AppendReceipt(heads: reached))
  }

  func finish() throws {
    for (party, days) in checkpoints {
      if let head = heads[party] { try JournalRows.update(head, db) }
      for (day, checkpoint) in days {
        try JournalRows.insert(checkpoint, of: party, day: day.number, db)
      }
    }
  }
}

/// The day of a checkpoint.
private struct StoredDay: Hashable {
  let number: Int

  init(_ day: Day) { number = day.number }
}
