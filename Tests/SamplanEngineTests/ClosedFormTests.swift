import Foundation
import SamplanEngine
import Testing

/// Closed forms of queueing theory beyond those of `QueueingTests`, within three standard errors,
/// with fixed seeds.
struct ClosedFormTests {
  private func agrees(_ estimate: Estimate, _ wanted: Double) -> Bool {
    abs(estimate.mean - wanted) <= 3 * (estimate.standardError ?? 0)
  }

  private func erlangB(_ load: Double, _ servers: Int) -> Double {
    (1...servers).reduce(1.0) { blocked, server in
      load * blocked / (Double(server) + load * blocked)
    }
  }

  /// M/M/n+M. With λ, μ, θ and n servers the number in the system has
  /// `p_k ∝ Π λ / (min(j, n) μ + max(j − n, 0) θ)`, and the part that leaves the line without a bed
  /// is `θ Σ (k − n) p_k / λ` (C. Palm 1957; A. Mandelbaum and S. Zeltyn 2007). Need at the counts
  /// has the mean of the same distribution.
  @Test func `the part that leaves the line is Erlang's A`() throws {
    let (rate, service, patience, beds) = (60.0, 0.1, 0.15, 5)
    var instance = SmallInstance.queue(
      days: 300, beds: beds,
      groups: [(SmallInstance.group("a", meanDays: service, distribution: .exponential), rate)])
    instance.simulation.meanDaysToDeathWaiting = ["MED": patience]
    let result = try simulate(
      instance, options: SimulationOptions(replications: 60, seed: 17, threads: 2))
    var weights = [1.0]
    for k in 1...200 {
      let leaving = Double(min(k, beds)) / service + Double(max(k - beds, 0)) / patience
      weights.append(weights[k - 1] * rate / leaving)
    }
    let all = weights.reduce(0, +)
    let inLine = weights.indices.reduce(0) { $0 + Double(max($1 - beds, 0)) * weights[$1] } / all
    let lost = Estimate(result.ledgers.map { Double($0.deathsWaiting) / Double($0.patients) })
    #expect(agrees(lost, inLine / patience / rate))
  }

  /// Three classes, a common service 1 and one server without preemption: with ρ = 0.2, 0.3 and 0.3
  /// the mean wait of class k is `0.8 / ((1 − σ_{k−1})(1 − σ_k))`, σ the loads added up: 1, 2 and 8
  /// (A. Cobham 1954). Service is exponential, so the residual met is 0.8.
  @Test func `three priority classes wait as Cobham's formula says`() throws {
    let service = 0.01
    let rates = [20.0, 30, 30]
    let instance = SmallInstance.queue(
      days: 500, beds: 1,
      groups: rates.enumerated().map { place, rate in
        (
          SmallInstance.group(
            "g\(place)", priority: place, meanDays: service, distribution: .exponential), rate
        )
      })
    let result = try simulate(
      instance, options: SimulationOptions(replications: 50, seed: 23, threads: 2))
    for (place, wanted) in [1.0, 0.8 / (0.8 * 0.5), 0.8 / (0.5 * 0.2)].enumerated() {
      #expect(agrees(result.meanWaitDays[place], wanted * service))
    }
  }

  /// Two stations in a row, M/M/3 and then M/M/2: what leaves the first is again a Poisson process,
  /// so each has its own Erlang's delay formula (J. R. Jackson 1957; P. J. Burke 1956).
  @Test func `two stays in a row are two queues of their own`() throws {
    let (rate, first, second) = (40.0, 0.05, 0.035)
    var instance = SmallInstance.quiet(days: 300, careTypes: ["ICU", "MED"])
    instance.groups = [
      Instance.Group(
        id: "a", priority: 0,
        path: [
          Instance.Stay(care: "ICU", meanDays: first, cv: 1, distribution: .exponential),
          Instance.Stay(care: "MED", meanDays: second, cv: 1, distribution: .exponential),
        ])
    ]
    instance.admissions = [[[Double](repeating: rate, count: 300)]]
    instance.simulation.beds = [[3, 2]]
    let result = try simulate(
      instance, options: SimulationOptions(replications: 400, seed: 31, threads: 2))
    for (care, wanted) in [inSystem(rate * first, 3), inSystem(rate * second, 2)].enumerated() {
      // The counts of a run hang together from day to day by less than e^-1 a day; the mean over
      // days of one replication is one value.
      let late = result.meanNeed[care][0][20...]
      let spread = result.varianceNeed[care][0][20...].reduce(0, +) / Double(late.count)
      let error = (spread / 400 / Double(late.count)).squareRoot()
      #expect(abs(late.reduce(0, +) / Double(late.count) - wanted) <= 3 * 1.2 * error)
    }
  }

