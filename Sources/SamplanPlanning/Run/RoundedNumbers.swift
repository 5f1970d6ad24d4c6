import SamplanBase

/// Decimals kept in a result: a thousandth of a bed, a patient or a probability. Rounding keeps
/// the bytes of a result the same on the same build and says no more than the model knows.
package let planDecimals = 3

/// Rounded to `planDecimals`; never minus zero.
func rounded(_ value: Double) -> Double {
  let result = (value * 1000).rounded() / 1000
  return result == 0 ? 0 : result
}

func rounded(_ row: [Double]) -> [Double] { row.map { rounded($0) } }
func rounded(_ grid: [[Double]]) -> [[Double]] { grid.map { rounded($0) } }
func rounded(_ cube: [[[Double]]]) -> [[[Double]]] { cube.map { rounded($0) } }

extension ExactDecimal {
  /// The exact decimal nearest to a value of the model, with `planDecimals`; zero outside what a
  /// figure can be.
  package init(modelValue value: Double) {
    guard value.isFinite, abs(value) < 1e11 else {
      self = .zero
      return
    }
    let thousandths = Int((value * 1000).rounded())
    let fraction = String(abs(thousandths) % 1000 + 1000).dropFirst()
    let sign = thousandths < 0 ? "-" : ""
    self = ExactDecimal("\(sign)\(abs(thousandths) / 1000).\(fraction)") ?? .zero
  }
}

/// A value of the model in words of a sentence: rounded to so many decimals, in the language's
/// notation.
func decimalWords(_ value: Double, _ decimals: Int, _ language: Language) -> String {
  guard value.isFinite, abs(value) < 1e11 else { return "–" }
  var power = 1
  for _ in 0..<min(max(decimals, 0), planDecimals) { power *= 10 }
  let scaled = (value * Double(power)).rounded() / Double(power)
  return ExactDecimal(modelValue: scaled).shown(in: language)
}
