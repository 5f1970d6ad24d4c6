import SamplanBase

/// A link of the care chain outside the programme's three care types (led i vårdkedjan): its need
/// is set against what the region has of its own, and nobody is moved for it.
package enum CareLink: String, Sendable, Hashable, Codable, CaseIterable {
  /// Hemsjukvård.
  case homeCare
  /// Primärvård.
  case primaryCare
  /// Psykiatri, slutenvård.
  case psychiatry
  /// Förlossning.
  case childbirth
  /// Dialys.
  case dialysis
  /// Cancerbehandling.
  case cancer
  /// Brännskadevård: a national task of two hospitals.
  case burns

  /// When the link's care is necessary for life and health (nödvändig vård).
  package enum Necessity: Sendable, Hashable {
    /// At once.
    case yes
    /// After so many days of waiting; the number is an assumption.
    case afterDays
  }

  /// The link in words.
  package var label: Text {
    switch self {
    case .homeCare: Text(sv: "Hemsjukvård", en: "Home care")
    case .primaryCare: Text(sv: "Primärvård", en: "Primary care")
    case .psychiatry: Text(sv: "Psykiatrisk slutenvård", en: "Psychiatric in-patient care")
    case .childbirth: Text(sv: "Förlossning", en: "Childbirth")
    case .dialysis: Text(sv: "Dialys", en: "Dialysis")
    case .cancer: Text(sv: "Cancerbehandling", en: "Cancer treatment")
    case .burns: Text(sv: "Brännskadevård", en: "Burn care")
    }
  }

  /// The measure of what a region has.
  package var measure: MeasureID {
    switch self {
    case .homeCare: MeasureID("homecare.places")!
    case .primaryCare: MeasureID("primary.visits")!
    case .psychiatry: Measure.psychiatricBeds
    case .childbirth: MeasureID("maternity.beds")!
    case .dialysis: MeasureID("dialysis.places")!
    case .cancer: MeasureID("cancer.treatments")!
    case .burns: MeasureID("burn.beds")!
    }
  }

  /// Whether it is a number of visits a day; else patients who are there at the same time.
  package var isVisits: Bool {
    switch self {
    case .primaryCare, .cancer: true
    case .homeCare, .psychiatry, .childbirth, .dialysis, .burns: false
    }
  }

  /// Whether the few who have the resource have it for the whole country.
  package var isNational: Bool { self == .burns }

  package var necessity: Necessity {
    switch self {
    case .childbirth, .dialysis, .burns, .psychiatry: .yes
    case .homeCare, .primaryCare, .cancer: .afterDays
    }
  }
}
