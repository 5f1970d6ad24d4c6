import SamplanBase

/// Collects what is wrong in an instance, with the JSON path of each place.
struct InstanceCheck {
  private(set) var problems: [Refusal.Problem] = []

  /// Largest single figure that is believed: beds, patients, hours, kilometres, weights.
  static let valueLimit = 1e12

  mutating func report(_ path: String, _ sv: String, _ en: String) {
    problems.append(Refusal.Problem(.field(path), Text(sv: sv, en: en)))
  }

  /// A figure that is finite, not negative and within the limits.
  mutating func amount(
    _ value: Double, _ path: @autoclosure () -> String, atLeast low: Double = 0,
    atMost high: Double = valueLimit
  ) {
    if value.isNaN || value.isInfinite {
      report(path(), "talet är inte ändligt", "the number is not finite")
    } else if value < low {
      report(path(), "\(value) är mindre än \(low)", "\(value) is less than \(low)")
    } else if value > high {
      report(path(), "\(value) är större än \(high)", "\(value) is more than \(high)")
    }
  }

  /// A figure that is finite and above zero.
  mutating func positive(
    _ value: Double, _ path: @autoclosure () -> String, atMost high: Double = valueLimit
  ) {
    amount(value, path(), atLeast: -.infinity, atMost: high)
    if value <= 0 {
      report(path(), "\(value) är inte större än 0", "\(value) is not more than 0")
    }
  }

  /// A number of things within limits; `false` when it is not.
  @discardableResult
  mutating func count(_ count: Int, _ path: String, _ range: ClosedRange<Int>) -> Bool {
    if range.contains(count) { return true }
    report(
      path, "\(count) ligger inte mellan \(range.lowerBound) och \(range.upperBound)",
      "\(count) is not between \(range.lowerBound) and \(range.upperBound)")
    return false
  }

  /// Whether a list has the length it must have.
  mutating func length(_ found: Int, _ path: @autoclosure () -> String, _ wanted: Int) -> Bool {
    if found == wanted { return true }
    report(
      path(), "\(found) värden, \(wanted) väntades", "\(found) values, \(wanted) expected")
    return false
  }

  mutating func row(
    _ row: [Double], _ path: @autoclosure () -> String, _ wanted: Int,
    atLeast low: Double = 0, atMost high: Double = valueLimit
  ) {
    guard length(row.count, path(), wanted) else { return }
    for index in row.indices {
      amount(row[index], "\(path())[\(index)]", atLeast: low, atMost: high)
    }
  }

  mutating func grid(
    _ grid: [[Double]], _ path: @autoclosure () -> String, _ rows: Int, _ columns: Int,
    atLeast low: Double = 0, atMost high: Double = valueLimit
  ) {
    guard length(grid.count, path(), rows) else { return }
    for index in grid.indices {
      row(grid[index], "\(path())[\(index)]", columns, atLeast: low, atMost: high)
    }
  }

  mutating func cube(
    _ cube: [[[Double]]], _ path: String, _ layers: Int, _ rows: Int, _ columns: Int,
    atLeast low: Double = 0
  ) {
    guard length(cube.count, path, layers) else { return }
    for index in cube.indices {
      grid(cube[index], "\(path)[\(index)]", rows, columns, atLeast: low)
    }
  }

  /// Names that are there, short, without control characters, and each only once.
  mutating func names(_ names: [String], _ path: (Int) -> String) {
    var seen: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      if name.isEmpty || name.utf8.count > 100 || name == Instance.ClosedLink.any
        || name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
      {
        report(
          path(index), "ett namn på 1–100 tecken utan styrtecken väntades",
          "a name of 1–100 characters without control characters was expected")
      } else if let first = seen[name] {
        report(
          path(index), "”\(name)” står redan i \(path(first))",
          "“\(name)” already stands in \(path(first))")
      } else {
        seen[name] = index
      }
    }
  }

  /// Figures for every care type and for nothing else.
  mutating func table(_ table: [String: Double], _ path: String, _ careTypes: [String]) {
    for care in careTypes where table[care] == nil {
      report("\(path).\(care)", "värdet saknas", "the value is missing")
    }
    for (care, value) in table.sorted(by: { $0.key < $1.key }) {
      known(care, "\(path).\(care)", careTypes)
      amount(value, "\(path).\(care)")
    }
  }

  mutating func known(_ care: String, _ path: @autoclosure () -> String, _ careTypes: [String]) {
    guard !careTypes.contains(care) else { return }
    let known = careTypes.joined(separator: ", ")
    report(
      path(), "okänd vårdtyp ”\(care)”; kända: \(known)",
      "unknown care type “\(care)”; known: \(known)")
  }
}
