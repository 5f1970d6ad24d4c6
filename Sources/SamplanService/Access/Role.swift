import SamplanBase

/// What somebody is in Samplan (roll). An account has one role and acts for one party.
package enum Role: String, Sendable, Hashable, Codable, CaseIterable {
  /// Reads in a region (läsare).
  case regionReader = "region.reader"
  /// Registers the region's facts (registrerar uppgifter).
  case regionReporter = "region.reporter"
  /// Records what the region's body has decided (registrator).
  case regionRegistrar = "region.registrar"
  /// Keeps the region's accounts, never its content (regionadministratör).
  case regionAdministrator = "region.administrator"
  /// Prepares scenarios, assumptions and national plans at the kansli (strateg).
  case kansliStrategist = "kansli.strategist"
  /// Registers minutes and papers at the kansli (registrator).
  case kansliRegistrar = "kansli.registrar"
  /// Head of NSPL (C-NSPL): internal decisions.
  case headOfNSPL = "kansli.c-nspl"
  /// Keeps the installation, never its content (administratör).
  case kansliAdministrator = "kansli.administrator"
  /// A member of the steering group (chefsgruppen).
  case chefsgruppMember = "chefsgrupp.member"
  /// Attends the steering group; speaks, does not decide (adjungerad).
  case chefsgruppAttendee = "chefsgrupp.adjungerad"
  /// SKR or an authority: sees only what is shared with authorities (partner).
  case partnerReader = "partner.reader"
  /// Accompanying research: sees only released data sets (följeforskare).
  case researcher = "researcher"

  /// Where the role belongs; decides which party an account with it acts for.
  package enum Home: Sendable, Hashable {
    case region
    case kansli
    /// Acts for no party.
    case outside
  }

  package var home: Home {
    switch self {
    case .regionReader, .regionReporter, .regionRegistrar, .regionAdministrator: .region
    case .kansliStrategist, .kansliRegistrar, .headOfNSPL, .kansliAdministrator,
      .chefsgruppMember, .chefsgruppAttendee:
      .kansli
    case .partnerReader, .researcher: .outside
    }
  }

  /// The role's name on a page.
  package var label: Text {
    switch self {
    case .regionReader: Text(sv: "Läsare i regionen", en: "Region reader")
    case .regionReporter: Text(sv: "Regionens uppgiftslämnare", en: "Region reporter")
    case .regionRegistrar: Text(sv: "Regionens registrator", en: "Region registrar")
    case .regionAdministrator:
      Text(sv: "Regionens administratör", en: "Region administrator")
    case .kansliStrategist: Text(sv: "Strateg vid NSPL kansli", en: "NSPL strategist")
    case .kansliRegistrar: Text(sv: "Registrator vid NSPL kansli", en: "NSPL registrar")
    case .headOfNSPL: Text(sv: "C-NSPL", en: "Head of NSPL")
    case .kansliAdministrator:
      Text(sv: "Installationens administratör", en: "Installation administrator")
    case .chefsgruppMember: Text(sv: "Ledamot i chefsgruppen", en: "Steering group member")
    case .chefsgruppAttendee:
      Text(sv: "Adjungerad i chefsgruppen", en: "Steering group attendee")
    case .partnerReader: Text(sv: "Läsare hos partner", en: "Partner reader")
    case .researcher: Text(sv: "Följeforskare", en: "Researcher")
    }
  }
}
