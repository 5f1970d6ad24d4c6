import SamplanBase

/// A staff group (personalgrupp) that beds are opened with. Functions, never persons.
package enum StaffGroup: String, Sendable, Hashable, Codable, CaseIterable {
  /// Läkare.
  case physicians
  /// Sjuksköterskor.
  case nurses
  /// Specialistsjuksköterskor, intensivvård.
  case icuNurses
  /// Undersköterskor.
  case assistants
  /// Operationspersonal.
  case theatre

  /// The group in words.
  package var label: Text {
    switch self {
    case .physicians: Text(sv: "läkare", en: "physicians")
    case .nurses: Text(sv: "sjuksköterskor", en: "nurses")
    case .icuNurses:
      Text(sv: "specialistsjuksköterskor, intensivvård", en: "intensive care nurses")
    case .assistants: Text(sv: "undersköterskor", en: "assistant nurses")
    case .theatre: Text(sv: "operationspersonal", en: "theatre staff")
    }
  }

  /// The measure that a region reports of the group.
  package var measure: MeasureID { MeasureID("staff.\(rawValue)")! }
}