  /// Some go from one kind of bed to the other, some the other way, so that each line is fed by what
  /// leaves the other and no line is fed at random. With exponential stays that are the same for all
  /// in a kind of bed, and lines in the order of coming, each kind still has Erlang's numbers for all
  /// who pass it (J. R. Jackson 1963; F. P. Kelly 1975).
  @Test func `beds that feed each other are two queues of their own`() throws {
    let (rates, stays, beds) = ([24.0, 16.0], [0.055, 0.035], [3, 2])
    let days = 300
    var instance = SmallInstance.quiet(days: days, careTypes: ["ICU", "MED"])
    let path = ["ICU", "MED"].enumerated().map {
      Instance.Stay(
        care: $0.element, meanDays: stays[$0.offset], cv: 1, distribution: .exponential)
    }
    instance.groups = [
      Instance.Group(id: "there", priority: 0, path: path),
      Instance.Group(id: "back", priority: 0, path: path.reversed()),
    ]
    instance.admissions = rates.map { [[Double](repeating: $0, count: days)] }
    instance.simulation.beds = [beds]
    let result = try simulate(
      instance, options: SimulationOptions(replications: 400, seed: 37, threads: 2))
    for care in 0..<2 {
      let wanted = inSystem(rates.reduce(0, +) * stays[care], beds[care])
      let late = result.meanNeed[care][0][20...]
      let spread = result.varianceNeed[care][0][20...].reduce(0, +) / Double(late.count)
      let error = (spread / 400 / Double(late.count)).squareRoot()
      #expect(abs(late.reduce(0, +) / Double(late.count) - wanted) <= 3 * 1.2 * error)
    }
  }

  /// Patients in a bed or in line: Erlang's delay formula.
  private func inSystem(_ load: Double, _ servers: Int) -> Double {
    let use = load / Double(servers)
    let blocked = erlangB(load, servers)
    return load + blocked / (1 - use * (1 - blocked)) * use / (1 - use)
  }

  /// What one site of ten beds cannot take goes to a neighbour with beds for all: the load there
  /// has the mean `α = A · B(n, A)` and the variance `α (1 − α + A / (n + 1 − A + α))`
  /// (L. Kosten 1937, J. Riordan; R. I. Wilkinson 1956).
  @Test func `overflow has Kosten's mean and variance`() throws {
    let (rate, stay, beds, days) = (90.0, 0.1, 10, 400)
    var instance = SmallInstance.quiet(days: days, sites: 2)
    instance.groups = [SmallInstance.group("a", meanDays: stay, distribution: .exponential)]
    instance.admissions = [
      [[Double](repeating: rate, count: days), [Double](repeating: 0, count: days)]
    ]
    instance.simulation.beds = [[beds], [100_000]]
    instance.simulation.neighbours = [[.init(site: 1, travelDays: 0)], []]
    instance.simulation.transfersPerDay = [1_000_000, 0]
    let count = 100
    let result = try simulate(
      instance, options: SimulationOptions(replications: count, seed: 41, threads: 2))
    let load = rate * stay
    let over = load * erlangB(load, beds)
    let variance = over * (1 - over + load / (Double(beds) + 1 - load + over))
    #expect(variance > 1.3 * over)
    let samples = Double(count * (days - 5))
    let mean = result.meanNeed[0][1][5...].reduce(0, +) / Double(days - 5)
    // Stays of a tenth of a day: counts a day apart are as good as independent.
    #expect(abs(mean - over) <= 3 * (variance / samples).squareRoot())
    let found = result.varianceNeed[0][1][5...].reduce(0, +) / Double(days - 5)
    // The fourth moment of so peaked a load, bounded by that of a geometric one.
    let spread = variance * (8 / samples).squareRoot()
    #expect(abs(found - variance) <= 3 * spread)
    let share = Estimate(result.ledgers.map { Double($0.transfers) / Double($0.patients) })
    #expect(agrees(share, over / load))
  }

  /// Arrivals of day d are Poisson given `λ · G`, `log G` correlated ρ from day to day: over two
  /// days the count has the variance `2λ + λ² (2 c² + 2 (e^(s² ρ) − 1))`, `s² = ln(1 + c²)`
  /// (the moments of a Cox process; D. R. Cox 1955).
  @Test(arguments: [0.0, 0.6])
  func `counts of two days vary as a Cox process with memory`(correlation: Double) throws {
    let (rate, cv, count) = (20.0, 0.7, 6000)
    var instance = SmallInstance.queue(
      days: 2, beds: 10_000, groups: [(SmallInstance.group("a", meanDays: 0.5), rate)])
    instance.simulation.dispersion = Instance.Dispersion(
      scenario: instance.admissions, dayCV: cv, dayCorrelation: correlation)
    let result = try simulate(
      instance, options: SimulationOptions(replications: count, seed: 53, threads: 2))
    let square = log(1 + cv * cv)
    let variance =
      2 * rate + rate * rate * (2 * cv * cv + 2 * (exp(square * correlation) - 1))
    let counts = result.ledgers.map { Double($0.patients) }
    let mean = counts.reduce(0, +) / Double(count)
    let squares = counts.map { ($0 - mean) * ($0 - mean) }
    // The spread of the squares themselves is the measure: lognormal tails are heavy.
    #expect(agrees(Estimate(squares), variance))
    #expect(agrees(Estimate(counts), 2 * rate))
  }
}
