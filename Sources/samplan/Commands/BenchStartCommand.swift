import ArgumentParser
import Foundation
import SamplanBase
import SamplanDomain
import SamplanJournal
import SamplanService
import SamplanStore

/// `samplan bench start`: how fast a node with many entries starts, from its logs and from a
/// snapshot.
struct BenchStartCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "Seconds to start with many entries.")

  @Option(help: "How many entries.")
  var entries: Int = 100_000
  @Option(help: "Form of the output: table, csv or json.")
  var format: OutputFormat = .table

  func run() async throws {
    let trial = try await StartTrial(entries: entries)
    defer { trial.remove() }
    let clock = ContinuousClock()
    var node: Node?
    let fromLog = try await clock.measure { node = try await trial.start(snapshot: false) }
    guard let node else { return }
    let writing = clock.measure {
      SnapshotKeeping(path: trial.folder.snapshotPath, keys: trial.keys).save(node)
    }
    let fromSnapshot = try await clock.measure { _ = try await trial.start(snapshot: true) }
    var table = OutputTable([
      "entries", "logSeconds", "snapshotSeconds", "snapshotWriteSeconds", "snapshotBytes",
    ])
    let size = try? FileManager.default.attributesOfItem(atPath: trial.folder.snapshotPath)[.size]
    table.rows = [
      [
        .whole(node.entryCount.all), .real(seconds(fromLog)), .real(seconds(fromSnapshot)),
        .real(seconds(writing)), .whole((size as? NSNumber)?.intValue ?? 0),
      ]
    ]
    try table.write(as: format)
  }
}

/// `samplan bench picture`: how long it takes to get the picture that a page shows.
struct BenchPictureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "picture", abstract: "Microseconds to get the picture and its totals.")

  @Option(help: "How many entries.")
  var entries: Int = 100_000
  @Option(help: "Form of the output: table, csv or json.")
  var format: OutputFormat = .table

  func run() async throws {
    let trial = try await StartTrial(entries: entries)
    defer { trial.remove() }
    let node = try await trial.start(snapshot: false)
    let actor = Actor(
      account: AccountName("bench")!, role: .kansliStrategist, party: .kansli)
    let clock = ContinuousClock()
    let rounds = 200
    var picture = NationalPicture()
    let reading = try clock.measure {
      for _ in 0..<rounds { picture = try node.picture(for: actor) }
    }
    var known = 0
    let totals = clock.measure {
      for _ in 0..<rounds {
        for measure in Measure.catalogue {
          known += picture.total(of: measure.id, on: node.today).reporting
        }
      }
    }
    var table = OutputTable(["entries", "pictureMicroseconds", "totalsMicroseconds", "known"])
    table.rows = [
      [
        .whole(node.entryCount.all), .real(seconds(reading) / Double(rounds) * 1e6),
        .real(seconds(totals) / Double(rounds) * 1e6), .whole(known / rounds),
      ]
    ]
    try table.write(as: format)
  }
}

/// The duration in seconds.
func seconds(_ duration: Duration) -> Double {
  Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
}

/// A folder with a journal of many entries, one figure in each.
struct StartTrial {
  let folder: DataFolder
  let database: NodeDatabase
  let storage: JournalSQLite
  let keys: KeyRing

  /// Entries in each append.
  private static let batch = 2000

  init(entries: Int) async throws {
    folder = DataFolder(
      path: NSTemporaryDirectory() + "/samplan-bench-\(Wiring.processID)")
    try folder.prepare()
    database = try NodeDatabase.open(path: folder.databasePath)
    let surroundings = Wiring.surroundings
    guard let journal = JournalID(.demonstration, randomBytes: surroundings.randomBytes(16)) else {
      throw Refusal(.fault, Text(sv: "Journalen saknar namn.", en: "The journal has no name."))
    }
    storage = try JournalSQLite(database, journal: journal)
    let keyFolder = KeyFolder(folder: folder, journal: journal)
    try keyFolder.make(PartyCode.regions, randomBytes: surroundings.randomBytes)
    keys = try keyFolder.load()
    let parties = PartyCode.regions
    for (number, party) in parties.enumerated() {
      let share = entries / parties.count + (number < entries % parties.count ? 1 : 0)
      try await fill(party, share, surroundings)
    }
  }

  func start(snapshot: Bool) async throws -> Node {
    let keeping = SnapshotKeeping(path: folder.snapshotPath, keys: keys) { Terminal.complain($0) }
    return try await Node.start(
      settings: NodeSettings(isDemonstration: true, version: samplanVersion),
      surroundings: Wiring.surroundings, stores: database.stores, storage: storage, keys: keys,
      hasher: Scrypt(randomBytes: Wiring.surroundings.randomBytes).hasher,
      snapshot: snapshot ? await keeping.load(from: storage) : [:])
  }

  func remove() {
    try? database.close()
    try? FileManager.default.removeItem(atPath: folder.path)
  }

  private func fill(_ party: PartyCode, _ count: Int, _ surroundings: Surroundings) async throws {
    guard let pinned = keys.pinned[party], let author = AuthorFunction("region.reporter"),
      let type = SamplanJournal.StatementType("figures.reported", version: 1)
    else { return }
    let key = try keys.signingKey(of: party)
    let day = surroundings.now().day
    var head = LogHead(journal: storage.journal, party: party)
    var drafts: [StatementDraft] = []
    for number in 0..<count {
      let measure = Measure.catalogue[number % Measure.catalogue.count]
      let figure = Figure(
        measure: measure.id, subject: .region, value: .known(ExactDecimal(number % 2)),
        unit: measure.unit, asOf: day.adding(days: -(count - number) / Measure.catalogue.count),
        method: .counted, definition: measure.definition, source: "Regionens vårdplatsregister")
      let body = try StatementCodec.encode(.figuresReported(FiguresReported(figures: [figure])))
      drafts.append(
        StatementDraft(
          type: type, informationClass: .internal, audience: .allRegions, author: author,
          body: body.body))
      guard drafts.count == Self.batch || number == count - 1 else { continue }
      let written = try LogWriter.write(
        drafts, after: head, at: surroundings.now(), key: key, pinned: pinned,
        salt: { surroundings.randomBytes(Payload.saltByteCount) })
      _ = try await storage.append(AppendBatch([written.append]))
      head = written.head
      drafts = []
    }
  }
}
