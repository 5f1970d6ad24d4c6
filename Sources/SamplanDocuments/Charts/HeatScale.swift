import SamplanBase

/// What the cells of a heat map are.
package enum HeatScale: Sendable, Hashable {
  /// Probability of shortage, in the colours of severity.
  case probability
  /// Need as a share of what there is, in shades of the accent: it may be shortage or not.
  case load

  /// From these loads on a cell has the next darker shade.
  private static let loadSteps = [0.85, 1, 1.5, 2.5]

  /// The classes of the shades in the style sheet, from light to dark.
  var steps: [String] {
    switch self {
    case .probability: Severity.allCases.map(\.rawValue)
    case .load: (0...Self.loadSteps.count).map { "g\($0)" }
    }
  }

  /// The class of a value.
  func step(_ value: Double) -> String {
    switch self {
    case .probability: Severity(probability: value).rawValue
    // As whole per cent, as they are shown, so that shade and number never disagree.
    case .load:
      "g\(Self.loadSteps.count { (value * 100).rounded() >= $0 * 100 })"
    }
  }

  /// A value in words.
  package func shown(_ value: Double, in language: Language) -> String {
    switch self {
    case .probability: language.probability(value)
    case .load: language.percent(value)
    }
  }

  /// What the shades of loads mean.
  package static func loadLegend(in language: Language, missing: [String] = []) -> Markup {
    let bounds = loadSteps.map { language.percent($0) }
    let texts =
      [Text(sv: "under \(bounds[0])", en: "under \(bounds[0])")]
      + bounds.indices.dropLast().map { Text(same: "\(bounds[$0])–\(bounds[$0 + 1])") }
      + [Text(sv: "från \(bounds[bounds.count - 1])", en: "from \(bounds[bounds.count - 1])")]
    return """
      <ul class="legend">\(each: Array(texts.enumerated()), { step in
        "<li><i class=\"g\(step.offset)\"></i>\(step.element[language])</li>"
      })\(each: missing, { "<li><i class=\"missing\"></i>\($0)</li>" })</ul>
      """
  }
}
