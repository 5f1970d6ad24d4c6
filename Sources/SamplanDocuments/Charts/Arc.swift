import Foundation

/// One arc of a map: a curve that bends to the left of its direction, so that the way there and
/// the way back do not cover each other, with a head at its end.
struct Arc: Sendable {
  private let start: Point
  private let control: Point
  private let end: Point
  private let tip: Point
  private let width: Double

  /// - Parameter dot: radius of the dots, which the arc does not cover.
  init(from: Point, to: Point, width: Double, dot: Double) {
    let across = Point(to.x - from.x, to.y - from.y)
    let length = max(hypot(across.x, across.y), 1)
    let bend = min(0.22 * length, 60)
    control = Point(
      (from.x + to.x) / 2 + across.y / length * bend,
      (from.y + to.y) / 2 - across.x / length * bend)
    start = Self.step(from: from, towards: control, by: min(dot + 1.5, length / 4))
    tip = Self.step(from: to, towards: control, by: min(dot + 1.5, length / 4))
    end = Self.step(from: tip, towards: control, by: min(Self.headLength(width), length / 3))
    self.width = width
  }

  private static func headLength(_ width: Double) -> Double { 5 + width * 0.9 }

  private static func step(from: Point, towards: Point, by distance: Double) -> Point {
    let length = max(hypot(towards.x - from.x, towards.y - from.y), 1e-9)
    return Point(
      from.x + (towards.x - from.x) / length * distance,
      from.y + (towards.y - from.y) / length * distance)
  }

  /// The point a part of the way along the curve, 0–1.
  func point(at part: Double) -> Point {
    let rest = 1 - part
    return Point(
      rest * rest * start.x + 2 * rest * part * control.x + part * part * end.x,
      rest * rest * start.y + 2 * rest * part * control.y + part * part * end.y)
  }

  /// Points along the curve, for keeping names off it.
  var samples: [Point] { stride(from: 0.0, through: 1, by: 0.05).map(point(at:)) }

  var markup: Markup {
    let across = Point(tip.x - end.x, tip.y - end.y)
    let length = max(hypot(across.x, across.y), 1e-9)
    let half = 3 + width * 0.62
    let side = Point(-across.y / length * half, across.x / length * half)
    return """
      <path class="arc" stroke-width="\(at: width)" d="M\(at: start.x) \(at: start.y)\
      Q\(at: control.x) \(at: control.y) \(at: end.x) \(at: end.y)"/>\
      <path class="head" d="M\(at: tip.x) \(at: tip.y)L\(at: end.x + side.x) \(at: end.y + side.y) \
      \(at: end.x - side.x) \(at: end.y - side.y)Z"/>

      """
  }
}

/// Sweden on paper: a transverse Mercator projection on a sphere around 15° east, the meridian of
/// the national grid, fitted to a picture.
struct SwedenProjection: Sendable {
  let width: Double
  let height: Double
  private let scale: Double
  private let west: Double
  private let north: Double

  /// The box that holds the seats of all 21 regions, Kristianstad to Luleå.
  private static let south = (latitude: 55.9, longitude: 11.9)
  private static let east = (latitude: 65.7, longitude: 22.3)

  /// - Parameter margin: left free on each side for names.
  init(width: Double, height: Double, margin: Double) {
    self.width = width
    self.height = height
    let corners = [
      Self.flat(Self.south.latitude, Self.south.longitude),
      Self.flat(Self.east.latitude, Self.east.longitude),
      Self.flat(Self.south.latitude, Self.east.longitude),
      Self.flat(Self.east.latitude, Self.south.longitude),
      Self.flat(Self.south.latitude, 15),
    ]
    let xs = [Self.flat(57.7, Self.south.longitude).x, corners[1].x]
    let ys = corners.map(\.y)
    let spanX = xs.max()! - xs.min()!
    let spanY = Self.flat(Self.east.latitude, 15).y - corners[4].y
    scale = min((width - 2 * margin) / spanX, (height - 2 * margin) / spanY)
    west = xs.min()! - (width / scale - spanX) / 2
    north = (ys.max()! + corners[4].y) / 2 + height / scale / 2
  }

  /// The point of the picture where a place lies.
  func point(latitude: Double, longitude: Double) -> Point {
    let flat = Self.flat(latitude, longitude)
    return Point((flat.x - west) * scale, (north - flat.y) * scale)
  }

  private static func flat(_ latitude: Double, _ longitude: Double) -> Point {
    let phi = latitude * .pi / 180
    let lambda = (longitude - 15) * .pi / 180
    return Point(atanh(sin(lambda) * cos(phi)), atan2(tan(phi), cos(lambda)))
  }
}
