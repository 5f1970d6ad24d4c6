import SamplanBase

/// One step in which a region opens surge beds (utökningssteg): so many more beds,
/// so long after the alarm, held back by one part.
package struct SurgeStep: Sendable, Hashable, Codable {
  /// What holds the step back (begränsande del).
  package enum LimitingPart: String, Sendable, Hashable, Codable, CaseIterable {
    /// Staff (personal).
    case staff
    /// Premises (lokaler).
    case premises
    /// Equipment (utrustning).
    case equipment
    /// Management (ledning).
    case management

    /// The part in words.
    package var label: Text {
      switch self {
      case .staff: Text(sv: "personal", en: "staff")
      case .premises: Text(sv: "lokaler", en: "premises")
      case .equipment: Text(sv: "utrustning", en: "equipment")
      case .management: Text(sv: "ledning", en: "management")
      }
    }
  }

  /// Steps at most for a region.
  package static let stepsMax = 40
  /// Hours from the alarm at most: a quarter of a year.
  package static let leadHoursMax = 2160

  /// Ward beds are given as surgical or medical.
  package var care: CareType
  /// Beds that this step adds to those of the steps before.
  package var beds: ExactDecimal
  /// Hours from the alarm until the beds are open with staff.
  package var leadHours: Int
  package var limitedBy: LimitingPart

  package init(care: CareType, beds: ExactDecimal, leadHours: Int, limitedBy: LimitingPart) {
    self.care = care
    self.beds = beds
    self.leadHours = leadHours
    self.limitedBy = limitedBy
  }
}
