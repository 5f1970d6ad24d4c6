import ArgumentParser
import Foundation
import SamplanBase
import SamplanService

/// `samplan doctor`: what is missing on this machine, and how to get it.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Tell what is missing on this machine, and how to get it.",
    discussion: """
      Exit code 1 when something is missing.

      Examples:
        samplan doctor
        samplan doctor --port 9090 --data /var/lib/samplan
      """)

  @Option(help: "The port that a server is to use.")
  var port: Int = 8080

  @Option(help: "Form of the output: table, csv or json.")
  var format: OutputFormat = .table

  @OptionGroup var data: DataOption

  func run() async throws {
    let checks = await MachineCheck(folder: data.folder, port: port).all()
    let language = Wiring.language
    var table = OutputTable(["check", "ok", "found", "do"])
    table.rows = checks.map { check in
      [
        .text(check.name[language]), .flag(check.isWell), .text(check.found),
        .text(check.remedy?[language] ?? ""),
      ]
    }
    try table.write(as: format)
    let missing = checks.filter { !$0.isWell }.count
    guard missing == 0 else { throw ExitCode(1) }
  }
}
