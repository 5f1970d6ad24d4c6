import SamplanBase
import Testing

@testable import SamplanEngine

/// What one more of a thing is worth in the programme, reckoned by hand and by rule.
struct LeastShortageTests {
  private func isNear(_ value: Double?, _ wanted: Double) -> Bool {
    value.map { abs($0 - wanted) <= 1e-4 } ?? false
  }

  /// Ten patients of one day each where there are six beds; three free beds in the other place,
  /// which receives two of them.
  private var twoPlaces: Instance {
    var instance = SmallInstance.quiet(days: 1, sites: 2)
    instance.groups = [SmallInstance.group("a", meanDays: 0.5, cv: 0)]
    instance.admissions = [[[10], [0]]]
    instance.beds = [[[6], [3]]]
    instance.bedsNominal = [[6, 3]]
    instance.receiveMax = [[nil, 2]]
    instance.distancesKm = [[0, 50], [50, 0]]
    instance.modes = [SmallInstance.vehicle()]
    instance.modeHours = [[9]]
    return instance
  }

  @Test func `one more and one fewer are worth what the hand reckons`() throws {
    // Ten less six beds less two who move: two are short.
    let least = try LeastShortage(twoPlaces)
    #expect(isNear(least.bedDays, 2))
    let own = try least.sides(of: .beds(care: 0, site: 0), step: 1)
    #expect(isNear(own.more, 1) && isNear(own.less, 1))
    // There, a third bed stands free: one more is worth nothing, and two fewer cost one.
    #expect(isNear(try least.sides(of: .beds(care: 0, site: 1), step: 1).more, 0))
    #expect(isNear(try least.sides(of: .beds(care: 0, site: 1), step: 2).less, 0.5))
    // One more received takes the free bed; two more find no second one.
    #expect(isNear(try least.sides(of: .receiving(care: 0, site: 1), step: 1).more, 1))
    #expect(isNear(try least.sides(of: .receiving(care: 0, site: 1), step: 2).more, 0.5))
    // Nine hours are three trips of three hours; two go. Three fewer cost nothing, six fewer one.
    #expect(isNear(try least.sides(of: .vehicleHours(mode: 0, site: nil), step: 3).less, 0))
    #expect(isNear(try least.sides(of: .vehicleHours(mode: 0, site: nil), step: 6).less, 1.0 / 6))
    // What was tried leaves nothing behind.
    #expect(isNear(try least.sides(of: .beds(care: 0, site: 0), step: 1).more, 1))
  }

  @Test func `nothing can be taken where there is nothing`() throws {
    var instance = twoPlaces
    instance.staff = [0, 4]
    let least = try LeastShortage(instance)
    #expect(try least.sides(of: .staff(site: 0), step: 1).less == nil)
    #expect(isNear(try least.sides(of: .staff(site: 1), step: 1).less, 0))
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `one fewer costs at least the price, and one more avoids at most that`(
    seed: UInt64
  ) throws {
    var instance = SmallInstance.busy(seed: seed)
    instance.receiveMax = [[1, 1, 1, 1], [3, 3, 3, 3]]
    let least = try LeastShortage(instance)
    #expect(least.bedDays > 0)
    for site in instance.sites.indices {
      for care in instance.careTypes.indices {
        let price = least.prices.beds[care][site].reduce(0, +)
        let one = try least.sides(of: .beds(care: care, site: site), step: 1)
        let two = try least.sides(of: .beds(care: care, site: site), step: 2)
        #expect(one.more <= price + 1e-4)
        #expect(try #require(one.less) >= price - 1e-4)
        // The more there is, the less the next is worth.
        #expect(two.more <= one.more + 1e-4)
        #expect(try #require(two.less) >= #require(one.less) - 1e-4)
      }
      let staff = try least.sides(of: .staff(site: site), step: 1)
      #expect(staff.more <= least.prices.staff[site].reduce(0, +) + 1e-4)
    }
  }
}
