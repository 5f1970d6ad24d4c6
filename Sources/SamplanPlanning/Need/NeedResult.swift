import SamplanBase
import SamplanDomain

/// What would be needed if nothing ran out (behov): patients in beds, and the staff, theatre time,
/// transports and supplies that they take. Nothing here is a shortage, and nothing is moved.
///
/// Arrays are indexed `[care][region][day]` in the order of `careTypes` and `regions`.
package struct NeedResult: Sendable, Hashable, Codable {
  /// The name of the form.
  package static let formatName = "samplan-need/1"

  package var format = formatName
  package var provenance: PlanResult.Provenance
  package var careTypes: [CareType]
  /// Regions that take part, in order of code.
  package var regions: [PartyCode]
  package var excluded: [PlanResult.Excluded]
  /// Patients in beds: 10 per cent of the outcomes have at most this.
  package var p10: [[[Double]]]
  /// The median.
  package var p50: [[[Double]]]
  /// 90 per cent of the outcomes have at most this.
  package var p90: [[[Double]]]
  /// The country by care type.
  package var national: [Days]
  /// Beds that the regions have reported as open, `[care][region]`: to set the need against.
  package var openBeds: [[Double]]
  package var resources: [Resource]
  /// What the run says about its input.
  package var remarks: [PlanResult.Remark]

  /// A need day by day.
  package struct Days: Sendable, Hashable, Codable {
    /// 10 per cent of the outcomes have at most this.
    package var p10: [Double]
    /// The median.
    package var p50: [Double]
    /// 90 per cent of the outcomes have at most this.
    package var p90: [Double]

    package init(p10: [Double], p50: [Double], p90: [Double]) {
      self.p10 = p10
      self.p50 = p50
      self.p90 = p90
    }

    /// The day of the highest median, from 0; nil without days.
    package var peak: Int? {
      p50.indices.max { (p50[$0], $1) < (p50[$1], $0) }
    }
  }

  /// The need of one resource.
  package struct Resource: Sendable, Hashable, Codable {
    package var kind: NeededResource
    package var national: Days
    /// By region.
    package var byRegion: [Days]

    package init(kind: NeededResource, national: Days, byRegion: [Days]) {
      self.kind = kind
      self.national = national
      self.byRegion = byRegion
    }
  }

  /// The need of a care type in a region.
  package func days(care: Int, region: Int) -> Days {
    Days(p10: p10[care][region], p50: p50[care][region], p90: p90[care][region])
  }

  /// Every array is as long as the numbers of care types, regions and days say: pages count on it.
  package var isWhole: Bool {
    let days = provenance.days
    func fits(_ row: Days) -> Bool {
      [row.p10, row.p50, row.p90].allSatisfy { $0.count == days }
    }
    return [p10, p50, p90].allSatisfy { cube in
      cube.count == careTypes.count
        && cube.allSatisfy { $0.count == regions.count && $0.allSatisfy { $0.count == days } }
    } && national.count == careTypes.count && national.allSatisfy(fits)
      && openBeds.count == careTypes.count
      && openBeds.allSatisfy { $0.count == regions.count }
      && resources.allSatisfy {
        fits($0.national) && $0.byRegion.count == regions.count && $0.byRegion.allSatisfy(fits)
      }
  }
}
