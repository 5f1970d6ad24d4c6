import SamplanBase
import SamplanJournal

/// Statements that the trials of durability and speed write; no picture knows their type.
enum TrialStatement {
  /// A statement with this body, a JSON object.
  static func draft(_ body: [UInt8]) throws -> StatementDraft {
    guard let type = StatementType("trial.written", version: 1),
      let author = AuthorFunction("trial.writer")
    else { throw impossible }
    return StatementDraft(
      type: type, informationClass: .open, audience: .own, author: author, body: body)
  }

  /// A demonstration journal and a key, fresh.
  static func journalAndKey(_ surroundings: Surroundings) throws -> (JournalID, SigningKey) {
    let name = surroundings.randomBytes(JournalID.randomByteCount)
    let seed = surroundings.randomBytes(SigningKey.seedByteCount)
    guard let journal = JournalID(.demonstration, randomBytes: name),
      let key = SigningKey(seed: seed)
    else { throw impossible }
    return (journal, key)
  }

  private static let impossible = Refusal(
    .fault, Text(sv: "Provet kan inte förberedas.", en: "The trial cannot be prepared."))
}
