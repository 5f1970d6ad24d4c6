import ArgumentParser
import Foundation
import SamplanBase
import SamplanEngine

/// `samplan plan solve`: the optimum of an instance file.
struct PlanSolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve",
    abstract: "Solve the linear programme of an instance file.",
    discussion: """
      Examples:
        samplan plan solve r21-t30.json
        samplan plan solve r21-t30.json --format json
        samplan plan solve r21-t90.json --gap 0.005 --out plan/
        samplan plan solve r21-t30.json --demand 0.9,1,1.1
        samplan plan solve instance.json --fair --format json
      """)

  @Argument(help: "Instance file, samplan-instance/1; - reads standard input.")
  var instance: String

  @Option(help: "Solver: moves, ipx, simplex or ipxWithoutCrossover.")
  var solver: Solver = .moves

  @Option(help: "Relative gap at which moves ends.")
  var gap = 1e-6

  @Option(
    help: "Factors on the new patients, as 0.9,1,1.1: a plan for each, from the one before.")
  var demand: String?

  @Flag(help: "Compute the fair plan, by the rules of the instance; --solver is not used.")
  var fair = false

  @Option(help: "Seconds at most.")
  var timeLimit: Double = 600

  @Option(help: "New folder for the whole plan as CSV, and the programme as MPS.")
  var out: String?

  @Flag(help: "Replace the folder if it is there.")
  var overwrite = false

  @Option(help: "Form of the output: table, csv or json.")
  var format: OutputFormat = .table

  func run() throws {
    let instance = try readInstance(self.instance)
    let folder = try out.map { try NewFolder($0, overwrite: overwrite) }
    defer { folder?.abandon() }
    defer { Terminal.endProgress() }
    if fair { return try solveFairly(instance, into: folder) }
    if instance.rules != nil {
      Terminal.complain(
        Text(
          sv: "Reglerna (rules) används inte; med --fair gör de det.",
          en: "The rules are not used; with --fair they are.")[Wiring.language])
    }
    let options = SolveOptions(
      solver: solver, gap: gap, timeLimitSeconds: timeLimit,
      mpsPath: folder.map { $0.draft + "/programme.mps" },
      progress: { state in
        let steps = state.interiorPointIterations + state.simplexIterations
        Terminal.progress("\(steps)", state.seconds / (state.seconds + 10))
        return true
      })
    if let demand { return try solveChain(instance, demand, options, into: folder) }
    let solution = try solve(instance, options: options)
    Terminal.endProgress()
    try keep(solution, of: instance, in: folder)
    if format == .json { return try Terminal.output(SolveReport(solution, of: instance).json()) }
    try table(solution, of: instance).write(as: format)
  }

  private func solveChain(
    _ instance: Instance, _ demand: String, _ options: SolveOptions, into folder: NewFolder?
  ) throws {
    let parts = demand.split(separator: ",", omittingEmptySubsequences: false)
    let factors = parts.compactMap { Double($0.trimmingCharacters(in: .whitespaces)) }
    guard factors.count == parts.count, folder == nil, solver == .moves else {
      throw ValidationError(
        "--demand takes numbers with commas between, as 0.9,1,1.1, with --solver moves and "
          + "without --out.")
    }
    let solutions = try SamplanEngine.solveChain(instance, demand: factors, options: options)
    Terminal.endProgress()
    if format == .json {
      return try Terminal.output(
        SolveReport.json(solutions.map { SolveReport($0, of: instance) }))
    }
    var table = OutputTable([
      "demand", "status", "objective", "bound", "gap", "cpuSeconds", "wallSeconds",
    ])
    table.rows = zip(factors, solutions).map { factor, plan in
      [
        .real(factor), .text(plan.status.rawValue), .real(plan.objective), .real(plan.bound),
        .real(plan.gap), .real(plan.cpuSeconds), .real(plan.wallSeconds),
      ]
    }
    try table.write(as: format)
  }

  private func solveFairly(_ instance: Instance, into folder: NewFolder?) throws {
    let found = try solveFair(
      instance,
      options: FairOptions(
        timeLimitSeconds: timeLimit, mpsPath: folder.map { $0.draft + "/programme.mps" },
        progress: { share in
          Terminal.progress("", share)
          return true
        }))
    Terminal.endProgress()
    try keep(found.joint, of: instance, in: folder)
    if format == .json { return try Terminal.output(FairReport(found, of: instance).json()) }
    var table = table(found.joint, of: instance)
    table.rows += [
      [.text("leastLargestShare"), .real(found.leastLargestShare)],
      [.text("largestExcess"), .real(found.joint.largestViolation)],
      [.text("methodChanges"), .whole(found.methodChanges)],
    ]
    for (site, share) in zip(instance.sites, found.jointShares) {
      table.rows.append([.text("share \(site.id)"), .real(share)])
    }
    try table.write(as: format)
  }

  private func keep(_ solution: Solution, of instance: Instance, in folder: NewFolder?) throws {
    guard let folder else { return }
    for (name, text) in PlanTables.files(solution, of: instance) {
      try folder.write(name, Array(text.utf8))
    }
    try folder.keep()
  }

  private func table(_ solution: Solution, of instance: Instance) -> OutputTable {
    var table = OutputTable(["key", "value"])
    table.rows = [
      [.text("status"), .text(solution.status.rawValue)],
      [.text("objective"), .real(solution.objective)], [.text("bound"), .real(solution.bound)],
      [.text("gap"), .real(solution.gap)], [.text("fairness"), .real(solution.fairness)],
    ]
    for (care, days) in zip(instance.careTypes, solution.shortageBedDays) {
      table.rows.append([.text("shortageBedDays \(care)"), .real(days)])
    }
    table.rows += [
      [.text("postponed"), .real(solution.totalPostponed)],
      [.text("transfers"), .real(solution.totalTransfers)],
      [.text("cpuSeconds"), .real(solution.cpuSeconds)],
      [.text("wallSeconds"), .real(solution.wallSeconds)],
    ]
    return table
  }
}

extension Solver: ExpressibleByArgument {}

/// Reads an instance file, and tells which fields were not understood.
func readInstance(_ path: String) throws -> Instance {
  let bytes = try InputFile.read(path, limit: Instance.fileLimit)
  let reading = try Instance.read(bytes)
  if !reading.unknownFields.isEmpty {
    let list = reading.unknownFields.prefix(20).joined(separator: ", ")
    Terminal.complain(
      Text(
        sv: "Fält som inte används: \(list)", en: "Fields that are not used: \(list)"
      )[Wiring.language])
  }
  return reading.instance
}
