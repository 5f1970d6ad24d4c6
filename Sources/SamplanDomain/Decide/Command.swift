import SamplanBase

/// What somebody asks a party to state (kommando). `decide` turns it into statements or a refusal.
package enum Command: Sendable, Hashable {
  /// Entry 0 of the party's log.
  case openParty(PartyOpened)
  case registerHospital(HospitalRegistered)
  /// A form's or a file's figures; all of them or none.
  case reportFigures([FigureRow])
  case setLimits(LimitsSet)
  case setBasis(Basis)
  /// A new scenario, or a new version of one of the party's own.
  case writeScenario(Scenario)
  case publishPlan(PlanPublished)
  case setCostKey(CostKey)
  /// A new case, or a new wording of one.
  case writeCase(CaseWritten)
  case settleText(CaseTextSettled)
  case planDecision(DecisionPlanned)
  case recordDecision(DecisionRecorded)
}

/// A figure to report, with where it stood in the file it came from.
package struct FigureRow: Sendable, Hashable {
  /// At most this many in one command.
  package static let rowsMax = 100_000

  package var figure: Figure
  /// The row of the file, where 1 is the heading; nil when it came from a form.
  package var row: Int?

  package init(_ figure: Figure, row: Int? = nil) {
    self.figure = figure
    self.row = row
  }

  /// The columns that problems name in `Refusal.Place.cell`.
  package enum Column: String, Sendable, CaseIterable {
    case measure
    case subject
    case value
    case unit
    case asOf
    case method
    case definition
    case source
  }

  /// Where a problem with this figure stands: the cell of its row, or the form's field
  /// `beds.icu/region`.
  func place(_ column: Column) -> Refusal.Place {
    if let row { return .cell(row: row, column: column.rawValue) }
    return .field("\(figure.measure)/\(figure.subject.data)")
  }
}

/// What follows from a command: the statements to append together, or none when everything in it
/// had already been said.
package struct Decision: Sendable, Hashable {
  package var statements: [Statement]
  /// Parts of the command that say what already holds, and were left out.
  package var unchanged: Int
  /// What the person should know although nothing is wrong.
  package var notes: [Text]

  package init(statements: [Statement], unchanged: Int = 0, notes: [Text] = []) {
    self.statements = statements
    self.unchanged = unchanged
    self.notes = notes
  }

  /// The decision when everything asked for holds already.
  static let nothingNew = Decision(
    statements: [], unchanged: 1,
    notes: [
      Text(sv: "Uppgiften är densamma som förut.", en: "The statement is the same as before.")
    ])
}
