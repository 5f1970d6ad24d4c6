import SamplanBase

/// How likely a shortage (brist) is, in five steps, each with a colour and always with a number.
///
/// Severity is for shortage only, never for what a region has decided or not decided.
package enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
  /// Under 1 %.
  case ok
  /// 1–5 %.
  case s1
  /// 5–20 %.
  case s2
  /// 20–50 %.
  case s3
  /// Over 50 %.
  case s4

  /// The step of a probability from 0 to 1. Probabilities from 1 % are taken as whole per cent,
  /// as they are shown, so that colour and number never disagree.
  package init(probability: Double) {
    switch (probability * 100).rounded() {
    case _ where probability < 0.01: self = .ok
    case ..<5: self = .s1
    case ..<20: self = .s2
    case ...50: self = .s3
    default: self = .s4
    }
  }

  private var rank: Int { Self.allCases.firstIndex(of: self)! }

  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  /// What the step means, for a legend.
  package var label: Text {
    switch self {
    case .ok: Text(sv: "under 1\u{A0}%", en: "under 1%")
    case .s1: Text(sv: "1–5\u{A0}%", en: "1–5%")
    case .s2: Text(sv: "5–20\u{A0}%", en: "5–20%")
    case .s3: Text(sv: "20–50\u{A0}%", en: "20–50%")
    case .s4: Text(sv: "över 50\u{A0}%", en: "over 50%")
    }
  }

  /// The name of the class in the style sheet.
  var name: Markup { Markup(trusted: rawValue) }
}
