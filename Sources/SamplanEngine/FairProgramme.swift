import SamplanBase

/// The fair programme but its moves: plain arrays, the matrix by columns. Moves are columns that
/// `FairArcs` gives when they can pay.
struct FairProgramme {
  let instance: Instance
  let rules: Instance.Rules
  let kernels: FairKernels
  let layout: FairLayout
  /// Whether help between sites is allowed.
  let isJoint: Bool
  private(set) var columns = ColumnList()
  private(set) var rowLower: [Double]
  private(set) var rowUpper: [Double]
  /// Weighted bed-days of necessary shortage, by column.
  private(set) var shortWeight: [Double] = []
  /// Weight of everything else, by column.
  private(set) var measureWeight: [Double] = []
  /// Own need of necessary care in bed-days, `[site]`.
  let ownNeed: [Double]

  /// A share is weighed as this many bed-days in the first step, so that its numbers are of the
  /// same size as those of the others.
  let shareScale: Double

  init(_ instance: Instance, rules: Instance.Rules, isJoint: Bool) {
    self.instance = instance
    self.rules = rules
    self.isJoint = isJoint
    kernels = FairKernels(instance, withInpatients: isJoint)
    layout = FairLayout(instance, streams: kernels.streams, joint: isJoint)
    rowLower = [Double](repeating: -.infinity, count: layout.rows)
    rowUpper = [Double](repeating: .infinity, count: layout.rows)
    let necessary = kernels.necessaryNeed
    ownNeed = instance.sites.indices.map { site in
      necessary.reduce(0) { $0 + $1[site].reduce(0, +) }
    }
    shareScale = max(1, ownNeed.reduce(0, +) / Double(max(1, ownNeed.count)))
    addCare()
    addPlanned()
    addShortageAndSurge()
    if isJoint { addLending() }
    addFreed()
    addResources()
    addMovesOut()
    begin(short: 0, measure: 0, upper: Self.shareMost)
    for site in 0..<layout.sites { entry(layout.sharing + site, -sharedNeed(site)) }
    setRows()
  }

  var firstCare: [Int] { kernels.streams.map(\.care) }

  /// The largest share that is reckoned with.
  static let shareMost = 1e3

  /// What a site's shortage is shared by: its own need; or, where planned care holds hundreds of
  /// times as many beds, a little of that. Postponement does not free them to the last hour
  /// (`kernel.dropBelow`), and a site of planned care only, without beds, would have no plan.
  private func sharedNeed(_ site: Int) -> Double {
    let fixed = kernels.fixed.reduce(0.0) { $0 + $1[site].reduce(0, +) }
    return max(ownNeed[site], 2 * fixed / Self.shareMost)
  }

  func shortageWeight(_ care: Int) -> Double {
    instance.costs.shortage[instance.careTypes[care]] ?? 0
  }

  private mutating func begin(
    short: Double, measure: Double, lower: Double = 0, upper: Double = .infinity
  ) {
    columns.begin(lower: lower, upper: upper)
    shortWeight.append(short)
    measureWeight.append(measure)
  }

  /// Gives a row its sides.
  mutating func set(_ row: Int, lower: Double = -.infinity, upper: Double) {
    rowLower[row] = lower
    rowUpper[row] = upper
  }

  /// Limits the necessary shortage of a week; where it is nothing there are no variables for it.
  mutating func limitShortage(_ care: Int, _ site: Int, week: Int, to most: Double) {
    set(layout.weekRow(care, site, week), upper: most)
    guard most <= FairRun.weekTolerance else { return }
    for day in 7 * week..<min(layout.days, 7 * week + 7) {
      columns.close(layout.shortage(care, site, day))
      for part in 0..<(layout.levels - 1) {
        columns.close(layout.shortageTail(care * (layout.levels - 1) + part, site, day))
      }
      for number in 0..<layout.overdue.layers where care == kernels.electiveCare {
        columns.close(layout.overdue(number, site, day))
      }
    }
    set(layout.weekRow(care, site, week), upper: .infinity)
  }

  private mutating func entry(_ row: Int, _ value: Double) { columns.entry(row, value) }

  /// Runs through the places of a block in the order of its columns.
  private mutating func each(
    _ block: FairLayout.Block, _ add: (inout FairProgramme, Int, Int, Int) -> Void
  ) {
    for layer in 0..<block.layers {
      for site in 0..<block.sites {
        for day in 0..<block.days { add(&self, layer, site, day) }
      }
    }
  }

  private mutating func beds(
    _ kernel: [[ProgrammeKernels.Coefficient]], _ site: Int, _ day: Int, sign: Double
  ) {
    for care in 0..<layout.cares {
      for (k, beds) in kernel[care] {
        if day + k >= layout.days { break }
        entry(layout.capacity(care, site, day + k), sign * beds)
      }
    }
  }

