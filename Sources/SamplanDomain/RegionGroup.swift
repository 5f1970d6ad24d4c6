import HashTreeCollections
import SamplanBase

/// One group of a grouping on a day: a sjukvårdsregion with the regions, or parts of regions, in it.
///
/// Over all groups of a kind everything is counted once: a region in two groups is divided by its
/// parts, or counted whole in the one that its membership says.
package struct RegionGroup: Sendable, Hashable {
  /// A region, or a part of one, in a group.
  package struct Member: Sendable, Hashable {
    package let region: PartyCode
    /// The part that belongs here; nil for the whole region.
    package let part: GroupingPart?
    /// Whether what is stated for the region as a whole is counted here.
    package let isCounted: Bool
    /// Inhabitants counted here; nil when the region's are not registered.
    package let population: Int?
    /// The region's hospitals that are named in its other memberships.
    let hospitalsElsewhere: Set<HospitalID>
  }

  /// A measure summed over a group.
  package struct Sum: Sendable, Hashable {
    /// The sum of what is known; nil when nothing is.
    package internal(set) var known: ExactDecimal?
    /// Members with a known figure, out of `of`.
    package internal(set) var reporting = 0
    /// Members whose figures are counted here.
    package internal(set) var of = 0
    /// Regions in more than one group whose figure is for the whole region, so that it is counted
    /// where the region is, and not divided.
    package internal(set) var undivided: [PartyCode] = []
  }

  package let name: String
  /// In order of code.
  package let members: [Member]

  /// Inhabitants counted in the group; nil when those of a member are not registered.
  package var population: Int? {
    members.reduce(Int?(0)) { sum, member in sum.flatMap { a in member.population.map { a + $0 } } }
  }
}

extension NationalPicture {
  /// The groups of a kind on a day, by name in Swedish order.
  package func groups(_ kind: Grouping.Kind, on day: Day) -> [RegionGroup] {
    var members: [String: [RegionGroup.Member]] = [:]
    for region in PartyCode.regions {
      guard let opened = self[region].opened?.value else { continue }
      for (name, member) in Self.members(opened, kind, on: day) {
        members[name, default: []].append(member)
      }
    }
    return members.map { RegionGroup(name: $0, members: $1) }
      .sorted { SwedishOrder.precedes($0.name, $1.name) }
  }

  /// A region's memberships of a kind. Inhabitants are divided by those of the municipalities, by
  /// largest remainder, when every membership says which they are.
  private static func members(
    _ opened: PartyOpened, _ kind: Grouping.Kind, on day: Day
  ) -> [(name: String, member: RegionGroup.Member)] {
    let memberships = opened.groupings.filter { $0.kind == kind && $0.isInForce(on: day) }
    let parts = memberships.compactMap(\.part)
    let isDivided = memberships.count > 1 && parts.count == memberships.count
    let counted = memberships.firstIndex(where: \.counted) ?? 0
    let population = opened.population?.value
    let shares = population.map { whole -> [Int] in
      guard isDivided else { return memberships.indices.map { $0 == counted ? whole : 0 } }
      return largestRemainder(of: Int64(whole), by: parts.map { Int64($0.inhabitants) })
        .map(Int.init)
    }
    return memberships.enumerated().map { place, membership in
      let others = memberships.indices.filter { $0 != place }
        .flatMap { memberships[$0].part?.hospitals ?? [] }
      return (
        membership.name,
        RegionGroup.Member(
          region: opened.party, part: isDivided ? membership.part : nil,
          isCounted: place == counted, population: shares?[place],
          hospitalsElsewhere: isDivided ? Set(others) : [])
      )
    }
  }

  /// A measure summed over a group on a day. Figures by hospital follow the hospital; one for the
  /// whole region is counted once, where the region is. Measures that cannot be added have no sum.
  package func sum(of id: MeasureID, over group: RegionGroup, on day: Day) -> RegionGroup.Sum {
    var sum = RegionGroup.Sum()
    guard let measure = Measure.find(id), measure.additive else { return sum }
    var known: [ExactDecimal] = []
    for member in group.members {
      let record = self[member.region]
      let level = record.figures.level(of: id)
      if member.part != nil, level == .region { sum.undivided.append(member.region) }
      let isDivided = member.part != nil && level == .hospital
      guard isDivided || member.isCounted else { continue }
      sum.of += 1
      // A hospital that no part names is counted where the region is.
      let own = Set(member.part?.hospitals ?? [])
      let elsewhere =
        member.isCounted
        ? member.hospitalsElsewhere : Set(record.hospitals.keys).subtracting(own)
      let total = record.total(of: id, on: day, leavingOut: isDivided ? elsewhere : [])
      guard let value = total.value.known else { continue }
      sum.reporting += 1
      known.append(value)
    }
    sum.known = ExactDecimal.sum(known)
    return sum
  }
}
