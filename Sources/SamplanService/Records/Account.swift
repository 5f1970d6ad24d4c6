import SamplanBase

/// A local account on this node (konto). Never replicated.
package struct Account: Sendable, Hashable {
  package let name: AccountName
  package let role: Role
  /// The party it acts for; nil for roles outside the parties.
  package let party: PartyCode?
  package var clearance: InformationClass
  /// The verifier of the password, in the hasher's own format; nil when no password opens it.
  package var verifier: String?
  /// When it was closed; a closed account cannot sign in.
  package var closed: Instant?
  package let created: Instant

  package init(
    name: AccountName, role: Role, party: PartyCode?, clearance: InformationClass = .internal,
    verifier: String? = nil, closed: Instant? = nil, created: Instant
  ) {
    self.name = name
    self.role = role
    self.party = party
    self.clearance = clearance
    self.verifier = verifier
    self.closed = closed
    self.created = created
  }

  /// Accounts on one node at most.
  package static let countMax = 5000
}

/// Failed attempts to sign in, for the growing delay (fördröjning).
package struct SignInFailures: Sendable, Hashable {
  package var count: Int
  package var last: Instant

  package init(count: Int, last: Instant) {
    self.count = count
    self.last = last
  }

  /// Seconds to wait after `count` failures in a row: none for the first three, then 2, 4, 8 …
  /// up to a quarter of an hour.
  package var delaySeconds: Int { count < 3 ? 0 : min(900, 1 << min(10, count - 2)) }
}

/// Keeps the accounts.
package protocol AccountStore: Sendable {
  /// The account with this name.
  func account(_ name: AccountName) async throws -> Account?
  /// Every account of a party, by name; nil means the accounts outside the parties.
  func accounts(of party: PartyCode?) async throws -> [Account]
  /// Adds an account or replaces the one with the same name.
  func save(_ account: Account) async throws
  /// Failed attempts in a row on this name; the name need not exist.
  func failures(_ name: AccountName) async throws -> SignInFailures?
  /// Sets the failed attempts; nil clears them.
  func setFailures(_ failures: SignInFailures?, for name: AccountName) async throws
}

/// Makes and checks password verifiers; the wiring passes scrypt in.
package struct PasswordHasher: Sendable {
  /// A verifier with fresh salt.
  package let hash: @Sendable (_ password: String) async throws -> String
  /// Whether the password fits the verifier. Takes as long for a wrong one.
  package let verify: @Sendable (_ password: String, _ verifier: String) async -> Bool

  package init(
    hash: @escaping @Sendable (String) async throws -> String,
    verify: @escaping @Sendable (String, String) async -> Bool
  ) {
    self.hash = hash
    self.verify = verify
  }
}
