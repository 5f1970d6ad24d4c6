import SamplanBase

/// From where a party's record is looked at: how near the reader is to the writer, and how far the
/// reader's clearance goes. Readers with the same viewpoint see the same record.
package struct Viewpoint: Sendable, Hashable {
  /// How near a reader is to the writer.
  package enum Nearness: Sendable, Hashable, CaseIterable {
    case own
    case sameHealthCareRegion
    case otherParty
    case outside
  }

  package let nearness: Nearness
  package let clearance: InformationClass

  package init(_ nearness: Nearness, _ clearance: InformationClass) {
    self.nearness = nearness
    self.clearance = clearance
  }

  /// From where this reader looks at this party.
  package init(of actor: Actor, on party: PartyCode) {
    clearance = actor.clearance
    if party == actor.party {
      nearness = .own
    } else if actor.role.home == .outside {
      nearness = .outside
    } else {
      nearness = actor.neighbours.contains(party) ? .sameHealthCareRegion : .otherParty
    }
  }

  /// Whether a statement of this class and audience is seen from here.
  package func sees(_ informationClass: InformationClass, _ audience: Audience) -> Bool {
    guard informationClass <= clearance else { return false }
    switch (audience, nearness) {
    case (_, .own), (.authorities, _): return true
    case (.allRegions, .otherParty), (.allRegions, .sameHealthCareRegion): return true
    case (.healthCareRegion, .sameHealthCareRegion): return true
    case (.allRegions, .outside), (.healthCareRegion, _), (.own, _): return false
    }
  }

  /// Whether every viewpoint sees such a statement.
  static func allSee(_ informationClass: InformationClass, _ audience: Audience) -> Bool {
    informationClass == .open && audience == .authorities
  }

  /// Every viewpoint but the one that sees everything.
  static let limited: [Viewpoint] = Nearness.allCases.flatMap { nearness in
    InformationClass.allCases.map { Viewpoint(nearness, $0) }
  }.filter { $0 != Viewpoint(.own, .restricted) }
}
