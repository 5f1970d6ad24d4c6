import SamplanBase

/// Whether somebody may do something: the one rule behind every page, list, count, chart, export
/// and command.
///
/// - Parameters:
///   - actor: who asks; nil when nobody has signed in.
///   - party: whose content it is; nil when it belongs to no single party.
///   - informationClass: the class of what is seen or written.
///   - audience: with whom the writer shares it; decides reading only.
/// - Throws: a refusal that says which rule refused, and who can instead.
package func authorize(
  _ actor: Actor?, _ action: Action, party: PartyCode? = nil,
  informationClass: InformationClass = .open, audience: Audience = .allRegions
) throws(Refusal) {
  guard let actor else {
    throw Refusal(
      .forbidden,
      Text(
        sv: "Du är inte inloggad, och får därför inte \(action.label.sv).",
        en: "You have not signed in, and so may not \(action.label.en)."),
      who: Text(sv: "Logga in och försök igen.", en: "Sign in and try again."))
  }
  let own = party == nil || party == actor.party
  switch Reach.of(actor.role, action) {
  case .all: break
  case .own where own: break
  case .own, .never: throw refusedRole(actor, action, party: party)
  }
  guard informationClass <= actor.clearance else {
    throw Refusal(
      .forbidden,
      Text(
        sv: "Uppgiften har klassen \(informationClass.label.sv), och ditt konto är behörigt till "
          + "högst \(actor.clearance.label.sv).",
        en: "This is of class \(informationClass.label.en), and your account is cleared for at "
          + "most \(actor.clearance.label.en)."),
      who: Text(
        sv: "Den som administrerar era konton kan ändra behörigheten.",
        en: "The administrator of your accounts can change the clearance."))
  }
  if action.readsContent, let party, !isShared(from: party, audience, with: actor) {
    throw Refusal(
      .forbidden,
      Text(
        sv: "Uppgiften delas inte med dig: den som lämnat den har valt delningen "
          + "\(audience.label.sv).",
        en: "This is not shared with you: its writer chose to share it with "
          + "\(audience.label.en)."),
      who: Text(
        sv: "Parten \(party) kan dela den.", en: "The party \(party) can share it."))
  }
}

/// Whether a statement that `party` shares with `audience` reaches the actor.
package func isShared(from party: PartyCode, _ audience: Audience, with actor: Actor) -> Bool {
  if party == actor.party { return true }
  switch audience {
  case .own: return false
  case .healthCareRegion: return actor.neighbours.contains(party)
  case .allRegions: return actor.role.home != .outside
  case .authorities: return actor.role != .researcher
  }
}

private func refusedRole(_ actor: Actor, _ action: Action, party: PartyCode?) -> Refusal {
  let can = Role.allCases.filter { role in
    switch Reach.of(role, action) {
    case .never: false
    case .all: true
    case .own: party == nil || (party!.isRegion ? role.home == .region : role.home == .kansli)
    }
  }
  let who: Text? =
    can.isEmpty
    ? nil
    : Text(
      sv: "Det kan: \(can.map { $0.label.sv.lowercasedFirst }.joined(separator: ", "))"
        + (party.map { " hos part \($0)" } ?? "") + ".",
      en: "These can: \(can.map { $0.label.en.lowercasedFirst }.joined(separator: ", "))"
        + (party.map { " at party \($0)" } ?? "") + ".")
  if action.writesRecord, let party, party != actor.party {
    return Refusal(
      .forbidden,
      Text(
        sv: "Bara part \(party) kan skriva i sin egen logg. Rollen \(actor.role.label.sv) får inte "
          + "\(action.label.sv) där.",
        en: "Only party \(party) can write in its own log. The role \(actor.role.label.en) may "
          + "not \(action.label.en) there."),
      who: who)
  }
  return Refusal(
    .forbidden,
    Text(
      sv: "Rollen \(actor.role.label.sv) får inte \(action.label.sv)"
        + (party != nil && party != actor.party ? " hos part \(party!)." : "."),
      en: "The role \(actor.role.label.en) may not \(action.label.en)"
        + (party != nil && party != actor.party ? " at party \(party!)." : ".")),
    who: who)
}

extension String {
  /// With a small first letter, unless the second is a capital too (`C-NSPL`).
  fileprivate var lowercasedFirst: String {
    guard hasPrefix("C-") || hasPrefix("NSPL") else { return prefix(1).lowercased() + dropFirst() }
    return self
  }
}

extension Audience {
  /// With whom something is shared, on a page.
  package var label: Text {
    switch self {
    case .own: Text(sv: "endast den egna parten", en: "the party itself only")
    case .healthCareRegion: Text(sv: "sjukvårdsregionen", en: "the sjukvårdsregion")
    case .allRegions: Text(sv: "alla regioner och kansliet", en: "all regions and the kansli")
    case .authorities:
      Text(sv: "regioner, kansli och myndigheter", en: "regions, kansli and authorities")
    }
  }
}
