extension SimulationResult {
  init(
    _ tally: NeedTally, options: SimulationOptions, isPrecise: Bool, cpuSeconds: Double,
    wallSeconds: Double
  ) {
    let model = tally.model
    let finished = tally.finished
    let count = Double(finished.count)
    let ledgers = finished.compactMap { tally.ledgers[$0] }
    func estimate(_ value: (ReplicationLedger) -> Int) -> Estimate {
      Estimate(ledgers.map { Double(value($0)) })
    }
    func mean(_ sums: [[Int64]], _ care: Int) -> Double {
      let total = finished.reduce(0 as Int64) { $0 + sums[$1][care] }
      return Double(total) / count / Double(model.days)
    }
    func cells<From, To>(_ flat: [From], _ value: (From) -> To) -> [[[To]]] {
      (0..<model.careCount).map { care in
        (0..<model.siteCount).map { site in
          let start = (care * model.siteCount + site) * model.days
          return flat[start..<start + model.days].map(value)
        }
      }
    }
    func national<From, To>(_ flat: [From], _ value: (From) -> To) -> [[To]] {
      (0..<model.careCount).map { care in
        flat[care * model.days..<(care + 1) * model.days].map(value)
      }
    }
    let quantiles = tally.quantiles(options.quantiles)
    let variances = zip(tally.sum, tally.squares).map { sum, squares in
      count > 1 ? (Double(squares) - Double(sum) * Double(sum) / count) / (count - 1) : 0
    }
    replications = finished.count
    self.isPrecise = isPrecise
    isPartial = finished.count < options.replications && !isPrecise
    seed = options.seed
    patients = estimate(\.patients)
    deathsWaiting = estimate(\.deathsWaiting)
    leftWaiting = estimate(\.leftWaiting)
    transfers = estimate(\.transfers)
    postponed = estimate(\.postponed)
    meanOccupied = (0..<model.careCount).map { mean(tally.occupied, $0) }
    meanQueued = (0..<model.careCount).map { mean(tally.queued, $0) }
    meanWaitDays = (0..<model.groupCount).map { group in
      Estimate(finished.map { tally.waitDays[$0][group] })
    }
    bedDaysAbove = (0..<model.careCount).map { care in
      Estimate(finished.map { Double(tally.bedDaysAbove[$0][care]) })
    }
    self.ledgers = ledgers
    quantileLevels = options.quantiles
    meanNeed = cells(tally.sum) { Double($0) / count }
    varianceNeed = cells(variances) { max(0, $0) }
    needQuantiles = quantiles.values.map { cells($0) { $0 } }
    needQuantileErrors = tally.quantileErrors(options.quantiles).map { cells($0) { $0 } }
    probabilityAbove = cells(tally.above) { Double($0) / count }
    firstExceedance = cells(tally.first) { Int($0) }.map { sites in
      sites.map { FirstExceedance(byDay: $0, replications: finished.count) }
    }
    nationalMeanNeed = national(tally.nationalSum) { Double($0) / count }
    nationalNeedQuantiles = quantiles.national.map { national($0) { $0 } }
    meanShort = cells(tally.shortSum) { Double($0) / count }
    paired = Paired(tally, finished: finished, ledgers: ledgers)
    planned = PlannedCare(tally, ledgers: ledgers)
    shortage = tally.shortage.map {
      Shortage($0, model, replications: finished.count)
    }
    let short = meanShort
    tiers = tally.tiers.map { sums in
      func beds(_ flat: [Int64]) -> [[[Double]]] {
        cells(flat) { TierTally.beds($0, replications: finished.count) }
      }
      return TierUse(
        open: beds(sums.open), overcrowded: beds(sums.overcrowded), surge: beds(sums.surge),
        short: short)
    }
    stepDown = tally.stepDown.map { StepDown($0, model, finished: finished) }
    executed = zip(tally.executed, tally.executedSquares).map { sum, squares in
      Estimate(sum: sum, squares: squares, count: finished.count)
    }
    let total = ledgers.reduce(0) { $0 + $1.patients }
    patientsPerSecond = cpuSeconds > 0 ? Double(total) / cpuSeconds : 0
    self.cpuSeconds = cpuSeconds
    self.wallSeconds = wallSeconds
  }
}

extension SimulationResult.Paired {
  init(_ tally: NeedTally, finished: [Int], ledgers: [ReplicationLedger]) {
    let model = tally.model
    careCount = model.careCount
    siteCount = model.siteCount
    let width = model.bedCount
    short = finished.flatMap { tally.short[$0 * width..<($0 + 1) * width] }
    moved = ledgers.map { Float($0.transfers) }
    postponed = ledgers.map { Float($0.postponedByPolicy) }
    turnedAway = ledgers.map { Float($0.postponed) }
    backlogAtEnd = ledgers.map { Float($0.backlogAtEnd) }
  }
}

extension SimulationResult.PlannedCare {
  init(_ tally: NeedTally, ledgers: [ReplicationLedger]) {
    func estimate(_ value: (ReplicationLedger) -> Int) -> Estimate {
      Estimate(ledgers.map { Double(value($0)) })
    }
    postponed = estimate(\.postponedByPolicy)
    recovered = estimate(\.recovered)
    backlogAtEnd = estimate(\.backlogAtEnd)
    turnedAway = estimate(\.postponed)
    func bySite(_ what: PlannedCount) -> [Double] {
      let sites = tally.model.siteCount
      let start = what.rawValue * sites
      return tally.planned[start..<start + sites].map { Double($0) / Double(tally.done) }
    }
    let (left, back) = (bySite(.postponed), bySite(.recovered))
    postponedBySite = left
    recoveredBySite = back
    backlogAtEndBySite = zip(left, back).map { $0 - $1 }
    turnedAwayBySite = bySite(.turnedAway)
  }
}
