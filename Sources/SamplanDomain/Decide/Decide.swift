import SamplanBase

/// Decides what a party states when it is asked to: pure, so that a decision can be made again when
/// something else was written meanwhile. A refusal names every problem, not only the first.
///
/// - Parameters:
///   - party: the party in whose log the statements will stand; the caller has checked that the
///     person may act for it.
///   - today: no figure may be as of a later day.
package func decide(
  _ command: Command, by party: PartyCode, in picture: NationalPicture, today: Day
) throws(Refusal) -> Decision {
  let setting = DecisionSetting(party: party, picture: picture, today: today)
  if case .openParty(let value) = command { return try setting.openParty(value) }
  guard picture[party].opened != nil else {
    throw Refusal(
      .conflict,
      Text(
        sv: "Partens logg är inte öppnad. Öppna den först.",
        en: "The party's log has not been opened. Open it first."),
      cause: "no party.opened in the log of \(party)")
  }
  switch command {
  case .openParty(let value): return try setting.openParty(value)
  case .registerHospital(let value): return try setting.registerHospital(value)
  case .reportFigures(let rows): return try setting.reportFigures(rows)
  case .setLimits(let value): return try setting.setLimits(value)
  case .setBasis(let value): return try setting.setBasis(value)
  case .writeScenario(let value): return try setting.writeScenario(value)
  case .publishPlan(let value): return try setting.publishPlan(value)
  case .setCostKey(let value): return try setting.setCostKey(value)
  case .writeCase(let value): return try setting.writeCase(value)
  case .settleText(let value): return try setting.settleText(value)
  case .planDecision(let value): return try setting.planDecision(value)
  case .recordDecision(let value): return try setting.recordDecision(value)
  }
}

/// What every decision is made from.
struct DecisionSetting {
  let party: PartyCode
  let picture: NationalPicture
  let today: Day

  var record: PartyRecord { picture[party] }

  /// Refuses what only regions can say.
  func requireRegion() throws(Refusal) {
    guard party.isRegion else {
      throw Refusal(
        .forbidden,
        Text(
          sv: "Bara en region kan lämna den här uppgiften om sig själv.",
          en: "Only a region can state this about itself."),
        who: Text(
          sv: "Regionens egna användare kan göra det.", en: "The region's own users can do it."))
    }
  }

  /// Refuses what only the kansli can say.
  func requireKansli(
    _ text: Text = Text(
      sv: "Bara kansliet kan sätta de nationella antagandena.",
      en: "Only the kansli can set the national assumptions.")
  ) throws(Refusal) {
    guard party == .kansli else {
      throw Refusal(
        .forbidden, text,
        who: Text(sv: "Kansliets användare kan göra det.", en: "The kansli's users can do it."))
    }
  }
}
