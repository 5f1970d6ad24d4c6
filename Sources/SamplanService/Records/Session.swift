import Foundation
import SamplanBase

/// A signed-in session, kept on the server. The browser holds a token; the store only its hash.
package struct Session: Sendable, Hashable {
  /// SHA-256 of the token.
  package let tokenHash: Digest
  package let account: AccountName
  package let created: Instant
  package let expires: Instant

  package init(tokenHash: Digest, account: AccountName, created: Instant, expires: Instant) {
    self.tokenHash = tokenHash
    self.account = account
    self.created = created
    self.expires = expires
  }

  /// How long a session lasts: a working day.
  package static let lifetimeSeconds = 12 * 3600
  /// Bytes of randomness in a token.
  package static let tokenByteCount = 32
}

/// What somebody gets who has signed in.
package struct SignedIn: Sendable, Hashable {
  /// The cookie's value, 64 hexadecimal digits. Never logged, never in an address.
  package let token: String
  package let actor: Actor
  package let expires: Instant

  package init(token: String, actor: Actor, expires: Instant) {
    self.token = token
    self.actor = actor
    self.expires = expires
  }
}

/// The form token of a session (CSRF): made from the session's token, so nothing more is stored.
package func formToken(ofSession token: String) -> String {
  Digest(of: Data("samplan-form-token/1 \(token)".utf8)).description
}

/// Keeps the sessions.
package protocol SessionStore: Sendable {
  /// Adds a session.
  func insert(_ session: Session) async throws
  /// The session whose token has this hash.
  func session(_ tokenHash: Digest) async throws -> Session?
  /// Ends a session; an unknown one is no fault.
  func delete(_ tokenHash: Digest) async throws
  /// Ends every session of an account.
  func deleteAll(of account: AccountName) async throws
  /// Takes away the sessions that ended before now.
  func deleteExpired(before now: Instant) async throws
}
