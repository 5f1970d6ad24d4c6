import SamplanBase
import SamplanDomain

extension PlanResult {
  /// What a reader should look at before believing in a plan (granskning): offers it does not use,
  /// limits that hold nearly everywhere, and the days its ground is of. Facts alone; how old is too
  /// old is judged on the day the plan is read.
  package struct Review: Sendable, Hashable, Codable {
    package var offers: [Offer]
    package var reached: [Reached]
    /// The assumptions of the basis and of the scenario, the oldest first.
    package var assumptions: [DatedAssumption]
    /// The regions' figures, the oldest first.
    package var figures: [DatedFigure]

    package init(
      offers: [Offer], reached: [Reached], assumptions: [DatedAssumption], figures: [DatedFigure]
    ) {
      self.offers = offers
      self.reached = reached
      self.assumptions = assumptions
      self.figures = figures
    }
  }

  /// What a region or the country offers a joint plan, and how much of it the plan uses.
  package struct Offer: Sendable, Hashable, Codable {
    package var kind: Binding.Kind
    /// A region's code, or a transport mode.
    package var place: String
    /// Over the whole run: patients, vehicle hours, person-days or bed-days by kind.
    package var offered: Double
    /// The same of what the plan uses.
    package var used: Double

    package init(kind: Binding.Kind, place: String, offered: Double, used: Double) {
      self.kind = kind
      self.place = place
      self.offered = offered
      self.used = used
    }

    /// Whether the plan leaves it aside: less than half a unit, and a thousandth of the offer.
    package var isUnused: Bool { used < 0.5 && used < offered / 1000 }
  }

  /// How many of those who have a kind of limit reach it while something is short.
  package struct Reached: Sendable, Hashable, Codable {
    package var kind: Binding.Kind
    /// Regions or modes that offer something of the kind.
    package var offering: Int
    /// Those who reach the limit on some day.
    package var reaching: Int

    package init(kind: Binding.Kind, offering: Int, reaching: Int) {
      self.kind = kind
      self.offering = offering
      self.reaching = reaching
    }

    /// Two of three or more: what holds the plan back is the rule and not a place.
    package var isNearlyEverywhere: Bool { offering >= 3 && reaching * 3 >= offering * 2 }
  }

  /// An assumption and the day it is of.
  package struct DatedAssumption: Sendable, Hashable, Codable {
    package var key: String
    package var name: String
    package var asOf: Day

    package init(key: String, name: String, asOf: Day) {
      self.key = key
      self.name = name
      self.asOf = asOf
    }
  }

  /// A region's figure and the oldest day it is of.
  package struct DatedFigure: Sendable, Hashable, Codable {
    package var region: PartyCode
    package var measure: String
    package var asOf: Day

    package init(region: PartyCode, measure: String, asOf: Day) {
      self.region = region
      self.measure = measure
      self.asOf = asOf
    }
  }
}
