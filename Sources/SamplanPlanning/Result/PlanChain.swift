import SamplanBase
import SamplanDomain

extension PlanResult {
  /// One link of the care chain outside the programme's care types: need against what the regions
  /// have of their own, with no move between them.
  package struct ChainLink: Sendable, Hashable, Codable {
    package var link: CareLink
    /// The regions that have told what they have, together: expected need by day.
    package var need: [Double]
    /// What those regions have, by day; for a national link what the whole country has.
    package var capacity: [Double]
    /// Regions whose need and capacity are both known; for a national link those with a need.
    package var reporting: Int
    /// For a national link the first day on which somebody waits too long, from 1; nil when nobody
    /// does, and for other links.
    package var waitsFrom: Int?
    /// By region, in order of code.
    package var rows: [ChainRow]

    package init(
      link: CareLink, need: [Double], capacity: [Double], reporting: Int, waitsFrom: Int?,
      rows: [ChainRow]
    ) {
      self.link = link
      self.need = need
      self.capacity = capacity
      self.reporting = reporting
      self.waitsFrom = waitsFrom
      self.rows = rows
    }
  }

  /// One region's need of a link.
  package struct ChainRow: Sendable, Hashable, Codable {
    package var region: PartyCode
    /// Expected patients who need the link at the same time, or visits a day.
    package var need: [Double]
    /// 90 per cent of the outcomes have at most this.
    package var high: [Double]
    /// What the region has, by day; nil when it is not known.
    package var capacity: [Double]?
    /// What the region says instead.
    package var missing: String?
    /// First day, from 1, on which somebody has waited longer than the link's longest wait.
    package var waitsFrom: Int?
    /// First day on which the care of those who wait has become necessary.
    package var necessaryFrom: Int?

    package init(
      region: PartyCode, need: [Double], high: [Double], capacity: [Double]?, missing: String?,
      waitsFrom: Int?, necessaryFrom: Int?
    ) {
      self.region = region
      self.need = need
      self.high = high
      self.capacity = capacity
      self.missing = missing
      self.waitsFrom = waitsFrom
      self.necessaryFrom = necessaryFrom
    }
  }
}
