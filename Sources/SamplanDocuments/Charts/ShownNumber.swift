import SamplanBase

/// Numbers as pages and pictures show them. Stored figures are `ExactDecimal`, which shows itself.
extension Language {
  /// A number with thousands grouped: Swedish `1 234,5` with non-breaking spaces, English
  /// `1,234.5`. Halves are rounded away from zero; what is no number is shown as a dash.
  /// - Parameter decimals: how many decimals are shown, 0–6.
  package func number(_ value: Double, decimals: Int = 0) -> String {
    let places = min(max(decimals, 0), 6)
    var power = 1.0
    for _ in 0..<places { power *= 10 }
    guard value.isFinite, abs(value) * power < 9e15 else { return "–" }
    let scaled = Int64((value * power).rounded(.toNearestOrAwayFromZero))
    let digits = String(scaled.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let whole = padded.dropLast(places)
    var shown = scaled < 0 ? "\u{2212}" : ""
    for (offset, digit) in whole.enumerated() {
      if offset > 0, (whole.count - offset) % 3 == 0 { shown += self == .sv ? "\u{A0}" : "," }
      shown.append(digit)
    }
    if places > 0 { shown += (self == .sv ? "," : ".") + padded.suffix(places) }
    return shown
  }

  /// A whole number with thousands grouped.
  package func number(_ value: Int) -> String { number(Double(value)) }

  /// A share from 0 to 1 as per cent: `82 %` in Swedish, `82%` in English.
  package func percent(_ share: Double, decimals: Int = 0) -> String {
    number(share * 100, decimals: decimals) + percentSign
  }

  /// A probability from 0 to 1 that was estimated by repeated simulation: never certain, so it is
  /// shown as `< 1 %` below 1 per cent and as `> 99 %` above 99.
  package func probability(_ value: Double) -> String {
    if value < 0.01 { return self == .sv ? "<\u{A0}1\u{A0}%" : "<\u{A0}1%" }
    if value > 0.99 { return self == .sv ? ">\u{A0}99\u{A0}%" : ">\u{A0}99%" }
    return percent(value)
  }

  private var percentSign: String { self == .sv ? "\u{A0}%" : "%" }
}
