/// What `plan simulate --format json` prints: the fields of the format's description, and per
/// site, care type and day the quantiles and the probability of exceeding the beds.
package struct SimulationReport: Encodable, Sendable {
  /// One site and care type, its lists by day.
  package struct Series: Encodable, Sendable {
    package let site: String
    package let care: String
    /// Mean need, patients, by day.
    package let meanNeed: [Double]
    /// `[level][day]`, in the order of `quantileLevels`.
    package let quantiles: [[Int]]
    /// Probability that the need is above the threshold: the beds, unless the instance states
    /// another.
    package let probabilityAbove: [Double]
    package let firstDayAbove: FirstDay
  }

  /// When the threshold is first passed.
  package struct FirstDay: Encodable, Sendable {
    /// Probability that it is passed within the horizon.
    package let probability: Double
    /// Days by which it has been passed with probability 10, 50 and 90 %, over all
    /// replications; null: not within the horizon.
    package let p10: Int?
    /// Day by which it has been passed with probability 50 %.
    package let p50: Int?
    /// Day by which it has been passed with probability 90 %.
    package let p90: Int?

    enum CodingKeys: String, CodingKey { case probability, p10, p50, p90 }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(probability, forKey: .probability)
      // A null says more than an absent field.
      try container.encode(p10, forKey: .p10)
      try container.encode(p50, forKey: .p50)
      try container.encode(p90, forKey: .p90)
    }
  }

  /// The whole instance and one care type, its lists by day.
  package struct National: Encodable, Sendable {
    package let care: String
    /// Mean need, patients, by day.
    package let meanNeed: [Double]
    /// `[level][day]`, in the order of `quantileLevels`.
    package let quantiles: [[Int]]
  }

  /// Replications done.
  package let replications: Int
  /// `true` when the run was stopped before its end.
  package let partial: Bool
  /// The seed of all random numbers.
  package let seed: UInt64
  package let patients: Estimate
  package let deathsWaiting: Estimate
  package let transfers: Estimate
  package let postponed: Estimate
  /// Mean occupied beds, by care type.
  package let meanOccupied: [String: Double]
  /// Mean number in line, by care type.
  package let meanQueued: [String: Double]
  /// The probabilities of the quantiles.
  package let quantileLevels: [Double]
  package let series: [Series]
  package let national: [National]
  /// Patients simulated a second of processor time.
  package let patientsPerSecond: Double
  /// Processor seconds of all threads.
  package let cpuSeconds: Double
  /// Seconds by the clock.
  package let wallSeconds: Double

  package init(_ result: SimulationResult, of instance: Instance) {
    replications = result.replications
    partial = result.isPartial
    seed = result.seed
    patients = result.patients
    deathsWaiting = result.deathsWaiting
    transfers = result.transfers
    postponed = result.postponed
    meanOccupied = byCare(instance, result.meanOccupied)
    meanQueued = byCare(instance, result.meanQueued)
    quantileLevels = result.quantileLevels
    series = instance.careTypes.enumerated().flatMap { care, name in
      instance.sites.enumerated().map { site, place in
        let first = result.firstExceedance[care][site]
        return Series(
          site: place.id, care: name, meanNeed: result.meanNeed[care][site],
          quantiles: result.needQuantiles.map { $0[care][site] },
          probabilityAbove: result.probabilityAbove[care][site],
          firstDayAbove: FirstDay(
            probability: first.probability, p10: first.day(0.1), p50: first.day(0.5),
            p90: first.day(0.9)))
      }
    }
    national = instance.careTypes.enumerated().map { care, name in
      National(
        care: name, meanNeed: result.nationalMeanNeed[care],
        quantiles: result.nationalNeedQuantiles.map { $0[care] })
    }
    patientsPerSecond = result.patientsPerSecond
    cpuSeconds = result.cpuSeconds
    wallSeconds = result.wallSeconds
  }

  /// The report as JSON with sorted names.
  package func json() -> [UInt8] { stableJSON(self) }
}
