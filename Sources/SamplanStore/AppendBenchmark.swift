import Foundation
import GRDB
import SamplanBase
import SamplanJournal

/// How fast entries are appended, beside bare SQLite with the same bytes, the same number of rows
/// in each transaction and the same durability.
package struct AppendBenchmark: Sendable {
  /// Entries per second by the journal: made, hashed, signed and stored. Median of the rounds.
  package let journalPerSecond: Double
  /// Rows per second by bare SQLite. Median of the rounds.
  package let barePerSecond: Double
  /// Journal by bare, from the two medians; the goal is at least 0.7.
  package var ratio: Double { journalPerSecond / barePerSecond }

  /// Measures in turns, in new files in the folder, which are removed afterwards.
  /// - Parameters:
  ///   - batch: entries in each transaction.
  ///   - batches: transactions in each round.
  ///   - payloadBytes: size of each payload's body.
  package static func run(
    folder: String, batch: Int = 100, batches: Int = 40, rounds: Int = 5,
    payloadBytes: Int = 400, surroundings: Surroundings
  ) async throws -> AppendBenchmark {
    let (journal, key) = try TrialStatement.journalAndKey(surroundings)
    let paths = ["bench-journal.sqlite", "bench-bare.sqlite"].map { "\(folder)/\($0)" }
    defer {
      for path in paths.flatMap({ [$0, $0 + "-wal", $0 + "-shm"] }) {
        try? FileManager.default.removeItem(atPath: path)
      }
    }
    let storage = try JournalSQLite(try NodeDatabase.open(path: paths[0]), journal: journal)
    let bare = try BareTable(path: paths[1])
    let body = Array("{\"filling\":\"\(String(repeating: "7", count: payloadBytes))\"}".utf8)
    let draft = try TrialStatement.draft(body)
    var head = LogHead(journal: journal, party: .kansli)
    var journalRates = [Double]()
    var bareRates = [Double]()
    for _ in 0..<rounds {
      var rows = [[Row]]()
      let clock = ContinuousClock()
      let start = clock.now
      // As under real load, the next batch is made while the one before goes to the disk.
      var onItsWay: Task<AppendReceipt, any Error>?
      for _ in 0..<batches {
        let written = try LogWriter.write(
          Array(repeating: draft, count: batch), after: head, at: surroundings.now(), key: key,
          pinned: key.verifyingKey, salt: { surroundings.randomBytes(Payload.saltByteCount) })
        _ = try await onItsWay?.value
        onItsWay = Task { try await storage.append(AppendBatch([written.append])) }
        head = written.head
        rows.append(written.append.entries.map(Row.init))
      }
      _ = try await onItsWay?.value
      let middle = clock.now
      for batch in rows { try await bare.insert(batch) }
      journalRates.append(Double(batch * batches) / (middle - start).inSeconds)
      bareRates.append(Double(batch * batches) / (clock.now - middle).inSeconds)
    }
    return AppendBenchmark(
      journalPerSecond: median(journalRates), barePerSecond: median(bareRates))
  }

  private static func median(_ values: [Double]) -> Double {
    values.sorted()[values.count / 2]
  }

  /// The bytes of an entry as bare SQLite gets them.
  fileprivate struct Row: Sendable {
    let header: Data
    let payload: Data

    init(_ entry: Entry) {
      header = Data(entry.header.bytes)
      guard case .present(let payload) = entry.payload else {
        self.payload = Data()
        return
      }
      self.payload = Data(payload.bytes)
    }
  }
}

/// A table with nothing but the bytes, in a file opened in the same way.
private struct BareTable {
  let database: NodeDatabase

  init(path: String) throws {
    database = try NodeDatabase.open(
      path: path,
      migrations: [
        StoreMigration("bare-1") { db in
          try db.execute(
            sql: """
              CREATE TABLE bare (
                id INTEGER PRIMARY KEY, header BLOB NOT NULL, payload BLOB NOT NULL
              ) STRICT
              """)
        }
      ])
  }

  func insert(_ rows: [AppendBenchmark.Row]) async throws {
    try await database.pool.write { db in
      let statement = try db.cachedStatement(
        sql: "INSERT INTO bare (header, payload) VALUES (?, ?)")
      for row in rows { try statement.execute(arguments: [row.header, row.payload]) }
    }
  }
}

extension Duration {
  /// The duration in seconds.
  fileprivate var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
