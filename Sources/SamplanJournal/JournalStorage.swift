import SamplanBase

/// Where the 22 logs of a journal are kept. Small on purpose: every implementation passes the same
/// tests.
///
/// A storage believes nothing it has kept: entries come back as they are stored, and
/// `StoredEntry.opened` or a `LogVerifier` says whether they are whole.
package protocol JournalStorage: Sendable {
  /// The journal kept here; one storage keeps one.
  var journal: JournalID { get }

  /// Appends all of the batch or nothing, and returns when it is durable.
  /// - Throws: `.conflict` when a log is not as large as the batch expects; then decide again.
  func append(_ batch: AppendBatch) async throws -> AppendReceipt

  /// The heads of the logs that have entries.
  func heads() async throws -> [PartyCode: LogHead]

  /// Entries of a log from an index on, in order: at least one when there is one, at most `limit`
  /// and about `readBytesMax` bytes. An empty answer is the end of the log.
  func entries(of party: PartyCode, from index: Int, limit: Int) async throws -> [StoredEntry]

  /// The payload of this entry, or why it is not here; nil when there is no such entry, or another
  /// one stands in its place.
  func payload(of entry: EntryReference) async throws -> StoredPayload?

  /// The blob with this hash; nil when it is not here.
  func blob(_ hash: Digest) async throws -> Blob?

  /// Names of the blobs in order, after one of them or from the beginning, at most `limit`.
  func blobHashes(after hash: Digest?, limit: Int) async throws -> [Digest]

  /// The kept checkpoints of a log, by size: the latest and the last of each day.
  func checkpoints(of party: PartyCode) async throws -> [StoredCheckpoint]

  /// A mark that becomes another whenever anything is written, by this process or another.
  func changeToken() async throws -> ChangeToken
}

/// A checkpoint as a storage keeps it.
package struct StoredCheckpoint: Sendable, Hashable {
  package let party: PartyCode
  /// The log's size that the storage says it is of.
  package let size: Int
  /// The signed note's bytes.
  package var note: [UInt8]

  package init(party: PartyCode, size: Int, note: [UInt8]) {
    self.party = party
    self.size = size
    self.note = note
  }
}

/// A mark of what a storage holds; only equality has a meaning, and only within one process.
package struct ChangeToken: Sendable, Hashable {
  private let value: Int64

  package init(_ value: Int64) { self.value = value }
}

extension JournalStorage {
  /// About how many bytes of entries are read at once: 16 MiB.
  package static var readBytesMax: Int { 16 << 20 }
  /// The most entries read at once.
  package static var readEntriesMax: Int { 10_000 }

  /// The head of a log, empty when nothing has been written.
  package func head(of party: PartyCode) async throws -> LogHead {
    try await heads()[party] ?? LogHead(journal: journal, party: party)
  }

  /// Entries of a log from an index on, each checked against its own hashes.
  /// - Throws: a fault that names the first damaged place.
  package func read(
    _ party: PartyCode, from index: Int, limit: Int = 5000
  ) async throws -> [Entry] {
    try await entries(of: party, from: index, limit: limit).map { try $0.opened(in: journal) }
  }

  /// Marks of change, looked for at this interval, as long as somebody listens. Looking fails
  /// silently while the storage is busy, and is repeated.
  package func changes(every interval: Duration) -> AsyncStream<ChangeToken> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let task = Task {
        var last: ChangeToken?
        while !Task.isCancelled {
          if let token = try? await changeToken(), token != last {
            last = token
            continuation.yield(token)
          }
          try? await Task.sleep(for: interval)
        }
        continuation.finish()
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }
}
