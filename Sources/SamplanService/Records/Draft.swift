import SamplanBase

/// What somebody has typed in a form and not yet sent (utkast).
package struct Draft: Sendable, Hashable {
  /// Which form: `capacity/19`, letters, digits, `/`, `-`, `_` and `.`, at most 200 bytes.
  package let form: String
  /// The form's fields as they were sent, URL-encoded, or whatever the form makes of them.
  package let content: [UInt8]
  package let saved: Instant

  package init(form: String, content: [UInt8], saved: Instant) {
    self.form = form
    self.content = content
    self.saved = saved
  }

  /// The most bytes in one draft: 256 KiB.
  package static let sizeLimit = 256 << 10
  /// Drafts for one account at most.
  package static let countMax = 200
}

/// Keeps the drafts, each account's by itself.
package protocol DraftStore: Sendable {
  /// What is saved for a form; nil when nothing is.
  func draft(_ form: String, of account: AccountName) async throws -> Draft?
  /// All drafts of an account, latest first.
  func drafts(of account: AccountName) async throws -> [Draft]
  /// Saves unless the account has `limit` other drafts already; says whether it was saved.
  func save(_ draft: Draft, of account: AccountName, limit: Int) async throws -> Bool
  /// Deletes what is saved for a form; nothing happens when nothing is.
  func delete(_ form: String, of account: AccountName) async throws
}
