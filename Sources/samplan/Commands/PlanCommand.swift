import ArgumentParser

/// `samplan plan`: from figures and a scenario to a plan, and the engine alone on instance files.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Compute plans, and run the engine on instance files.",
    subcommands: [
      PlanRunCommand.self, PlanVerifyCommand.self, PlanMPSCommand.self, PlanSolveCommand.self,
      PlanSimulateCommand.self,
    ])
}
