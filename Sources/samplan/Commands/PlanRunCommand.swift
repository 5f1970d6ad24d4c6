import ArgumentParser
import Foundation
import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning
import SamplanService

/// `samplan plan run`: from figures and a scenario to a plan, without a node.
struct PlanRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Compute a plan from a scenario and the regions' figures.",
    discussion: """
      Without --capacity the open figures of the demonstration are used. A capacity file \
      replaces them for the regions it speaks of. Nothing is written before everything is \
      computed. With --mode need the run is of what would be required if nothing ran out, \
      without limits and without a plan.

      Examples:
        samplan plan run --scenario scenario.yaml --out plan/
        samplan plan run --scenario s.yaml --capacity in.csv --out plan/
        samplan plan run --scenario s.yaml --mode need --out need/
        samplan plan run --scenario s.yaml --question worth --out plan/
        samplan plan run --scenario s.yaml --question worth --also t.yaml --out plan/
      """)

  @Option(help: "Scenario file (YAML).")
  var scenario: String

  @Option(help: "Capacity file (CSV) with a row for each figure and region.")
  var capacity: String?

  @Option(help: "New folder for the plan: result, input and tables.")
  var out: String

  @Flag(help: "Replace the folder if it is there.")
  var overwrite = false

  @Option(help: "What is computed: resources (with today's resources) or need.")
  var mode: RunMode = .resources

  @Option(help: "Days to compute; the scenario's when not given.")
  var days: Int?

  @Option(help: "How many times the load is simulated.")
  var replications: Int = 200

  @Option(
    help: ArgumentHelp(
      "Stop before that when the standard error is this many per cent of the country's shortage.",
      valueName: "percent"))
  var precision: String?

  @Option(help: "Chooses the random numbers; the same seed gives the same plan.")
  var seed: UInt64 = 1

  @Flag(help: "Also tell totals with an interval for unknown and withheld figures.")
  var interval = false

  @Option(help: "Another question to answer: worth, robust. May be given more than once.")
  var question: [ExtraQuestion] = []

  @Option(
    help: ArgumentHelp(
      "With --question worth: another scenario to try it in. At most four.",
      valueName: "scenario"))
  var also: [String] = []

  @Option(help: "Threads of the simulation; 0 takes all cores.")
  var threads: Int = 0

  @Option(help: "Form of the summary: table, csv or json.")
  var format: OutputFormat = .table

  func run() throws {
    let today = Wiring.surroundings.now().day
    let scenario = try readScenario(self.scenario)
    let picture = try DemoPicture.picture(
      replacing: try capacity.map { try figures(in: $0) } ?? [], today: today)
    let folder = try NewFolder(out, overwrite: overwrite)
    defer { folder.abandon() }
    var input = PlanInput(
      picture, scenario: scenario, basis: .demonstration, on: today, days: days, seed: seed,
      replications: replications)
    input.unknownFigures = interval ? .interval : nil
    input.runMode = mode
    input.precisionPercent = try precision.map { try percent($0) }
    guard mode == .resources else { return try runNeed(input, into: folder) }
    input.questions = ExtraQuestion.list(question)
    input.worthScenarios = also.isEmpty ? nil : try also.map { try readScenario($0) }
    let (result, timings) = try runPlan(
      input, threads: threads, engineVersion: samplanVersion
    ) { progress in
      Terminal.progress(progress.phase.label[Wiring.language], progress.fraction)
      return true
    }
    Terminal.endProgress()
    let isDemonstration = capacity == nil
    let files = PlanFiles(
      result, timings: timings,
      marks: .init(informationClass: .internal, isDemonstration: isDemonstration),
      names: Dictionary(
        uniqueKeysWithValues: PartyCode.all.map { ($0, picture.shortName(of: $0)) }))
    for file in files.all { try folder.write(file.name, file.bytes) }
    let mark = isDemonstration ? "internal-demo" : "internal"
    try folder.write("input.\(mark).json", PlanJSON.bytes(of: input))
    try folder.keep()
    try summary(result).write(as: format)
  }

  private func runNeed(_ input: PlanInput, into folder: NewFolder) throws {
    let (result, _) = try SamplanPlanning.runNeed(
      input, threads: threads, engineVersion: samplanVersion
    ) { progress in
      Terminal.progress(progress.phase.label[Wiring.language], progress.fraction)
      return true
    }
    Terminal.endProgress()
    let marks = PlanFiles.Marks(informationClass: .internal, isDemonstration: capacity == nil)
    for file in NeedTable(result).files(marks) { try folder.write(file.name, file.bytes) }
    try folder.write("input.\(marks.nameMark).json", PlanJSON.bytes(of: input))
    try folder.keep()
    var table = OutputTable(["need", "unit", "day1", "peak", "peakLow", "peakHigh", "peakDay"])
    func add(_ name: String, _ unit: String, _ days: NeedResult.Days) {
      let peak = days.peak ?? 0
      table.rows.append([
        .text(name), .text(unit), .text(decimals(days.p50.first ?? 0)),
        .text(decimals(days.p50[peak])), .text(decimals(days.p10[peak])),
        .text(decimals(days.p90[peak])), .whole(peak + 1),
      ])
    }
    for (care, type) in result.careTypes.enumerated() {
      add(type.rawValue, "patients", result.national[care])
    }
    for resource in result.resources {
      add(resource.kind.rawValue, resource.kind.unit.en, resource.national)
    }
    try table.write(as: format)
  }

  private func readScenario(_ path: String) throws -> Scenario {
    let bytes = try InputFile.read(path, limit: ScenarioYAML.bytesMax)
    return try ScenarioYAML.parse(bytes, known: try DemoData.known())
  }

  private func figures(in path: String) throws -> [(party: PartyCode, row: FigureRow)] {
    var reader = FiguresFileReader(of: nil, named: path)
    for piece in try InputFile.pieces(of: path) {
      reader.feed(try piece.get())
      if reader.isDone { break }
    }
    return try reader.finish()
  }

  private func percent(_ text: String) throws -> ExactDecimal {
    guard let value = ExactDecimal(text) else {
      throw ValidationError("--precision \(text) is not a number of per cent, such as 2.5.")
    }
    return value
  }

  private func summary(_ result: PlanResult) -> OutputTable {
    let summary = PlanResult.summary(of: result)
    var table = OutputTable(["key", "value"])
    table.rows = [
      [.text("out"), .text(out)],
      [.text("scenario"), .text(result.provenance.scenarioName)],
      [.text("days"), .whole(result.provenance.days)],
      [.text("replications"), .whole(result.provenance.replications)],
      [.text("seed"), .text(String(result.provenance.seed))],
      [.text("inputHash"), .text(result.provenance.inputHash.description)],
      [.text("regions"), .whole(result.regions.count)],
      [.text("excluded"), .text(summary.excluded.map(\.rawValue).joined(separator: " "))],
      [.text("shortageWithoutPlan"), .text(summary.shortageWithout.description)],
      [.text("shortageWithPlan"), .text(summary.shortageWith.description)],
      [.text("patientsMoved"), .text(summary.patientsMoved.description)],
      [.text("postponed"), .text(summary.postponed.description)],
      [.text("gap"), .text(summary.gap.description)],
      [.text("status"), .text(result.joint.status)],
      [.text("largestExcess"), result.joint.largestExcess.map { .real($0) } ?? .nothing],
      [.text("methodChanges"), result.joint.methodChanges.map { .whole($0) } ?? .nothing],
    ]
    if let unknown = result.unknown {
      let ends = unknown.ends { $0.shortBedDays.mean }
      table.rows.append([
        .text("interval"), .text(unknown.regions.map(\.rawValue).joined(separator: " ")),
      ])
      for (name, own) in [
        ("shortageWithoutPlan", summary.shortageWithout),
        ("shortageWithPlan", summary.shortageWith),
      ] {
        table.rows += [
          [.text(name + "Lowest"), .text(decimals(own.approximate + ends.lowerBound))],
          [.text(name + "Highest"), .text(decimals(own.approximate + ends.upperBound))],
        ]
      }
    }
    return table
  }

  private func decimals(_ value: Double) -> String {
    "\((value * 10).rounded() / 10)"
  }
}

extension RunMode: ExpressibleByArgument {}
extension ExtraQuestion: ExpressibleByArgument {}
