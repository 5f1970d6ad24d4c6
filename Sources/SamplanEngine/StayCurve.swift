/// Beds held by one patient in continuous time, as the infinite-server queue (M_t/G/∞) needs them:
/// unlike `OccupancyKernel`, which counts a day as soon as it is touched, a stay is counted in hours
/// as the simulation does.
struct StayCurve: Sendable {
  /// Expected beds held at the end of the day `k` days after that of admission by a patient who
  /// comes at a uniform time of day, `[care][k]`: `∫₀¹ P(in bed at age k + u) du`.
  let held: [[Double]]
  /// Expected beds still held `k + 1` days after the start by those who came before it at one
  /// patient a day, `[care][k]`: `∫_{k+1}^∞ P(in bed at age a) da`.
  let residual: [[Double]]

  /// Steps of a day in the convolution of two stays. Halving them moves no load by 1e-4.
  private static let steps = 8

  /// - Parameters:
  ///   - path: one or two stays.
  ///   - stretch: factor on the length of every stay.
  init(path: [Instance.Stay], careTypes: [String], days: Int, stretch: Double = 1) {
    var inBed = [[Double]](
      repeating: [Double](repeating: 0, count: days + 1), count: careTypes.count)
    var whole = [Double](repeating: 0, count: careTypes.count)
    var before: LengthOfStay?
    for stay in path.prefix(2) {
      guard let care = careTypes.firstIndex(of: stay.care) else { continue }
      let length = LengthOfStay(stay)
      whole[care] += length.mean * stretch
      let until = Self.bedDays(of: length, after: before, days: days, stretch: stretch)
      for day in 0...days { inBed[care][day] += until[day] }
      before = length
    }
    held = inBed.map { until in (0..<days).map { until[$0 + 1] - until[$0] } }
    residual = zip(whole, inBed).map { whole, until in
      (0..<days).map { max(0, whole - until[$0 + 1]) }
    }
  }

  /// Bed-days of a stay until each whole day after admission, when it begins after another.
  private static func bedDays(
    of stay: LengthOfStay, after first: LengthOfStay?, days: Int, stretch: Double
  ) -> [Double] {
    func until(_ time: Double) -> Double { stretch * stay.integratedSurvival(time / stretch) }
    guard let first else { return (0...days).map { until(Double($0)) } }
    let step = 1 / Double(steps)
    let count = days * steps
    let survival = (0...count).map { first.survival(Double($0) * step / stretch) }
    // What is left of the time when the first stay ends in the middle of its step.
    let left = (0..<count).map { until((Double($0) + 0.5) * step) }
    return (0...days).map { day in
      (0..<day * steps).reduce(0.0) { sum, place in
        sum + (survival[place] - survival[place + 1]) * left[day * steps - 1 - place]
      }
    }
  }
}
