import ArgumentParser
import Foundation
import SamplanBase
import SamplanService
import SamplanStore

/// `samplan bench`: what `make bench` measures of the node.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure.", shouldDisplay: false,
    subcommands: [
      BenchJournalCommand.self, BenchStartCommand.self, BenchPictureCommand.self,
    ])
}

/// `samplan bench journal`: appends against bare SQLite.
struct BenchJournalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "Appends per second, against bare SQLite.")

  @Option(help: "Folder for the trial's files.")
  var folder: String = NSTemporaryDirectory()
  @Option(help: "Form of the output: table, csv or json.")
  var format: OutputFormat = .table

  func run() async throws {
    let measured = try await AppendBenchmark.run(
      folder: folder, surroundings: Wiring.surroundings)
    var table = OutputTable(["journalPerSecond", "barePerSecond", "ratio"])
    table.rows = [
      [
        .real(measured.journalPerSecond), .real(measured.barePerSecond), .real(measured.ratio),
      ]
    ]
    try table.write(as: format)
  }
}
