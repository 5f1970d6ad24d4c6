/// Expected beds held k days after one admission, k = 0 being the day of admission.
package enum OccupancyKernel {
  /// Beds by care type, `[care][k]`, held by one patient who takes this path.
  ///
  /// The first stay holds `S1(k) = P(stay > k)`; the second, which begins when the first ends,
  /// `Σ_{l=1..k} (S1(l−1) − S1(l)) · S2(k−l)`.
  package static func beds(
    path: [Instance.Stay], careTypes: [String], days: Int
  ) -> [[Double]] {
    var beds = [[Double]](repeating: [Double](repeating: 0, count: days), count: careTypes.count)
    guard let first = path.first, let care = careTypes.firstIndex(of: first.care) else {
      return beds
    }
    let stay = LengthOfStay(first)
    let survival = (0...days).map { stay.survival(Double($0)) }
    for k in 0..<days { beds[care][k] += survival[k] }
    guard path.count > 1, let second = careTypes.firstIndex(of: path[1].care) else { return beds }
    let later = LengthOfStay(path[1])
    let laterSurvival = (0...days).map { later.survival(Double($0)) }
    for k in 1..<max(days, 1) {
      var sum = 0.0
      for l in 1...k { sum += (survival[l - 1] - survival[l]) * laterSurvival[k - l] }
      beds[second][k] += sum
    }
    return beds
  }

  /// The same for one elective patient: each stay weighted by its share.
  package static func beds(
    elective: Instance.Elective, careTypes: [String], days: Int
  ) -> [[Double]] {
    var beds = [[Double]](repeating: [Double](repeating: 0, count: days), count: careTypes.count)
    for stay in elective.stays {
      guard let care = careTypes.firstIndex(of: stay.care) else { continue }
      let length = LengthOfStay(stay.stay)
      for k in 0..<days { beds[care][k] += stay.share * length.survival(Double(k)) }
    }
    return beds
  }
}
