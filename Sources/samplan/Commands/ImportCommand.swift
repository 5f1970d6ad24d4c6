import ArgumentParser
import SamplanBase
import SamplanService

/// `samplan import`: files into a node.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Read files into a node.",
    subcommands: [ImportCapacityCommand.self])
}

/// `samplan import capacity`: a region's figures from a file, also while the server runs.
struct ImportCapacityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capacity",
    abstract: "Report a region's figures from a CSV file: all of it or nothing.",
    discussion: """
      Every problem is told with row and column. The same file twice changes nothing. A \
      server that runs on the same folder shows the figures at once.

      Examples:
        samplan import capacity capacity.csv --region 19
        samplan import capacity in.csv --region 19 --account eva
      """)

  @Argument(help: "Capacity file (CSV, UTF-8); - reads standard input.")
  var file: String

  @Option(help: "The region's code, such as 19.")
  var region: PartyCode

  @Option(help: "Sharing: own, sjukvardsregion, regions or authorities.")
  var audience: Audience = .allRegions

  @Option(help: "Form of the receipt: table, csv or json.")
  var format: OutputFormat = .table

  @OptionGroup var actor: ActorOption
  @OptionGroup var data: DataOption

  func run() async throws {
    let assembly = try await Assembly.open(data.folder)
    let pieces = try InputFile.pieces(of: file)
    let done = try await actor.signedIn(
      to: assembly.node, for: .reportFigures, party: region
    ) { actor in
      try await assembly.node.importFigures(
        csv: FilePieces(pieces: pieces), named: { file }, of: region, audience: audience, by: actor)
    }
    var table = OutputTable(["region", "rows", "written", "logSize"])
    table.rows = [
      [
        .text(region.rawValue), .whole(done.rows), .whole(done.written),
        .whole(done.receipt.size),
      ]
    ]
    try table.write(as: format)
  }
}

extension Audience: ExpressibleByArgument {}

/// A file's pieces as they are asked for.
struct FilePieces: AsyncSequence, Sendable {
  typealias Element = [UInt8]
  typealias Failure = any Error

  let pieces: InputFile.Pieces

  struct AsyncIterator: AsyncIteratorProtocol {
    var pieces: InputFile.Pieces

    mutating func next() async throws -> [UInt8]? { try pieces.next()?.get() }
  }

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(pieces: pieces) }
}
