import SamplanBase
import SamplanDomain

extension PlanResult {
  /// One region's part of the joint plan (Vår del).
  package struct RegionShare: Sendable, Hashable, Codable {
    /// One measure that the plan asks of the region, or gives it.
    package struct Item: Sendable, Hashable, Codable {
      package var measure: MeasureKind
      /// In the measure's unit, the whole run.
      package var amount: Double
      /// Most on a day.
      package var peak: Double
      /// From 1.
      package var firstDay: Int
      /// From 1.
      package var lastDay: Int
      /// The other regions, the largest part first; empty for what the region does at home.
      package var with: [Part]

      package init(
        measure: MeasureKind, amount: Double, peak: Double, firstDay: Int, lastDay: Int,
        with: [Part]
      ) {
        self.measure = measure
        self.amount = amount
        self.peak = peak
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.with = with
      }
    }

    /// Another region's part of an item.
    package struct Part: Sendable, Hashable, Codable {
      package var region: PartyCode
      /// In the unit of the item's measure.
      package var amount: Double

      package init(region: PartyCode, amount: Double) {
        self.region = region
        self.amount = amount
      }
    }

    package var region: PartyCode
    /// What the plan asks: patients received, surge beds, postponed planned care, staff lent.
    package var asks: [Item]
    /// What the plan gives: patients received by others, staff borrowed.
    package var gives: [Item]
    /// Bed-days short in the region without help (V0), all care types.
    package var without: Estimate
    /// With the plan (V2).
    package var with: Estimate
    /// With the plan when this region takes no part and the others keep to theirs; nil when it was
    /// not simulated.
    package var ifDeclines: Estimate?
    /// The change in the rest of the country when the region declines, bed-days.
    package var othersIfDeclines: Estimate?
    /// Limits of this region that hold the plan back, most days first.
    package var binding: [Binding]

    package init(
      region: PartyCode, asks: [Item], gives: [Item], without: Estimate, with: Estimate,
      ifDeclines: Estimate?, othersIfDeclines: Estimate?, binding: [Binding]
    ) {
      self.region = region
      self.asks = asks
      self.gives = gives
      self.without = without
      self.with = with
      self.ifDeclines = ifDeclines
      self.othersIfDeclines = othersIfDeclines
      self.binding = binding
    }
  }

  /// The three indicators of katastroftillstånd for a region. Indicators only: the region judges,
  /// and the Government decides on a qualified one.
  package struct Crisis: Sendable, Hashable, Codable {
    package var region: PartyCode
    /// Indicator B by day: probability that necessary care is unmet throughout the lead time with
    /// the region's own resources.
    package var unmet: [Double]
    /// Probability that B comes within 72 hours of the day. Indicator A (risk) holds from 0.2.
    package var within72Hours: [Double]
    /// Indicator C by day: the same with all help of the joint plan.
    package var unmetWithHelp: [Double]
    /// First day of B.
    package var first: FirstDay
    /// First day of C.
    package var firstWithHelp: FirstDay
    /// First day, from 1, on which A holds; nil when it never does.
    package var riskFrom: Int?
    /// Hours from the first day of A to the median first day of B; nil when either never comes.
    package var warningHours: Int?
    /// The care type that is unmet most often when B first comes; nil when it never does.
    package var care: CareType?
    /// What runs out: in words.
    package var reason: Remark?

    /// Probability from which A is said to hold.
    package static let riskLevel = 0.2

    package init(
      region: PartyCode, unmet: [Double], within72Hours: [Double], unmetWithHelp: [Double],
      first: FirstDay, firstWithHelp: FirstDay, riskFrom: Int?, warningHours: Int?,
      care: CareType?, reason: Remark?
    ) {
      self.region = region
      self.unmet = unmet
      self.within72Hours = within72Hours
      self.unmetWithHelp = unmetWithHelp
      self.first = first
      self.firstWithHelp = firstWithHelp
      self.riskFrom = riskFrom
      self.warningHours = warningHours
      self.care = care
      self.reason = reason
    }
  }
}
