import SamplanBase
import SamplanDomain

extension PlanResult {
  /// How the plan does in what it was not made for (håller planen), and what a plan made for more
  /// would do.
  package struct Robustness: Sendable, Hashable, Codable {
    /// What the plan is tried against.
    package enum Strain: String, Sendable, Hashable, Codable, CaseIterable {
      /// Other random patients and drawn assumptions; nothing else differs.
      case fresh
      /// Help between regions stops on a day: quotas end and lent staff goes home.
      case helpStops
      /// The link with most planned moves cannot be used.
      case linkCut
      /// The largest hospital of the region that receives most is lost.
      case hospitalLost
      /// A quarter more of the scenario's patients.
      case demandQuarter
      /// Half again as many of the scenario's patients.
      case demandHalf
      /// Surge beds take twice their lead time.
      case surgeLate
    }

    /// The plan under one strain. Estimates are bed-days short, over the same patients.
    package struct Test: Sendable, Hashable, Codable {
      package var strain: Strain
      /// What happens, with names and days.
      package var detail: Remark
      /// Without help (V0).
      package var without: Estimate
      /// With the plan.
      package var with: Estimate
      /// With the plan minus without.
      package var effect: Estimate
      /// With a plan made for the strain, in the small programme; nil where it is the plan itself.
      package var known: Estimate?
      /// With a plan made in the same programme without knowing of the strain, minus that.
      package var regret: Estimate?
      /// The shortage of the plan made for the strain in the programme (modellens gräns).
      package var programme: Double?

      package init(
        strain: Strain, detail: Remark, without: Estimate, with: Estimate, effect: Estimate,
        known: Estimate? = nil, regret: Estimate? = nil, programme: Double? = nil
      ) {
        self.strain = strain
        self.detail = detail
        self.without = without
        self.with = with
        self.effect = effect
        self.known = known
        self.regret = regret
        self.programme = programme
      }
    }

    /// A plan made in the small programme for so many times the scenario's patients, tried on the
    /// scenario as it is.
    package struct Alternative: Sendable, Hashable, Codable {
      /// What else than a number of patients a plan is made for.
      package enum Levels: String, Sendable, Hashable, Codable {
        /// The mean shortage over drawn levels of need (sample average).
        case all
        /// The same over the worse half of them.
        case worseHalf
      }

      /// The scenario's patients that it is made for, 1 the ordinary plan.
      package var factor: Double
      /// Nil for a plan made for expected need.
      package var levels: Levels?
      /// Bed-days short in the drawn outcomes that the choice is made by.
      package var drawn: Estimate
      /// Mean of the worst tenth of them (CVaR).
      package var drawnWorst: Double
      /// Bed-days short in fresh outcomes.
      package var fresh: Estimate
      /// Mean of the worst tenth of them.
      package var freshWorst: Double
      /// Fresh bed-days short minus the ordinary plan's, same patients; nil for that one.
      package var difference: Estimate?
      /// Planned care postponed or without a bed, patients, fresh.
      package var delayed: Estimate
      /// Patients moved, fresh.
      package var moved: Estimate

      package init(
        factor: Double, drawn: Estimate, drawnWorst: Double, fresh: Estimate,
        freshWorst: Double, difference: Estimate?, delayed: Estimate, moved: Estimate
      ) {
        self.factor = factor
        self.drawn = drawn
        self.drawnWorst = drawnWorst
        self.fresh = fresh
        self.freshWorst = freshWorst
        self.difference = difference
        self.delayed = delayed
        self.moved = moved
      }
    }

    /// A plan that postpones at most a share of what the regions accept.
    package struct Exchange: Sendable, Hashable, Codable {
      /// Share of the regions' limits, 0…1.
      package var share: Double
      /// Planned care postponed in the programme, patients.
      package var plannedPostponed: Double
      /// Bed-days short in the programme.
      package var programme: Double
      /// Planned care postponed or without a bed, simulated, patients.
      package var delayed: Estimate
      /// Bed-days short, simulated.
      package var short: Estimate

      package init(
        share: Double, plannedPostponed: Double, programme: Double, delayed: Estimate,
        short: Estimate
      ) {
        self.share = share
        self.plannedPostponed = plannedPostponed
        self.programme = programme
        self.delayed = delayed
        self.short = short
      }
    }

    /// How planned care that waits at the end is worked off.
    package struct Recovery: Sendable, Hashable, Codable {
      /// One region's.
      package struct Region: Sendable, Hashable, Codable {
        package var region: PartyCode
        /// Patients waiting at the end: postponed, and those for whom there was no bed.
        package var waiting: Double
        /// Days from the end until nobody waits; nil: not within the days followed.
        package var days: Int?
        /// Patients made up for a day, mean over the first four weeks.
        package var perDay: Double

        package init(region: PartyCode, waiting: Double, days: Int?, perDay: Double) {
          self.region = region
          self.waiting = waiting
          self.days = days
          self.perDay = perDay
        }
      }

      package var regions: [Region]
      /// Waiting in the country by day, the day of the end first.
      package var country: [Double]
      /// Days from the end until nobody waits anywhere; nil: not within the days followed.
      package var days: Int?
      /// Days followed at most.
      package var followed: Int

      package init(regions: [Region], country: [Double], days: Int?, followed: Int) {
        self.regions = regions
        self.country = country
        self.days = days
        self.followed = followed
      }
    }

    /// Outcomes simulated of each test.
    package var replications: Int
    package var tests: [Test]
    /// The ordinary plan first.
    package var alternatives: [Alternative]
    /// The place in `alternatives` of the plan with the least worst tenth in the drawn outcomes.
    package var chosen: Int
    /// Outcomes that the choice is made by.
    package var drawnOutcomes: Int
    /// Least postponement first.
    package var exchanges: [Exchange]
    package var recovery: Recovery

    package init(
      replications: Int, tests: [Test], alternatives: [Alternative], chosen: Int,
      drawnOutcomes: Int, exchanges: [Exchange], recovery: Recovery
    ) {
      self.replications = replications
      self.tests = tests
      self.alternatives = alternatives
      self.chosen = chosen
      self.drawnOutcomes = drawnOutcomes
      self.exchanges = exchanges
      self.recovery = recovery
    }
  }
}
