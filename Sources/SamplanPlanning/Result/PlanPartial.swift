import SamplanBase

extension PlanResult {
  /// What a run that was stopped had not answered (delresultat). What it tells was whole by then.
  package struct Partial: Sendable, Hashable, Codable {
    /// The steps that were not done, by their names in `PlanProgress.Phase`, in order.
    package var missing: [String]

    package init(missing: [PlanProgress.Phase]) {
      self.missing = missing.map(\.rawValue)
    }

    /// The steps that were not done, in words.
    package var words: [Text] {
      missing.compactMap { PlanProgress.Phase(rawValue: $0)?.label }
    }
  }
}
