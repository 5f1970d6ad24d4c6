/// What every picture (diagram) carries: an id that is unique on the page, a title and a
/// description. The same data always stands as a table under the picture.
package struct Picture: Sendable {
  /// Unique on the page; the ids inside the picture start with it.
  package var id: String
  /// What the picture shows.
  package var title: String
  /// What a person sees who looks at it, in a sentence or two.
  package var summary: String

  package init(id: String, title: String, summary: String) {
    self.id = id
    self.title = title
    self.summary = summary
  }

  /// The picture as SVG, styled by classes and presentation attributes only.
  ///
  /// A picture with links in it is a group, since an image hides its parts from screen readers.
  func svg(_ name: Markup, width: Double, height: Double, hasLinks: Bool = false, _ content: Markup)
    -> Markup
  {
    """
    <svg class="\(name)" viewBox="0 0 \(at: width) \(at: height)" \
    role="\(hasLinks ? "group" : "img")" aria-labelledby="\(id)-t \(id)-d">\
    <title id="\(id)-t">\(title)</title><desc id="\(id)-d">\(summary)</desc>
    \(content)</svg>
    """
  }

  /// The hatching of what is not known, under an id of this picture.
  var hatching: Markup {
    """
    <defs><pattern id="\(id)-hatch" width="6" height="6" patternUnits="userSpaceOnUse" \
    patternTransform="rotate(45)"><path d="M0 0V6" class="hatch"/></pattern></defs>
    """
  }

  /// The fill that refers to `hatching`.
  var hatchFill: Markup { "fill=\"url(#\(id)-hatch)\"" }
}

/// A point of a picture; x to the right, y downwards.
struct Point: Sendable, Hashable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

extension Markup {
  /// The path through the points, as the value of `d`.
  static func path(through points: [Point]) -> Markup {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(points.count * 10)
    for (index, point) in points.enumerated() {
      // After `M` further pairs are lines; a blank is enough between them.
      bytes.append(index == 0 ? UInt8(ascii: "M") : UInt8(ascii: " "))
      bytes.append(coordinate: point.x)
      bytes.append(UInt8(ascii: " "))
      bytes.append(coordinate: point.y)
    }
    return Markup(bytes: bytes)
  }
}

/// Rough width of a text in pixels at a font size, for placing labels. On the wide side: it is
/// that of a broad sans serif, since the reader's font is not known.
func widthOfText(_ text: String, fontSize: Double) -> Double {
  Double(text.count) * fontSize * 0.57
}

/// Round steps for an axis: 1, 2 or 5 times a power of ten, at most `count` of them.
func axisStep(span: Double, count: Int) -> Double {
  guard span.isFinite, span > 0 else { return 1 }
  var step = 1.0
  while step * Double(count) < span { step *= 10 }
  while step / 10 * Double(count) >= span { step /= 10 }
  for finer in [5.0, 2.0] where step / finer * Double(count) >= span { return step / finer }
  return step
}

/// The days that an axis names: the first one, and then whole steps that leave room for the text.
func axisDays(first: Int, count: Int, pixelsPerDay: Double) -> [Int] {
  guard count > 0 else { return [] }
  let steps = [1, 2, 5, 10, 20, 30, 60, 90, 180, 360]
  let step = steps.first { Double($0) * pixelsPerDay >= 52 } ?? 720
  let round = (first..<first + count).filter { day in
    day % step == 0 && Double(day - first) * pixelsPerDay >= 44
  }
  return [first] + round
}
