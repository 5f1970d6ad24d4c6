import ArgumentParser
import SamplanBase
import SamplanEngine

/// `samplan plan simulate`: the simulation of an instance file.
struct PlanSimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Simulate an instance file, event by event.",
    discussion: """
      Examples:
        samplan plan simulate r21-t90.json --replications 10000 --seed 7
        samplan plan simulate r21-t90.json --format json --quantiles 0.05 0.5 0.95
        samplan plan simulate r21-t90.json --format csv > need.csv
      """)

  @Argument(help: "Instance file, samplan-instance/1; - reads standard input.")
  var instance: String

  @Option(help: "How many times.")
  var replications: Int = 200

  @Option(help: "Chooses the random numbers; the same seed gives the same answer.")
  var seed: UInt64 = 1

  @Option(parsing: .upToNextOption, help: "Quantiles of the need, each from 0 to 1.")
  var quantiles: [Double] = [0.1, 0.5, 0.9]

  @Option(help: "Threads; 0 takes all cores. The answer does not depend on it.")
  var threads: Int = 0

  @Option(help: "Form of the output: table, json, or csv with a row for each site, care and day.")
  var format: OutputFormat = .table

  func run() throws {
    let instance = try readInstance(self.instance)
    let total = Double(max(1, replications))
    let options = SimulationOptions(
      replications: replications, seed: seed, threads: threads, quantiles: quantiles,
      progress: { done in
        Terminal.progress("\(done)", Double(done) / total)
        return true
      })
    defer { Terminal.endProgress() }
    let result = try simulate(instance, options: options)
    Terminal.endProgress()
    switch format {
    case .json: try Terminal.output(SimulationReport(result, of: instance).json())
    case .csv: try days(result, of: instance).write(as: .csv)
    case .table: try summary(result, of: instance).write(as: .table)
    }
  }

  private func summary(_ result: SimulationResult, of instance: Instance) -> OutputTable {
    var table = OutputTable(["key", "mean", "standardError"])
    func add(_ name: String, _ estimate: Estimate) {
      table.rows.append([
        .text(name), .real(estimate.mean), estimate.standardError.map { .real($0) } ?? .nothing,
      ])
    }
    add("patients", result.patients)
    add("deathsWaiting", result.deathsWaiting)
    add("transfers", result.transfers)
    add("postponed", result.postponed)
    for (care, name) in instance.careTypes.enumerated() {
      table.rows.append([.text("meanOccupied \(name)"), .real(result.meanOccupied[care]), .nothing])
      table.rows.append([.text("meanQueued \(name)"), .real(result.meanQueued[care]), .nothing])
    }
    table.rows += [
      [.text("replications"), .whole(result.replications), .nothing],
      [.text("seed"), .text(String(result.seed)), .nothing],
      [.text("patientsPerSecond"), .real(result.patientsPerSecond), .nothing],
      [.text("cpuSeconds"), .real(result.cpuSeconds), .nothing],
      [.text("wallSeconds"), .real(result.wallSeconds), .nothing],
    ]
    return table
  }

  private func days(_ result: SimulationResult, of instance: Instance) -> OutputTable {
    var table = OutputTable(
      ["site", "care", "day", "probabilityAbove", "mean"]
        + result.quantileLevels.map { "q\($0)" })
    for (site, place) in instance.sites.enumerated() {
      for (care, name) in instance.careTypes.enumerated() {
        for day in 0..<instance.days {
          table.rows.append(
            [
              .text(place.id), .text(name), .whole(day),
              .real(result.probabilityAbove[care][site][day]),
              .real(result.meanNeed[care][site][day]),
            ]
              + result.needQuantiles.map { .whole($0[care][site][day]) })
        }
      }
    }
    return table
  }
}
