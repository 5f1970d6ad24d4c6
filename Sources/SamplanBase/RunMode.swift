/// What a run computes, as planners name the two (läge).
package enum RunMode: String, Sendable, Hashable, Codable, CaseIterable {
  /// What would be needed if nothing ran out (behov; NATO: basic).
  case need
  /// What can be done with what there is (med dagens resurser; NATO: advanced).
  case resources

  /// The mode in words.
  package var label: Text {
    switch self {
    case .need: Text(sv: "behov", en: "need")
    case .resources: Text(sv: "med dagens resurser", en: "with today's resources")
    }
  }
}
