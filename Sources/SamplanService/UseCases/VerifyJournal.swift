import SamplanBase
import SamplanJournal

extension Node {
  /// Reads every log and blob and checks hashes, trees and signatures against the accepted keys.
  package func verifyJournal(for actor: Actor?) async throws -> JournalVerification {
    try authorize(actor, .readJournal)
    return try await JournalVerification.run(storage, keys: keys.pinned)
  }
}
