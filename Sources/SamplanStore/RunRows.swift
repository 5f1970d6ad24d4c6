import Foundation
import GRDB
import SamplanBase
import SamplanService

/// Rows of runs to values and back.
enum RunRows {
  static func insert(_ run: RunStatus, year: Int, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO runs
          (id, year, state, party, author, account, scenario, scenario_name, scenario_name_en,
           based_on, days, replications, seed, input_hash, class, audience, asked, mode)
        VALUES (?, ?, 'waiting', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        run.id.rawValue, year, run.party.rawValue, run.authorFunction, run.account.rawValue,
        run.scenario.rawValue, run.scenarioName, run.scenarioNameEnglish, run.basedOn, run.days,
        run.replications, String(run.seed),
        Data(run.inputHash.bytes), run.informationClass.rawValue, run.audience.rawValue,
        run.asked.column, run.mode.rawValue,
      ])
  }

  static func run(_ id: RunID, _ db: Database) throws -> RunStatus? {
    try Row.fetchOne(db, sql: "SELECT * FROM runs WHERE id = ?", arguments: [id.rawValue]).map(run)
  }

  static func run(_ row: Row) throws -> RunStatus {
    let hash: Data = row["input_hash"]
    let seed: String = row["seed"]
    guard let id = RunID(row["id"]), let state = RunState(rawValue: row["state"]),
      let party = PartyCode(row["party"]), let account = AccountName(row["account"]),
      let scenario = ScenarioID(row["scenario"]), let seed = UInt64(seed),
      let hash = Digest(bytes: Array(hash)), let level = InformationClass(rawValue: row["class"]),
      let audience = Audience(rawValue: row["audience"]), let mode = RunMode(rawValue: row["mode"])
    else { throw NodeDatabase.damagedRow("runs") }
    let stage: String? = row["stage"]
    let share: Double? = row["share"]
    let sv: String? = row["reason_sv"]
    let en: String? = row["reason_en"]
    let published: String? = row["published"]
    return RunStatus(
      id: id, state: state, party: party, authorFunction: row["author"], account: account,
      scenario: scenario, scenarioName: row["scenario_name"],
      scenarioNameEnglish: row["scenario_name_en"], basedOn: row["based_on"], days: row["days"],
      replications: row["replications"], seed: seed, mode: mode, inputHash: hash,
      informationClass: level, audience: audience, asked: Instant(milliseconds: row["asked"]),
      started: Instant(column: row["started"]), ended: Instant(column: row["ended"]),
      progress: stage.map { RunProgress(stage: $0, share: share ?? 0) },
      stopAsked: row["stop_asked"],
      reason: sv.flatMap { sv in en.map { Text(sv: sv, en: $0) } },
      published: published.flatMap { PlanID($0) })
  }
}
