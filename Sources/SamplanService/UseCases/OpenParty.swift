import SamplanBase
import SamplanDomain
import SamplanJournal

extension Node {
  /// Opens a party's log with its facts. The key is the one this node holds for the party, whatever
  /// `facts` says.
  package func openParty(_ facts: PartyOpened, by actor: Actor?) async throws -> Receipt {
    let party = facts.party
    var stated = facts
    stated.publicKey = try keys.signingKey(of: party).verifyingKey.description
    let opening = stated
    // Names, population and groupings are public facts, and every peer must read entry 0.
    let marking = Marking(informationClass: .open, audience: .authorities)
    return try await state(.openParty, of: party, as: marking, by: actor) { _ in
      .openParty(opening)
    }.receipt
  }
}
