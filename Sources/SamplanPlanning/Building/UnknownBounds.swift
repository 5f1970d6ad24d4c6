import SamplanBase
import SamplanDomain

/// One end of the interval for figures that are unknown or withheld (okänt, undanhållet).
package enum IntervalEnd: CaseIterable, Sendable {
  /// Fewest beds and most of them occupied.
  case leastCapacity
  /// Most beds and fewest of them occupied.
  case mostCapacity
}

extension PlanInput {
  /// What to do with regions whose figures are unknown or withheld.
  package enum UnknownFigures: String, Sendable, Hashable, Codable {
    /// They are out of help as always; totals are told with both ends of an interval beside.
    case interval
  }

  /// Counts that follow the population, and shares.
  private static let counts = [
    Measure.somaticBeds, Measure.icuBeds, Measure.icuSurgeBeds, Measure.somaticSurgeBeds,
    Measure.surgeStaff,
  ]
  private static let occupancies = [Measure.somaticOccupancy, Measure.icuOccupancy]

  /// The input with an assumption in place of each figure of these regions that is no number: a
  /// count is the population × the least or largest number per inhabitant among the regions that
  /// have reported it, in whole units; an occupancy is the largest or least reported. What a region
  /// has reported stays. Nothing is lent or received.
  ///
  /// A region without a registered population keeps its gaps.
  func filled(_ regions: Set<PartyCode>, at end: IntervalEnd) -> PlanInput {
    var filled = self
    for place in filled.regions.indices where regions.contains(filled.regions[place].code) {
      filled.regions[place].limits = .unstated(asOf: filled.regions[place].limits.asOf)
      guard let population = filled.regions[place].population, population > 0 else { continue }
      func fill(_ measure: MeasureID, _ value: ExactDecimal?) {
        let cell = filled.regions[place].cells[measure.rawValue]
        guard let value, cell?.value.known == nil else { return }
        filled.regions[place].cells[measure.rawValue] = Cell(value: .known(value), asOf: nil)
      }
      for measure in Self.counts {
        let counts = ratesPerInhabitant(measure).map { $0 * Double(population) }
        switch end {
        case .leastCapacity: fill(measure, counts.min().map { whole($0, .down) })
        case .mostCapacity: fill(measure, counts.max().map { whole($0, .up) })
        }
      }
      for measure in Self.occupancies {
        let reported = self.regions.compactMap { $0.cells[measure.rawValue]?.value.known }
        fill(measure, end == .leastCapacity ? reported.max() : reported.min())
      }
    }
    return filled
  }

  /// Whole units; what is a hair from a whole number is that number.
  private func whole(_ count: Double, _ rule: FloatingPointRoundingRule) -> ExactDecimal {
    let nearest = count.rounded()
    return ExactDecimal(Int(abs(count - nearest) < 1e-6 ? nearest : count.rounded(rule)))
  }

  private func ratesPerInhabitant(_ measure: MeasureID) -> [Double] {
    regions.compactMap { region in
      guard let population = region.population, population > 0,
        let value = region.cells[measure.rawValue]?.value.known, !value.isNegative
      else { return nil }
      return value.approximate / Double(population)
    }
  }
}
