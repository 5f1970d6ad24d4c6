/// Finds room for labels among what is drawn already: each label takes the first of its spots
/// that is free, or else the one that covers least.
struct LabelPlacement: Sendable {
  private struct Box {
    let left: Double
    let top: Double
    let right: Double
    let bottom: Double

    init(middle: Point, size: Point) {
      left = middle.x - size.x / 2
      right = middle.x + size.x / 2
      top = middle.y - size.y / 2
      bottom = middle.y + size.y / 2
    }

    func shared(with other: Box) -> Double {
      let width = min(right, other.right) - max(left, other.left)
      let height = min(bottom, other.bottom) - max(top, other.top)
      return width > 0 && height > 0 ? width * height : 0
    }

    func holds(_ point: Point) -> Bool {
      (left...right).contains(point.x) && (top...bottom).contains(point.y)
    }
  }

  private let bounds: Point
  private var taken: [Box] = []
  private var lines: [Point] = []

  /// - Parameter bounds: width and height of the picture.
  init(bounds: Point) { self.bounds = bounds }

  /// Nothing may cover this dot.
  mutating func block(_ point: Point, radius: Double) {
    taken.append(Box(middle: point, size: Point(radius * 2, radius * 2)))
  }

  /// Labels keep off these points of a line when they can.
  mutating func avoid(_ points: [Point]) { lines += points }

  /// Takes the best of the spots for a label and returns its middle.
  mutating func place(_ size: Point, at spots: [Point], avoidingLines: Bool) -> Point {
    var best = spots[0]
    var least = Double.infinity
    for spot in spots {
      let box = Box(middle: spot, size: size)
      var cost = taken.reduce(0) { $0 + $1.shared(with: box) * 4 }
      if avoidingLines { cost += Double(lines.count(where: box.holds)) * 12 }
      cost += (max(0, -box.left) + max(0, box.right - bounds.x)) * 100
      cost += (max(0, -box.top) + max(0, box.bottom - bounds.y)) * 100
      if cost < least {
        least = cost
        best = spot
      }
    }
    taken.append(Box(middle: best, size: size))
    return best
  }
}
