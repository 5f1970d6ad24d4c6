import SamplanBase
import SamplanDomain

/// The values an assumption can have: outside them the model has no meaning.
package struct AssumptionRange: Sendable, Hashable {
  /// The least value.
  package let least: ExactDecimal
  /// Nil: no largest value.
  package let most: ExactDecimal?

  /// The range of a key that the model reads; nil for other keys.
  package static func of(_ key: String) -> AssumptionRange? {
    if let key = AssumptionKey(rawValue: key) {
      return AssumptionRange(least: .zero, most: key.isShare ? ExactDecimal(1) : nil)
    }
    let range = PlanningKey(rawValue: key)?.range ?? ResourceRule.find(key)?.range
    return range.map { AssumptionRange(least: $0.lowerBound, most: $0.upperBound) }
  }

  /// Whether the value is within.
  package func contains(_ value: ExactDecimal) -> Bool {
    value >= least && (most.map { value <= $0 } ?? true)
  }

  /// `mellan 0 och 1`, `0 eller större`.
  package var words: Text {
    guard let most else {
      return Text(
        sv: "på \(least.shown(in: .sv)) eller högre", en: "\(least.shown(in: .en)) or more")
    }
    return Text(
      sv: "mellan \(least.shown(in: .sv)) och \(most.shown(in: .sv))",
      en: "between \(least.shown(in: .en)) and \(most.shown(in: .en))")
  }
}
