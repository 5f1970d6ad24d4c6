import SamplanBase
import SamplanJournal

/// The private keys of the parties this node hosts, and the public keys it has accepted.
package struct KeyRing: Sendable {
  /// Accepted public keys, hosted parties' own included.
  package let pinned: PinnedKeys
  private let keys: [PartyCode: SigningKey]

  package init(_ keys: [PartyCode: SigningKey], pinned: PinnedKeys) {
    self.keys = keys
    self.pinned = pinned
  }

  /// The parties whose keys are here, by code.
  package var hosted: [PartyCode] { keys.keys.sorted() }

  /// The private key of a party.
  /// - Throws: when this node does not host the party: only the party itself can write.
  package func signingKey(of party: PartyCode) throws(Refusal) -> SigningKey {
    if let key = keys[party] { return key }
    throw Refusal(
      .forbidden,
      Text(
        sv: "Den här noden har inte nyckeln för part \(party) och kan inte skriva i dess logg.",
        en: "This node does not hold the key of party \(party) and cannot write in its log."),
      who: Text(
        sv: "Det görs på den nod där parten \(party) har sin nyckel.",
        en: "It is done on the node where party \(party) keeps its key."))
  }
}