  /// Admissions after moves (net of those who leave, of in-patients), what planned care gives back
  /// in beds, and who is turned away.
  private mutating func addCare() {
    each(layout.admissions) { me, stream, site, day in
      let group = me.kernels.streams[stream].group
      me.begin(short: 0, measure: 0, lower: group == nil ? -.infinity : 0)
      me.entry(me.layout.flow(stream, site, day), 1)
      me.beds(me.kernels.streams[stream].kernel, site, day, sign: 1)
      guard let group else { return }
      for (number, resource) in me.rules.resources.enumerated() {
        me.entry(me.layout.resource(number, site, day), resource.perAdmission[group])
      }
    }
    each(layout.relieved) { me, _, site, day in
      // Nobody is both postponed and turned away.
      me.begin(
        short: 0, measure: 0, lower: -.infinity,
        upper: me.instance.electiveAdmissions[site][day])
      me.entry(me.layout.relief(0, site, day), 1)
      me.beds(me.kernels.elective, site, day, sign: -1)
      for (number, resource) in me.rules.resources.enumerated() {
        me.entry(me.layout.resource(number, site, day), -resource.perElective)
      }
    }
    each(layout.refused) { me, place, site, day in
      let group = me.layout.dispensable[place]
      me.begin(
        short: 0, measure: me.rules.turnedAwayWeight,
        upper: me.instance.admissions[group][site][day])
      me.entry(me.layout.flow(group, site, day), 1)
    }
    each(layout.turnedAway) { me, _, site, day in
      me.begin(
        short: 0, measure: me.rules.turnedAwayWeight,
        upper: me.instance.electiveAdmissions[site][day])
      me.entry(me.layout.relief(0, site, day), -1)
    }
  }

  /// Postponed, recovered, waiting and overdue planned care, by class; day surgery is added by
  /// `addFreed`.
  private mutating func addPlanned() {
    let planned = rules.planned
    each(layout.postponed) { me, number, site, day in
      let share = me.instance.postponeMaxShareBySite?[site] ?? 1
      let most = share * me.instance.electiveAdmissions[site][day]
      me.begin(
        short: 0, measure: me.instance.costs.postponed,
        upper: most * me.layout.classes[number].share)
      me.entry(me.layout.relief(0, site, day), -1)
      guard let planned else { return }
      me.entry(me.layout.waiting(number, site, day), -1)
      me.entry(
        me.layout.freeing(0, site, day), -planned.usableShare * planned.staffDaysPerInpatient)
      guard number < me.layout.overdue.layers else { return }
      // Those postponed in the last `afterDays` days are not overdue.
      let last = min(day + me.layout.classes[number].afterDays - 1, me.layout.days - 1)
      for later in day...last { me.entry(me.layout.lateness(number, site, later), -1) }
    }
    each(layout.recovered) { me, number, site, day in
      me.begin(short: 0, measure: 0, upper: day == 0 ? 0 : .infinity)
      me.entry(me.layout.relief(0, site, day), 1)
      me.entry(me.layout.waiting(number, site, day), 1)
    }
    each(layout.backlog) { me, number, site, day in
      me.begin(short: 0, measure: planned?.waitingWeight ?? 0)
      me.entry(me.layout.waiting(number, site, day), 1)
      if day + 1 < me.layout.days { me.entry(me.layout.waiting(number, site, day + 1), -1) }
      if number < me.layout.overdue.layers {
        me.entry(me.layout.lateness(number, site, day), 1)
      }
    }
    each(layout.overdue) { me, number, site, day in
      let care = me.kernels.electiveCare
      me.beginShortage(care: care, site: site, day: day)
      me.entry(me.layout.lateness(number, site, day), -1)
    }
  }

  /// A column of necessary shortage with its entries in the rows that count it.
  private mutating func beginShortage(
    care: Int, site: Int, day: Int, share: Double = 1, upper: Double = .infinity
  ) {
    let weight = share * shortageWeight(care)
    begin(short: weight, measure: 0, upper: upper)
    entry(layout.sharing + site, share)
    entry(layout.weekRow(care, site, day / 7), share)
    entry(layout.siteShort + site, weight)
    entry(layout.allShort, weight)
  }

  private mutating func addShortageAndSurge() {
    let icu = instance.careTypes.firstIndex(of: Instance.intensiveCare)
    each(layout.shortage) { me, care, site, day in
      me.beginShortage(care: care, site: site, day: day)
      me.entry(me.layout.capacity(care, site, day), -1)
      if let icu, icu != care, let shares = me.rules.stepDownShare {
        me.entry(me.layout.capacity(icu, site, day), shares[site][day])
      }
    }
    addTail(icu)
    func most(_ instance: Instance, _ care: Int, _ site: Int, _ day: Int) -> Double {
      instance.surgeMaxByDay?[care][site][day] ?? instance.surgeMax[care][site]
    }
    for (block, byStaff) in [(layout.surgeByStaff, true), (layout.surgeOther, false)] {
      each(block) { me, care, site, day in
        let all = most(me.instance, care, site, day)
        let part = me.rules.surgeHeldByStaff.map { min(all, $0[care][site][day]) } ?? all
        let name = me.instance.careTypes[care]
        let persons = me.instance.staffPerSurgeBed[name] ?? 0
        me.begin(
          short: 0, measure: me.instance.costs.surge[name] ?? 0,
          upper: byStaff ? part : max(0, all - part))
        me.entry(me.layout.capacity(care, site, day), -1)
        me.entry(me.layout.staff(0, site, day), persons)
        if byStaff, me.layout.borrowUse.count > 0 {
          me.entry(me.layout.borrowUse(0, site, day), -persons)
        }
      }
    }
  }

