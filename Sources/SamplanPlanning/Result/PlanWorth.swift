import SamplanBase
import SamplanDomain

extension PlanResult {
  /// What one more of each thing would avoid of the necessary shortage (vad är mest värt att bygga):
  /// bed-days over the days of the run for one more on every day.
  package struct Worth: Sendable, Hashable, Codable {
    /// What there could be more of.
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
      /// An open bed with its staff.
      case bed
      /// A person a day for surge beds.
      case staff
      /// A patient more that the region can receive a day.
      case receiving
      /// An hour of a vehicle a day.
      case vehicleHour

      /// How many more of it are simulated at once: one would drown in what is rounded.
      package var step: Double {
        switch self {
        case .bed: 2
        case .staff: 5
        case .receiving: 1
        case .vehicleHour: 24
        }
      }
    }

    /// Both sides of the model's value (modellens gräns), which knows the future.
    package struct Sides: Sendable, Hashable, Codable {
      /// Bed-days avoided by one more.
      package var more: Double
      /// Bed-days added by one fewer; nil where there is none to take away.
      package var less: Double?

      package init(more: Double, less: Double?) {
        self.more = more
        self.less = less
      }
    }

    /// What was simulated with the same patients, with the plan, for one more.
    package struct Simulated: Sendable, Hashable, Codable {
      /// Bed-days avoided; with its standard error.
      package var avoided: Estimate
      /// A tenth of the outcomes avoid at most this.
      package var p10: Double
      /// Nine tenths of the outcomes avoid at most this.
      package var p90: Double

      package init(avoided: Estimate, p10: Double, p90: Double) {
        self.avoided = avoided
        self.p10 = p10
        self.p90 = p90
      }
    }

    /// One thing in one place.
    package struct Candidate: Sendable, Hashable, Codable {
      package var kind: Kind
      /// Of a bed; of receiving intensive care, nil for the wards together.
      package var care: CareType?
      /// Of a vehicle hour: a mode of the basis.
      package var mode: String?
      /// Nil for vehicles of the whole country.
      package var region: PartyCode?
      /// Bed-days at the model's prices: at least what one more avoids in the model, and at most
      /// what one fewer costs there.
      package var price: Double
      /// Bed-days that it could be used for at most where it stands, as the plan was simulated.
      package var usable: Double
      /// Nil when it was only screened.
      package var model: Sides?
      /// Nil when it was only screened.
      package var simulated: Simulated?

      package init(
        kind: Kind, care: CareType?, mode: String?, region: PartyCode?, price: Double,
        usable: Double, model: Sides? = nil, simulated: Simulated? = nil
      ) {
        self.kind = kind
        self.care = care
        self.mode = mode
        self.region = region
        self.price = price
        self.usable = usable
        self.model = model
        self.simulated = simulated
      }
    }

    /// Those simulated first, by what they avoid; then the others, by what they were screened by.
    package var candidates: [Candidate]
    /// Outcomes simulated of each.
    package var replications: Int
    /// Bed-days short with the plan in those outcomes.
    package var shortBedDays: Estimate
    /// The least shortage of the model, bed-days, every bed-day counting the same.
    package var leastShortage: Double

    package init(
      candidates: [Candidate], replications: Int, shortBedDays: Estimate, leastShortage: Double
    ) {
      self.candidates = candidates
      self.replications = replications
      self.shortBedDays = shortBedDays
      self.leastShortage = leastShortage
    }

    /// Those simulated, most worth first.
    package var simulated: [Candidate] { candidates.filter { $0.simulated != nil } }

    /// The same tried in other scenarios, when they were asked for.
    package var scenarios: [InScenario]?

    /// The same candidates in another scenario, with a plan made for that one.
    package struct InScenario: Sendable, Hashable, Codable {
      package var scenario: ScenarioID
      package var name: String
      /// Days computed.
      package var days: Int
      /// Bed-days avoided by one more, for each of `simulated`, in its order.
      package var avoided: [Estimate]
      /// The scenario's name in English.
      package var nameEnglish: String?
      /// Both sides of the model's value, for each of `simulated`; nil where it has no such limit.
      package var model: [Sides?]?
      /// Bed-days short with the plan made for the scenario.
      package var shortBedDays: Estimate?

      package init(scenario: ScenarioID, name: String, days: Int, avoided: [Estimate]) {
        self.scenario = scenario
        self.name = name
        self.days = days
        self.avoided = avoided
      }
    }
  }
}

extension PlanResult.Worth {
  /// What one more of a simulated candidate avoids, least and most over the scenarios it was tried
  /// in; nil when it was tried in one only.
  package func range(of candidate: Candidate) -> ClosedRange<Double>? {
    guard let scenarios, !scenarios.isEmpty, let own = candidate.simulated?.avoided.mean,
      let place = simulated.firstIndex(of: candidate)
    else { return nil }
    let all = [own] + scenarios.compactMap { $0.avoided[at: place]?.mean }
    return (all.min() ?? own)...(all.max() ?? own)
  }

  /// The mean over the scenarios it was tried in, each counting the same.
  package func mean(of candidate: Candidate) -> Double? {
    guard let scenarios, let own = candidate.simulated?.avoided.mean,
      let place = simulated.firstIndex(of: candidate)
    else { return nil }
    let all = [own] + scenarios.compactMap { $0.avoided[at: place]?.mean }
    return all.reduce(0, +) / Double(all.count)
  }
}

extension Array {
  /// The element there, or nil when there is none.
  fileprivate subscript(at place: Int) -> Element? { indices.contains(place) ? self[place] : nil }
}
