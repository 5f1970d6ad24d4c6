import Foundation
import SamplanBase

/// A statement as it goes into a payload.
package struct EncodedStatement: Sendable, Hashable {
  /// `figures.reported`.
  package let typeName: String
  /// Version of the type's payload, from 1.
  package let typeVersion: Int
  /// JSON with sorted keys; exact decimals are strings.
  package let body: [UInt8]
}

/// The types of statement, with the version written now.
package enum StatementType: String, Sendable, CaseIterable {
  case partyOpened = "party.opened"
  case hospitalRegistered = "hospital.registered"
  case figuresReported = "figures.reported"
  case limitsSet = "limits.set"
  case basisSet = "basis.set"
  case scenarioWritten = "scenario.written"
  case planPublished = "plan.published"
  case costKeySet = "costkey.set"
  case caseWritten = "case.written"
  case caseTextSettled = "case.text-settled"
  case decisionPlanned = "decision.planned"
  case decisionRecorded = "decision.recorded"

  /// The version written now. A changed payload gets a new one, and `StatementCodec.decode` a way
  /// to lift the older one to it; what is stored is never rewritten.
  package var version: Int {
    switch self {
    case .partyOpened, .hospitalRegistered, .figuresReported, .basisSet, .planPublished,
      .costKeySet, .caseWritten, .caseTextSettled, .decisionPlanned, .decisionRecorded:
      1
    // 2 came with steps of surge beds, and with people who come said as planners say it. A payload
    // of version 1 is one of version 2 without them.
    case .limitsSet, .scenarioWritten: 2
    }
  }
}

extension Statement {
  /// The type of the statement.
  package var type: StatementType {
    switch self {
    case .partyOpened: .partyOpened
    case .hospitalRegistered: .hospitalRegistered
    case .figuresReported: .figuresReported
    case .limitsSet: .limitsSet
    case .basisSet: .basisSet
    case .scenarioWritten: .scenarioWritten
    case .planPublished: .planPublished
    case .costKeySet: .costKeySet
    case .caseWritten: .caseWritten
    case .caseTextSettled: .caseTextSettled
    case .decisionPlanned: .decisionPlanned
    case .decisionRecorded: .decisionRecorded
    }
  }
}

/// Statements to bytes and back.
package enum StatementCodec {
  /// The statement's payload body: the same statement always gives the same bytes.
  package static func encode(_ statement: Statement) throws(Refusal) -> EncodedStatement {
    let body: [UInt8]
    switch statement {
    case .partyOpened(let value): body = try json(value)
    case .hospitalRegistered(let value): body = try json(value)
    case .figuresReported(let value): body = try json(value)
    case .limitsSet(let value): body = try json(value)
    case .basisSet(let value): body = try json(value)
    case .scenarioWritten(let value): body = try json(value)
    case .planPublished(let value): body = try json(value)
    case .costKeySet(let value): body = try json(value)
    case .caseWritten(let value): body = try json(value)
    case .caseTextSettled(let value): body = try json(value)
    case .decisionPlanned(let value): body = try json(value)
    case .decisionRecorded(let value): body = try json(value)
    }
    return EncodedStatement(
      typeName: statement.type.rawValue, typeVersion: statement.type.version, body: body)
  }

  /// Reads a body; nil for types and versions this build does not know, and for broken ones.
  package static func decode(typeName: String, version: Int, body: [UInt8]) -> Statement? {
    guard let type = StatementType(rawValue: typeName) else { return nil }
    switch (type, version) {
    case (.partyOpened, 1): return read(PartyOpened.self, body).map(Statement.partyOpened)
    case (.hospitalRegistered, 1):
      return read(HospitalRegistered.self, body).map(Statement.hospitalRegistered)
    case (.figuresReported, 1):
      // Almost every entry of a log is one of these: a reader of bytes comes first.
      guard let value = FiguresReader.read(body) ?? read(FiguresReported.self, body),
        value.figures.count <= FiguresReported.figuresMax
      else { return nil }
      return .figuresReported(value)
    case (.limitsSet, 1...2): return read(LimitsSet.self, body).map(Statement.limitsSet)
    case (.basisSet, 1): return read(Basis.self, body).map(Statement.basisSet)
    case (.scenarioWritten, 1...2):
      return read(Scenario.self, body).map(Statement.scenarioWritten)
    case (.planPublished, 1): return read(PlanPublished.self, body).map(Statement.planPublished)
    case (.costKeySet, 1): return read(CostKey.self, body).map(Statement.costKeySet)
    case (.caseWritten, 1): return read(CaseWritten.self, body).map(Statement.caseWritten)
    case (.caseTextSettled, 1):
      return read(CaseTextSettled.self, body).map(Statement.caseTextSettled)
    case (.decisionPlanned, 1):
      return read(DecisionPlanned.self, body).map(Statement.decisionPlanned)
    case (.decisionRecorded, 1):
      return read(DecisionRecorded.self, body).map(Statement.decisionRecorded)
    default: return nil
    }
  }

  /// Reads plain JSON, without the fast way for figures.
  static func read<Value: Decodable>(_ type: Value.Type, _ body: [UInt8]) -> Value? {
    try? JSONDecoder().decode(type, from: Data(body))
  }

  private static func json(_ value: some Encodable) throws(Refusal) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(value))
    } catch {
      throw Refusal(
        .fault,
        Text(
          sv: "Uppgiften kunde inte skrivas som data.",
          en: "The statement could not be written as data."),
        cause: "\(error)")
    }
  }
}
