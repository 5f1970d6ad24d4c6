import ArgumentParser
import SamplanBase
import SamplanDomain
import SamplanService

/// `samplan case text`: a settled text, byte for byte as its hash was taken.
struct CaseTextCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text", abstract: "Write a settled text of a case on standard output.",
    discussion: """
      The bytes have the SHA-256 that the regions' decisions cite.

      Examples:
        samplan case text 2026-014 | sha256sum
        samplan case text 2026-014 --text-version 1 > text.txt
      """)

  @Argument(help: "The case's number, such as 2026-014.")
  var number: CaseID

  @Option(name: .customLong("text-version"), help: "The version; the one in force when not given.")
  var textVersion: Int?

  @OptionGroup var actor: ActorOption
  @OptionGroup var data: DataOption

  func run() async throws {
    let node = try await Assembly.open(data.folder).node
    let bytes = try await actor.signedIn(to: node, for: .readCases, party: nil) { actor in
      let settled = try node.picture(for: actor).texts(of: number)
      guard let version = textVersion ?? settled.last?.value.version else {
        throw Refusal(
          .missing,
          Text(
            sv: "Ingen text är fastställd i ärende \(number). Kansliet fastställer den.",
            en: "No text is settled in case \(number). The kansli settles it."))
      }
      return try await node.caseText(number, version: version, for: actor).bytes
    }
    try Terminal.output(bytes)
  }
}

/// `samplan case export`: a region's board paper as a Word file.
struct CaseExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a region's board paper as a Word file (DOCX).",
    discussion: """
      The file's name has its class, and in the demonstration its mark. A file that is there \
      already is replaced only with --overwrite.

      Examples:
        samplan case export 2026-014 --region 19
        samplan case export 2026-014 --region 19 --out papers/
      """)

  @Argument(help: "The case's number, such as 2026-014.")
  var number: CaseID

  @Option(help: "The region's code, such as 19.")
  var region: PartyCode

  @Option(help: "Folder to write in.")
  var out: String = "."

  @Flag(help: "Replace a file that is there.")
  var overwrite = false

  @OptionGroup var actor: ActorOption
  @OptionGroup var data: DataOption

  func validate() throws {
    guard region.isRegion else { throw ValidationError("\(region) is not a region.") }
  }

  func run() async throws {
    let node = try await Assembly.open(data.folder).node
    let paper = try await actor.signedIn(to: node, for: .readCases, party: nil) { actor in
      try await node.boardPaper(of: number, for: region, in: Wiring.language, for: actor)
    }
    let path = try OutputFile.write(paper.bytes, named: paper.name, in: out, overwrite: overwrite)
    try Terminal.output(Array("\(path)\n".utf8))
  }
}

/// `samplan case verify`: whether the decisions are what the regions signed.
struct CaseVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check that the regions' decisions in a case are signed.",
    discussion: """
      Reads every log and text again. Exit code 1 when a decision is not covered by its region's \
      signature, when a log is damaged, or when a text is not the one that was settled.

      Example:
        samplan case verify 2026-014
      """)

  @Argument(help: "The case's number, such as 2026-014.")
  var number: CaseID

  @Option(help: "Form of the output: table, csv or json.")
  var format: OutputFormat = .table

  @OptionGroup var actor: ActorOption
  @OptionGroup var data: DataOption

  func run() async throws {
    let node = try await Assembly.open(data.folder).node
    let found = try await actor.signedIn(to: node, for: .readCases, party: nil) { actor in
      try await node.verifyDecisions(in: number, for: actor)
    }
    var table = OutputTable(["region", "outcome", "entry", "hash", "signed", "textVersion"])
    table.rows = found.map { line in
      [
        .text(line.region.rawValue), .text(line.decision?.value.outcome.rawValue ?? ""),
        line.decision.map { .whole($0.reference.index) } ?? .nothing,
        .text(line.decision?.reference.hash.short ?? ""), .flag(line.isSigned),
        line.textVersion.map { .whole($0) } ?? .nothing,
      ]
    }
    try table.write(as: format)
    let wrong = found.filter { !$0.isWhole }
    guard !wrong.isEmpty else { return }
    let regions = wrong.map(\.region.rawValue).joined(separator: ", ")
    throw Refusal(
      .fault,
      Text(
        sv: "Beslut som inte kan styrkas: \(regions). Se samplan journal verify.",
        en: "Decisions that cannot be proven: \(regions). See samplan journal verify."))
  }
}
