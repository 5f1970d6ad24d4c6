import ArgumentParser
import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning
import SamplanService

/// `samplan scenario`: scenario files.
struct ScenarioCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenario", abstract: "Check scenario files.",
    subcommands: [ScenarioCheckCommand.self])
}

/// `samplan scenario check`: what is wrong in a scenario file, with line and column.
struct ScenarioCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Tell everything that is wrong in a scenario file.",
    discussion: """
      Example:
        samplan scenario check scenario.yaml
      """)

  @Argument(help: "Scenario file (YAML); - reads standard input.")
  var file: String

  @Option(help: "Form of the output: table, csv or json.")
  var format: OutputFormat = .table

  func run() throws {
    let bytes = try InputFile.read(file, limit: ScenarioYAML.bytesMax)
    let scenario = try ScenarioYAML.parse(bytes, known: try DemoData.known())
    // What the file says well, but no scenario can mean, such as a link closed twice on a day.
    try scenario.validate()
    var table = OutputTable([
      "name", "threatLevel", "days", "demand", "inflows", "losses", "closures", "staffing",
    ])
    table.rows = [
      [
        .text(scenario.name), .whole(scenario.threatLevel), .whole(scenario.days),
        .whole(scenario.demand.count), .whole(scenario.inflows.count),
        .whole(scenario.losses.count), .whole(scenario.closures.count),
        .whole(scenario.staffing.count),
      ]
    ]
    try table.write(as: format)
  }
}
