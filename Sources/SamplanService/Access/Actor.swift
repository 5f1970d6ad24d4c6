import SamplanBase

/// Somebody who acts: a signed-in account, seen as a function at a party and never as a person.
package struct Actor: Sendable, Hashable {
  /// The account on this node; never leaves it.
  package let account: AccountName
  package let role: Role
  /// The party one acts for; nil for roles outside the parties.
  package let party: PartyCode?
  /// The highest information class one may see or write.
  package let clearance: InformationClass
  /// The other parties of the same sjukvårdsregion, as the picture has it now.
  package let neighbours: Set<PartyCode>

  package init(
    account: AccountName, role: Role, party: PartyCode?,
    clearance: InformationClass = .internal, neighbours: Set<PartyCode> = []
  ) {
    self.account = account
    self.role = role
    self.party = party
    self.clearance = clearance
    self.neighbours = neighbours
  }

  /// The function that stands in an entry's header: `region.reporter`.
  package var authorFunction: String { role.rawValue }
}
