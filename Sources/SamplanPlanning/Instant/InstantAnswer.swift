import SamplanBase
import SamplanDomain
import SamplanEngine

/// Räcker vården? answered by formula, at once (direktsvar). The simulation refines it.
///
/// Indexed as `PlanResult`: `[care][region][day]`, days from 0 in arrays and from 1 in words.
package struct InstantAnswer: Sendable, Equatable {
  package let careTypes: [CareType]
  package let regions: [PartyCode]
  package let excluded: [PartyCode]
  /// The days computed.
  package let days: Int
  /// Mean need of the country by care type and day, with its tenth and ninetieth percentiles.
  package let national: [[InstantLoad.Band]]
  /// Beds of the country, overcrowding and surge that the regions can staff included.
  package let beds: [[Double]]
  /// Probability that a region falls short at all, `[care][region]`.
  package let ever: [[Double]]
  /// The day from 1 by which a region is more likely than not short; nil when it is not.
  package let first: [[Int?]]
  /// Bed-days without a bed in the country, without help, `[care]`.
  package let shortBedDays: [Double]
  /// The same if every bed were everyone's: no plan leaves less, by this formula.
  package let pooledBedDays: [Double]

  /// - Throws: what is wrong with the input, as a run would say it.
  package init(_ input: PlanInput) throws(Refusal) {
    let model = try PlanModel(input)
    let instance = VariantInstances(input: input, model: model).alone
    let load = try InstantLoad(instance)
    careTypes = CareType.allCases
    regions = model.regions
    excluded = model.excluded.map(\.region)
    days = input.days
    national = load.national
    beds = model.threshold.map { regions in
      (0..<input.days).map { day in regions.reduce(0) { $0 + $1[day] } }
    }
    ever = load.ever
    first = load.first.indices.map { care in
      load.first[care].indices.map { region in
        (0..<input.days).first { load.share(care: care, site: region, by: $0) > 0.5 }
          .map { $0 + 1 }
      }
    }
    shortBedDays = load.short.map { $0.reduce(0) { $0 + $1.reduce(0, +) } }
    pooledBedDays = load.pooledShort.map { $0.reduce(0, +) }
  }

  /// Places of the regions where shortage of some care type is more likely than not.
  package var likelyShort: [Int] {
    regions.indices.filter { region in careTypes.indices.contains { ever[$0][region] > 0.5 } }
  }
}
