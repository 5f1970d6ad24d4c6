/// Names at the right ends of lines, moved apart so that none covers another, each with a sample
/// of its line and, when it was moved, a thin line back to its end.
struct EndLabels: Sendable {
  /// One line's end.
  struct End: Sendable {
    let text: String
    /// The class of the line.
    let style: Markup
    let y: Double
  }

  let ends: [End]
  /// Where the lines end.
  let x: Double
  /// The room to the right of it.
  let width: Double
  /// Where labels may stand.
  let range: ClosedRange<Double>

  private static let lineHeight = 14.0
  private static let fontSize = 12.0
  private static let gap = 5.0

  /// The labels in the order of their ends from above, with the middle of each.
  var placed: [(end: End, lines: [String], y: Double)] {
    var labels = ends.map { ($0, Self.wrapped($0.text, to: width - 44), $0.y) }
    labels.sort { ($0.2, $0.0.text) < ($1.2, $1.0.text) }
    // Downwards until nothing overlaps, and then upwards from the lower edge.
    var floor = range.lowerBound
    for index in labels.indices {
      let half = Self.height(labels[index].1) / 2
      labels[index].2 = max(labels[index].2, floor + half)
      floor = labels[index].2 + half + Self.gap
    }
    var ceiling = range.upperBound
    for index in labels.indices.reversed() {
      let half = Self.height(labels[index].1) / 2
      labels[index].2 = min(labels[index].2, ceiling - half)
      ceiling = labels[index].2 - half - Self.gap
    }
    return labels
  }

  var markup: Markup {
    Markup(
      placed.map { label in
        let first = label.y - Double(label.lines.count - 1) * Self.lineHeight / 2 + 4
        let texts = label.lines.enumerated().map { index, line in
          """
          <text x="\(at: x + 40)" y="\(at: first + Double(index) * Self.lineHeight)" \
          class="lab">\(line)</text>
          """ as Markup
        }
        let isMoved = abs(label.y - label.end.y) > 2
        let leader: Markup = """
          <path class="leader" d="M\(at: x + 1) \(at: label.end.y)L\(at: x + 14) \(at: label.y)"/>
          """
        return "\(leader, if: isMoved)\(sample(label.end, y: label.y))\(texts)"
      })
  }

  private func sample(_ end: End, y: Double) -> Markup {
    guard end.style == "band" else {
      return "<path class=\"\(end.style)\" d=\"M\(at: x + 15) \(at: y)h20\"/>"
    }
    return """
      <rect class="band" x="\(at: x + 15)" y="\(at: y - 5)" width="20" height="10"/>
      """
  }

  private static func height(_ lines: [String]) -> Double { Double(lines.count) * lineHeight }

  /// The text in lines that fit, broken between words.
  private static func wrapped(_ text: String, to width: Double) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      let longer = (lines.last.map { $0 + " " } ?? "") + word
      if lines.isEmpty || widthOfText(longer, fontSize: fontSize) > width {
        lines.append(String(word))
      } else {
        lines[lines.count - 1] = longer
      }
    }
    return lines
  }
}