  /// Where need has levels, beds short are counted in parts: those short at the highest level only
  /// weigh 1 of all levels, those short at the two highest 2, and so on. The parts weigh more and
  /// more, so the lighter are filled first, and the sum is the mean shortage over the levels:
  /// a sample average of what no move can wait to see.
  private mutating func addTail(_ icu: Int?) {
    guard let spread = rules.needSpread, layout.levels > 1 else { return }
    let levels = layout.levels
    each(layout.shortageTail) { me, layer, site, day in
      let (care, part) = (layer / (levels - 1), layer % (levels - 1))
      let share = Double(part + 1) / Double(levels)
      let width =
        spread[levels - 1 - part][care][site][day] - spread[levels - 2 - part][care][site][day]
      me.beginShortage(care: care, site: site, day: day, share: share, upper: width)
      me.entry(me.layout.capacity(care, site, day), -1)
      if let icu, icu != care, let shares = me.rules.stepDownShare {
        me.entry(me.layout.capacity(icu, site, day), share * shares[site][day])
      }
    }
  }

  private mutating func addLending() {
    each(layout.lent) { me, _, site, day in
      let share = me.instance.lendMaxShareBySite?[site] ?? me.instance.lendMaxShare
      me.begin(
        short: 0, measure: me.instance.costs.staffMoved, upper: share * me.instance.staff[site])
      me.entry(me.layout.staff(0, site, day), 1)
      me.entry(me.layout.balance + day, -1)
    }
    each(layout.borrowed) { me, _, site, day in
      me.begin(short: 0, measure: me.instance.costs.staffMoved)
      me.entry(me.layout.staff(0, site, day), -1)
      me.entry(me.layout.balance + day, 1)
      if me.layout.borrowUse.count > 0 { me.entry(me.layout.borrowUse(0, site, day), 1) }
    }
  }

  /// Freed staff, and the day surgery that frees some of them.
  private mutating func addFreed() {
    guard let planned = rules.planned else { return }
    each(layout.freed) { me, _, site, day in
      me.begin(short: 0, measure: 0, upper: planned.trained[site])
      me.entry(me.layout.staff(0, site, day), -1)
      me.entry(me.layout.freeing(0, site, day), 1)
    }
    func resources(_ me: inout FairProgramme, _ site: Int, _ day: Int, _ sign: Double) {
      for (number, resource) in me.rules.resources.enumerated() {
        me.entry(me.layout.resource(number, site, day), sign * resource.perDaySurgery)
      }
    }
    each(layout.dayPostponed) { me, _, site, day in
      let share = me.instance.postponeMaxShareBySite?[site] ?? 1
      me.begin(
        short: 0, measure: planned.daySurgeryWeight, upper: share * planned.daySurgery[site][day])
      me.entry(me.layout.dayWaiting(0, site, day), -1)
      me.entry(
        me.layout.freeing(0, site, day), -planned.usableShare * planned.staffDaysPerDaySurgery)
      resources(&me, site, day, -1)
    }
    each(layout.dayRecovered) { me, _, site, day in
      me.begin(short: 0, measure: 0, upper: day == 0 ? 0 : .infinity)
      me.entry(me.layout.dayWaiting(0, site, day), 1)
      resources(&me, site, day, 1)
    }
    each(layout.dayBacklog) { me, _, site, day in
      me.begin(short: 0, measure: planned.waitingWeight)
      me.entry(me.layout.dayWaiting(0, site, day), 1)
      if day + 1 < me.layout.days { me.entry(me.layout.dayWaiting(0, site, day + 1), -1) }
    }
  }

  private mutating func addResources() {
    each(layout.resourceSurge) { me, number, site, day in
      let resource = me.rules.resources[number]
      me.begin(short: 0, measure: resource.surgeWeight, upper: resource.surgeMax[site][day])
      me.entry(me.layout.resource(number, site, day), -1)
    }
    each(layout.resourceShort) { me, number, site, day in
      me.begin(short: 0, measure: me.rules.resources[number].shortageWeight)
      me.entry(me.layout.resource(number, site, day), -1)
    }
  }

  /// In-patients who leave on a day; those away at once stay below their share of own occupancy.
  private mutating func addMovesOut() {
    each(layout.moveOut) { me, place, site, day in
      let stream = me.kernels.streams[me.layout.groups + place]
      me.begin(short: 0, measure: 0)
      me.entry(me.layout.outSum(place, site, day), 1)
      for (k, beds) in stream.kernel[stream.care] where day + k < me.layout.days {
        me.entry(me.layout.outLimit(place, site, day + k), beds)
      }
    }
  }
}
