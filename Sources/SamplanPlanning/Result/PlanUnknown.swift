import SamplanBase
import SamplanDomain

extension PlanResult {
  /// What the regions left out would add to the totals at either end of an interval: an assumption
  /// from the other regions' figures per inhabitant, never the regions' own.
  package struct UnknownInterval: Sendable, Hashable, Codable {
    /// What the regions add together, alone and without help.
    package struct Totals: Sendable, Hashable, Codable {
      /// Open beds on day 1, by care type.
      package var beds: [Double]
      /// Bed-days short without help (V0), all care types.
      package var shortBedDays: Estimate
      /// The programme's shortage in bed-days, all care types: alone, since they are out of help.
      package var programme: Double

      package init(beds: [Double], shortBedDays: Estimate, programme: Double) {
        self.beds = beds
        self.shortBedDays = shortBedDays
        self.programme = programme
      }
    }

    /// The regions that the interval is for, in order of code.
    package var regions: [PartyCode]
    /// Regions left out here too: no population is registered, or their figures contradict each
    /// other.
    package var outside: [PartyCode]
    /// Outcomes simulated at each end, with the same patients.
    package var replications: Int
    /// With the fewest beds per inhabitant, and most of them occupied.
    package var leastCapacity: Totals
    /// With the most beds per inhabitant, and fewest of them occupied.
    package var mostCapacity: Totals

    package init(
      regions: [PartyCode], outside: [PartyCode], replications: Int, leastCapacity: Totals,
      mostCapacity: Totals
    ) {
      self.regions = regions
      self.outside = outside
      self.replications = replications
      self.leastCapacity = leastCapacity
      self.mostCapacity = mostCapacity
    }

    /// Both ends of a total, the smaller first.
    package func ends(_ value: (Totals) -> Double) -> ClosedRange<Double> {
      let (a, b) = (value(leastCapacity), value(mostCapacity))
      return min(a, b)...max(a, b)
    }
  }
}
