import Foundation
import SamplanEngine
import Testing

/// What the commands print and write.
struct ReportTests {
  @Test func `a solution is printed with the fields of the format`() throws {
    let instance = SmallInstance.busy(seed: 1)
    let solution = try solve(instance)
    let data = Data(SolveReport(solution, of: instance).json())
    let fields = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(
      Set(fields.keys) == [
        "status", "objective", "bound", "gap", "fairness", "shortageBedDays", "postponed",
        "transfers", "cpuSeconds", "wallSeconds",
      ])
    #expect((fields["shortageBedDays"] as? [String: Double])?.keys.sorted() == ["ICU", "MED"])
    #expect(fields["status"] as? String == "optimal")
  }

  @Test func `a simulation is printed with the fields of the format`() throws {
    let instance = SmallInstance.busy(seed: 1)
    let result = try simulate(instance, options: SimulationOptions(replications: 5, seed: 7))
    let data = Data(SimulationReport(result, of: instance).json())
    let fields = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    for name in ["patients", "deathsWaiting", "transfers", "postponed"] {
      #expect((fields[name] as? [String: Double])?.keys.sorted() == ["mean", "standardError"])
    }
    #expect(fields["replications"] as? Int == 5)
    #expect(fields["seed"] as? Int == 7)
    #expect((fields["meanQueued"] as? [String: Double])?.count == 2)
    let series = try #require(fields["series"] as? [[String: Any]])
    #expect(series.count == 8)
    #expect((series[0]["quantiles"] as? [[Int]])?.map(\.count) == [8, 8, 8])
  }

  @Test func `the same run gives the same bytes but for the times`() throws {
    let instance = SmallInstance.busy(seed: 1)
    let files = try (1...2).map { threads in
      PlanTables.files(
        try simulate(instance, options: SimulationOptions(replications: 9, threads: threads)),
        of: instance)
    }
    #expect(files[0] == files[1])
    #expect(files[0]["need.csv"]?.hasPrefix("care,site,day,meanNeed,p10,p50,p90,prob") == true)
    #expect(files[0]["need.csv"]?.split(separator: "\r\n").count == 1 + 2 * 4 * 8)
  }

  @Test func `the plan's tables hold the whole plan, and no formulas`() throws {
    var instance = SmallInstance.busy(seed: 1)
    instance.sites[0].id = "=1+1"
    instance.sites[1].id = "a, \"b\""
    let solution = try solve(instance)
    let files = PlanTables.files(solution, of: instance)
    #expect(files.keys.sorted() == ["admissions.csv", "beds.csv", "sites.csv", "transfers.csv"])
    let rows = try #require(files["sites.csv"]).split(separator: "\r\n")
    #expect(rows.count == 1 + 4 * 8)
    #expect(rows[1].hasPrefix("'=1+1,0,"))
    #expect(rows[9].hasPrefix("\"a, \"\"b\"\"\",0,"))
    #expect(
      files["transfers.csv"]?.split(separator: "\r\n").count == 1 + solution.transfers.count)
  }
}
