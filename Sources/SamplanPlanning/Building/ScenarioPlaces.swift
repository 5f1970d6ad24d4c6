import SamplanBase
import SamplanDomain
import SamplanEngine

/// Where the scenario's rows fall: named places as they are, drawn ones drawn from their seed.
///
/// A draw depends on its seed and on the list of regions or hospitals alone, so that rows with
/// the same seed have the same focus, and the first of three drawn regions is the one that a row
/// with one draws.
struct ScenarioPlaces: Sendable {
  /// Regions in order of code, with the population that weighs them.
  private let regions: [(code: PartyCode, population: Double)]
  private let hospitals: [PlanInput.Hospital]

  init(_ input: PlanInput) {
    regions = input.regions.sorted { $0.code < $1.code }.map {
      ($0.code, Double(max(0, $0.population ?? 0)))
    }
    hospitals = input.hospitals.sorted { $0.id < $1.id }
  }

  /// The regions of a site with the share of its patients that falls on each, by population.
  func shares(of site: Scenario.Site) -> [PartyCode: Double] {
    let codes = Set(regions(of: site))
    let chosen = regions.filter { codes.contains($0.code) }
    let total = chosen.reduce(0) { $0 + $1.population }
    guard total > 0 else {
      return Dictionary(
        uniqueKeysWithValues: chosen.map { ($0.code, 1 / Double(chosen.count)) })
    }
    return Dictionary(uniqueKeysWithValues: chosen.map { ($0.code, $0.population / total) })
  }

  /// The regions of a site, in order of code.
  func regions(of site: Scenario.Site) -> [PartyCode] {
    switch site {
    case .everywhere: regions.map(\.code)
    case .regions(let codes): codes.sorted()
    case .hospital(let id): hospitals.first { $0.id == id }.map { [$0.region] } ?? []
    case .drawnRegions(let count, let seed): draw(count, seed: seed).sorted()
    case .drawnHospital(let kind, let seed):
      drawHospital(kind, seed: seed).map { [$0.region] } ?? []
    }
  }

  /// The hospital of a site; nil when the site is regions.
  func hospital(of site: Scenario.Site) -> PlanInput.Hospital? {
    switch site {
    case .hospital(let id): hospitals.first { $0.id == id }
    case .drawnHospital(let kind, let seed): drawHospital(kind, seed: seed)
    case .everywhere, .regions, .drawnRegions: nil
    }
  }

  /// The hospitals of a region.
  func hospitals(of region: PartyCode) -> [PlanInput.Hospital] {
    hospitals.filter { $0.region == region }
  }

  /// Regions in the order drawn: weighted by population, without replacement.
  func draw(_ count: Int, seed: UInt64) -> [PartyCode] {
    var left = regions
    var drawn: [PartyCode] = []
    while drawn.count < count, !left.isEmpty {
      let unit = Self.unit(seed, counter: drawn.count)
      drawn.append(left.remove(at: Self.pick(left.map(\.population), unit)).code)
    }
    return drawn
  }

  /// One hospital of the kind, each as likely; nil when there is none.
  func drawHospital(_ kind: HospitalKind, seed: UInt64) -> PlanInput.Hospital? {
    let candidates = hospitals.filter { $0.kind == kind }
    guard !candidates.isEmpty else { return nil }
    return candidates[Self.pick(candidates.map { _ in 1 }, Self.unit(seed, counter: 0))]
  }

  /// The place where a point of the unit interval falls among weights laid end to end; equal
  /// weights when all are zero.
  static func pick(_ weights: [Double], _ unit: Double) -> Int {
    let total = weights.reduce(0, +)
    guard total > 0 else { return min(Int(unit * Double(weights.count)), weights.count - 1) }
    var left = unit * total
    for (place, weight) in weights.enumerated() {
      left -= weight
      if left < 0 { return place }
    }
    return weights.lastIndex { $0 > 0 }!
  }

  /// A stream of its own, so that a focus never follows the patients' draws.
  private static func unit(_ seed: UInt64, counter: Int) -> Double {
    CounterRandom.unit(
      CounterRandom.words(key: seed, UInt64(counter), 0x0070_6C61_6365_7300).0)
  }
}
