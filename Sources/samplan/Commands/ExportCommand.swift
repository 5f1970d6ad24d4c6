import ArgumentParser
import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanService

/// `samplan export`: what a node holds, as files.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Take out what a node holds.",
    subcommands: [ExportCapacityCommand.self])
}

/// `samplan template`: files to fill in.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Get files to fill in.",
    subcommands: [TemplateCapacityCommand.self])
}

/// How a table file is written.
enum TableDialect: String, ExpressibleByArgument, CaseIterable {
  /// Comma and decimal point.
  case data
  /// Semicolon, decimal comma and byte order mark, for Excel in Swedish.
  case excel

  var csv: CsvDialect { self == .data ? .data : .swedishExcel }
}

/// `samplan export capacity`: figures in the form that is read back.
struct ExportCapacityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capacity",
    abstract: "Write the latest figures as CSV, in the form that import reads.",
    discussion: """
      Examples:
        samplan export capacity > capacity.csv
        samplan export capacity --region 19 --dialect excel > vastmanland.csv
      """)

  @Option(help: "Only this region.")
  var region: PartyCode?

  @Option(help: "How the file is written: data or excel.")
  var dialect: TableDialect = .data

  @OptionGroup var actor: ActorOption
  @OptionGroup var data: DataOption

  func run() async throws {
    let node = try await Assembly.open(data.folder).node
    let bytes = try await actor.signedIn(to: node, for: .exportFigures, party: region) { actor in
      try await node.exportFigures(of: region, dialect.csv, by: actor)
    }
    try Terminal.output(bytes)
  }
}

/// `samplan template capacity`: a capacity file to fill in.
struct TemplateCapacityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capacity",
    abstract: "Write a capacity file to fill in, with every measure.",
    discussion: """
      Example:
        samplan template capacity --region 19 --dialect excel > mall.csv
      """)

  @Option(help: "The region's code, such as 19.")
  var region: PartyCode

  @Option(help: "How the file is written: data or excel.")
  var dialect: TableDialect = .data

  func run() throws {
    try Terminal.output(
      FiguresFile.template(
        for: region, in: NationalPicture(), today: Wiring.surroundings.now().day, dialect.csv))
  }
}
