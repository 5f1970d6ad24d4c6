import ArgumentParser

/// `samplan`: the root of all commands.
struct SamplanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "samplan",
    abstract: "Joint planning of health care before and during heightened preparedness.",
    discussion: """
      Examples:
        samplan demo
        samplan plan run --scenario scenario.yaml --out plan/
        samplan import capacity capacity.csv --region 19
        samplan journal verify

      Exit codes: 0 done, 1 refused or failed with a reason, 2 wrong usage.
      """,
    version: samplanVersion,
    subcommands: WebCommands.all + [
      PlanCommand.self, ImportCommand.self, ExportCommand.self, TemplateCommand.self,
      ScenarioCommand.self, CaseCommand.self, JournalCommand.self, SetupCommand.self,
      AccountCommand.self,
      WorkCommand.self, DoctorCommand.self, BenchCommand.self,
    ])
}
