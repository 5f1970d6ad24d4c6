import ArgumentParser
import Foundation
import SamplanBase
import SamplanJournal
import SamplanService
import SamplanStore

/// `samplan journal`: the history in plain words, and proof that it is whole.
struct JournalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "Verify and explain the journal.",
    subcommands: [
      JournalVerifyCommand.self, JournalExplainCommand.self, JournalAppendTestCommand.self,
    ])
}

/// `samplan journal verify`: reads every byte and checks hashes, trees and signatures.
struct JournalVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that every entry is whole, in place and signed.",
    discussion: """
      Needs no account: it reads the folder and tells no content. Exit code 1 when anything \
      is damaged; each damaged place is named as party:index.

      Examples:
        samplan journal verify
        samplan journal verify --data /var/lib/samplan --format json
      """)

  @Option(help: "Form of the output: table, csv or json.")
  var format: OutputFormat = .table

  @OptionGroup var data: DataOption

  func run() async throws {
    let database = try data.folder.openDatabase()
    guard let journal = try JournalSQLite.identity(in: database) else {
      throw Refusal(
        .missing, Text(sv: "Noden har ingen journal.", en: "The node has no journal."))
    }
    let keys = try KeyFolder(folder: data.folder, journal: journal).load()
    let storage = try JournalSQLite(database, journal: journal)
    let found = try await JournalVerification.run(storage, keys: keys.pinned)
    var table = OutputTable(["party", "entries", "signed", "root", "damaged", "words"])
    table.rows = found.logs.map { log in
      [
        .text(log.party.rawValue), .whole(log.entries),
        log.proven.map { .whole($0.size) } ?? .nothing,
        .text(log.proven?.root.short ?? ""), .whole(log.damageCount),
        .text(log.proven.map { eightWords(of: $0.root).prefix(3).joined(separator: " ") } ?? ""),
      ]
    }
    try table.write(as: format)
    guard !found.isWhole else { return }
    let language = Wiring.language
    for damage in found.damages.prefix(100) {
      Terminal.complain("\(damage.place): \(damage.kind.text[language])")
    }
    throw Refusal(
      .fault,
      Text(
        sv: "Journalen är skadad på \(found.damages.count) ställen.",
        en: "The journal is damaged in \(found.damages.count) places."))
  }
}

/// `samplan journal explain`: what a party has stated, in plain words.
struct JournalExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell what a party has stated, latest first.",
    discussion: """
      Examples:
        samplan journal explain 19
        samplan journal explain 19 --limit 500 --before 120
      """)

  @Argument(help: "The party's code: 19, or 00 for the kansli.")
  var party: PartyCode

  @Option(help: "Lines at most, up to \(Node.historyMax).")
  var limit: Int = 50

  @Option(help: "Only entries before this index.")
  var before: Int?

  @Option(help: "Form of the output: table, csv or json.")
  var format: OutputFormat = .table

  @OptionGroup var actor: ActorOption
  @OptionGroup var data: DataOption

  func run() async throws {
    let node = try await Assembly.open(data.folder).node
    let history = try await actor.signedIn(to: node, for: .readJournal, party: party) { actor in
      try await node.explainJournal(party, before: before, limit: limit, for: actor)
    }
    var table = OutputTable(["index", "time", "function", "class", "hash", "what"])
    table.rows = history.lines.map { line in
      [
        .whole(line.index), .text(line.time.description), .text(line.authorFunction),
        .text(line.informationClass.rawValue), .text(line.hash.short),
        .text(line.what[Wiring.language]),
      ]
    }
    try table.write(as: format)
    if let next = history.next {
      Terminal.tell(Text(sv: "Fortsätt med --before \(next).", en: "Go on with --before \(next)."))
    }
  }
}

/// `samplan journal append-test`: writes entries until killed, for trying durability.
struct JournalAppendTestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "append-test",
    abstract: "Write entries in a new demonstration journal, telling each once it is durable.",
    shouldDisplay: false)

  @Option(help: "How many entries; until killed when not given.")
  var entries: Int?

  @OptionGroup var data: DataOption

  func run() async throws {
    let parties = Array(PartyCode.all)
    let folder = data.folder
    try folder.prepare()
    let database = try NodeDatabase.open(path: folder.databasePath)
    let surroundings = Wiring.surroundings
    let found = try JournalSQLite.identity(in: database)
    let fresh = JournalID(.demonstration, randomBytes: surroundings.randomBytes(16))
    guard let journal = found ?? fresh, journal.kind == .demonstration else {
      throw Refusal(
        .conflict,
        Text(sv: "Mappen är ingen demonstration.", en: "The folder is no demonstration."))
    }
    let keyFolder = KeyFolder(folder: folder, journal: journal)
    try keyFolder.make(parties, randomBytes: surroundings.randomBytes)
    let ring = try keyFolder.load()
    var keys: [PartyCode: SigningKey] = [:]
    for party in parties { keys[party] = try ring.signingKey(of: party) }
    try await DurabilityTrial.run(
      storage: try JournalSQLite(database, journal: journal), keys: keys,
      surroundings: surroundings, entries: entries
    ) { line in
      try Terminal.output(Array(line.utf8))
    }
  }
}
