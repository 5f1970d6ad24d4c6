/// What `plan solve --fair --format json` prints.
package struct FairReport: Encodable, Sendable, Equatable {
  /// One of the three steps.
  package struct Step: Encodable, Sendable, Equatable {
    /// `largestShare`, `shortage` or `measures`.
    package let aim: String
    /// The step's own objective.
    package let objective: Double
    /// No plan that keeps the steps before does better.
    package let bound: Double
    /// Relative: `(objective − bound) / objective`.
    package let gap: Double
  }

  /// The joint plan, with the fields of `plan solve`.
  package let joint: SolveReport
  /// What each site can do by itself.
  package let alone: SolveReport
  /// The least largest share of necessary shortage, 0…1.
  package let leastLargestShare: Double
  /// Shares in the joint plan, by site.
  package let shares: [String: Double]
  /// Shares alone, by site.
  package let sharesAlone: [String: Double]
  /// The three steps, before trips were made whole.
  package let steps: [Step]
  /// Distance to the bound before trips were made whole, relative.
  package let gapBeforeTrips: Double
  /// The same after.
  package let gapAfterTrips: Double
  /// Vehicles that go, of modes in whole trips.
  package let trips: Int
  /// The largest distance by which a limit is passed, in its own unit.
  package let largestExcess: Double
  /// Times that the solver's method was changed since it met numerical trouble.
  package let methodChanges: Int

  package init(_ fair: FairSolution, of instance: Instance) {
    func bySite(_ values: [Double]) -> [String: Double] {
      Dictionary(
        zip(instance.sites.map(\.id), values), uniquingKeysWith: { first, _ in first })
    }
    joint = SolveReport(fair.joint, of: instance)
    alone = SolveReport(fair.alone, of: instance)
    leastLargestShare = fair.leastLargestShare
    shares = bySite(fair.jointShares)
    sharesAlone = bySite(fair.aloneShares)
    steps = fair.steps.map {
      Step(aim: $0.aim.rawValue, objective: $0.objective, bound: $0.bound, gap: $0.gap)
    }
    gapBeforeTrips = fair.gapBeforeTrips
    gapAfterTrips = fair.gapAfterTrips
    trips = fair.trips.reduce(0) { $0 + $1.trips }
    largestExcess = fair.joint.largestViolation
    methodChanges = fair.methodChanges
  }

  /// The report as JSON with sorted names.
  package func json() -> [UInt8] { stableJSON(self) }
}
