import SamplanBase

/// A question that a run answers when it is asked to, beside those that it always does
/// (tilläggsfråga).
package enum ExtraQuestion: String, Sendable, Hashable, Codable, CaseIterable {
  /// Vad är mest värt att bygga?
  case worth
  /// Håller planen?
  case robust

  /// Those asked, each once and in the order they are answered; nil when none is.
  package static func list(_ asked: some Sequence<ExtraQuestion>) -> [ExtraQuestion]? {
    let asked = Set(asked)
    return asked.isEmpty ? nil : allCases.filter(asked.contains)
  }

  /// The question in words.
  package var label: Text {
    switch self {
    case .worth: Text(sv: "Vad är mest värt att bygga?", en: "What is most worth building?")
    case .robust: Text(sv: "Håller planen?", en: "Does the plan hold?")
    }
  }

  /// The step of a run that answers it.
  var phase: PlanProgress.Phase {
    switch self {
    case .worth: .valuing
    case .robust: .testing
    }
  }
}
