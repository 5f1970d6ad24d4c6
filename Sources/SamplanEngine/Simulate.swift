import SamplanBase

/// Simulates the flow of patients in an instance, event by event, many times.
///
/// Patients arrive as Poisson processes, hold beds for their lengths of stay, go to a neighbour,
/// wait or are postponed when there is no bed, and may die waiting; the rules stand in
/// `docs/guides/engine.md`. Each replication belongs to one thread; the result depends only on
/// the instance, the seed and the number of replications.
///
/// Memory: a few bytes a bed, day and patient present for each thread, 24 bytes a cell (care
/// type, site, day), 100 bytes a replication, and at most `options.sampleMemory`.
package func simulate(
  _ instance: Instance, options: SimulationOptions = SimulationOptions()
) throws(Refusal) -> SimulationResult {
  let simulation = try Simulation(instance, options: options)
  simulation.advance(
    threads: options.threads, progress: { options.progress?(simulation.done) ?? true })
  return try simulation.result()
}

extension SimulationOptions {
  func check() throws(Refusal) {
    var problems: [Refusal.Problem] = []
    func report(_ place: String, _ sv: String, _ en: String) {
      problems.append(Refusal.Problem(.field(place), Text(sv: sv, en: en)))
    }
    let limit = Self.replicationLimit
    if !(1...limit).contains(replications) {
      report("replications", "ett antal mellan 1 och \(limit) väntades", "1 to \(limit) expected")
    }
    if !(0...limit).contains(firstReplication) {
      report("firstReplication", "ett tal mellan 0 och \(limit) väntades", "0 to \(limit) expected")
    }
    if threads < 0 { report("threads", "ett antal från 0 väntades", "0 or more expected") }
    if quantiles.count > 20 { report("quantiles", "högst 20 kvantiler", "at most 20 quantiles") }
    for (index, level) in quantiles.enumerated() where !(level >= 0 && level <= 1) {
      report("quantiles[\(index)]", "ett tal mellan 0 och 1 väntades", "0 to 1 expected")
    }
    if sampleMemory < 0 { report("sampleMemory", "minst 0 väntades", "0 or more expected") }
    precision?.check(&problems, replications: replications)
    guard problems.isEmpty else {
      throw Refusal(
        .input,
        Text(
          sv: "Simuleringen kan inte köras med dessa val.",
          en: "The simulation cannot be run with these choices."),
        problems: problems)
    }
  }
}
