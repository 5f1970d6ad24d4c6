extension Replication {
  /// Draws that are not those of a stay: the first gap of a source, and patience.
  enum Purpose {
    static let stay: UInt64 = 0
    static let firstGap: UInt64 = 1 << 40
    static let patience: UInt64 = 2 << 40
    static let postponement: UInt64 = 3 << 40
  }

  /// Two random words of a patient: a pure function of seed, replication, site, group, number
  /// and stage, so that the same patient is met again in every variant of a scenario.
  @inline(__always)
  func draw(
    _ number: UInt32, _ stage: UInt8, _ home: Int32, _ group: UInt8, _ purpose: UInt64
  ) -> (UInt64, UInt64) {
    CounterRandom.words(
      key: seed, purpose | UInt64(stage) << 32 | UInt64(number),
      replicationCounter | UInt64(UInt32(bitPattern: home)) << 16 | UInt64(group))
  }

  @inline(__always)
  func span(_ table: Int, _ word: UInt64) -> Double {
    let tables = model.tables
    return QuantileTables.span(values, table, word) { tables.exact($0, $1) }
  }

  @inline(__always)
  mutating func arrive(_ id: Int32, _ arriving: PatientRecord) {
    ledger.patients &+= 1
    var patient = arriving
    patient.state = .stay
    seek(&patient, slot: id, stay: patient.span)
  }

  /// The end of a stay: the bed goes to the next in line, and the patient on to the next stage.
  @inline(__always)
  mutating func endStay(_ id: Int32, _ leaving: PatientRecord) {
    var patient = leaving
    let bed = bedNumber(patient)
    if stepsDown, patient.stage == 0, keepsBed(id, patient, bed) { return }
    occupied[bed] &-= 1
    bedFreed(bed)
    needChanged(bed)
    let stage = patient.stage &+ 1
    guard Int32(stage) < model.stageCount[Int(patient.group)] else {
      ledger.discharged &+= 1
      giveBack(id)
      return
    }
    patient.stage = stage
    seek(&patient, slot: id, stay: drawnStay(patient))
  }

  /// The number that stands in the calendar for one who leaves a bed after the last stay, of whom
  /// nothing more need be known.
  @inline(__always)
  static func leaver(of bed: Int) -> Int32 { Int32.min | Int32(truncatingIfNeeded: bed) }

  /// The end of a last stay that has no record.
  @inline(__always)
  mutating func endLastStay(_ leaver: Int32) {
    let bed = Int(leaver & Int32.max)
    occupied[bed] &-= 1
    ledger.discharged &+= 1
    bedFreed(bed)
    needChanged(bed)
  }

  /// How long the patient's stay of the present stage is, drawn anew.
  @inline(__always)
  func drawnStay(_ patient: PatientRecord) -> Int64 {
    let word = draw(
      patient.number, patient.stage, Int32(patient.home), patient.group, Purpose.stay
    ).0
    return stayTicks(patient, word)
  }

  @inline(__always)
  func bedNumber(_ patient: PatientRecord) -> Int {
    let care = careOf[Int(patient.group) &* 2 &+ Int(patient.stage)]
    return Int(patient.site) &* model.careCount &+ Int(care)
  }

  /// A patient who needs a bed now: at home if one is free, else postponed when elective, else
  /// at the first neighbour with a free bed while transfers are left today, else in line.
  ///
  /// A free bed means that no one waits for it, since a bed that becomes free is given at once.
  @inline(__always)
  mutating func seek(_ patient: inout PatientRecord, slot: Int32, stay: Int64) {
    let bed = bedNumber(patient)
    if hasPolicy, patient.stage == 0, sendOnArrival(&patient, slot: slot, stay: stay, bed: bed) {
      return
    }
    if occupied[bed] < capacity[bed] {
      occupied[bed] &+= 1
      needChanged(bed)
      begin(&patient, slot: slot, stay: stay, travel: 0)
      return
    }
    if Int(patient.group) == model.electiveClass {
      ledger.postponed &+= 1
      count(.turnedAway, Int(patient.site))
      if slot >= 0 { giveBack(slot) }
      return
    }
    if hasPolicy {
      if patient.stage == 0, sendAhead(&patient, slot: slot, stay: stay) { return }
    } else if sendToNeighbour(&patient, slot: slot, stay: stay, bed: bed) {
      return
    }
    wait(&patient, slot: slot, stay: stay, bed: bed)
  }

  /// The first neighbour in the list with a free bed, while transfers are left today.
  @inline(__always)
  mutating func sendToNeighbour(
    _ patient: inout PatientRecord, slot: Int32, stay: Int64, bed: Int
  ) -> Bool {
    let site = Int(patient.site)
    if sent[site] < model.transfersPerDay[site] {
      let care = bed &- site &* model.careCount
      var index = Int(model.neighbourStart[site])
      let end = Int(model.neighbourStart[site &+ 1])
      while index < end {
        let there = Int(model.neighbourSite[index])
        let other = there &* model.careCount &+ care
        if occupied[other] < capacity[other] {
          sent[site] &+= 1
          ledger.transfers &+= 1
          occupied[other] &+= 1
          needChanged(other)
          patient.site = UInt16(truncatingIfNeeded: there)
          begin(&patient, slot: slot, stay: stay, travel: model.neighbourTicks[index])
          return true
        }
        index &+= 1
      }
    }
    return false
  }

  @inline(__always)
  func count(_ what: PlannedCount, _ site: Int) {
    planned[what.rawValue &* model.siteCount &+ site] &+= 1
  }

  /// The stay begins, after the travel; the bed is already counted as occupied. A last stay keeps
  /// no record, unless its patient may be moved out of the bed.
  @inline(__always)
  mutating func begin(
    _ patient: inout PatientRecord, slot: Int32, stay: Int64, travel: Int64
  ) {
    let group = Int(patient.group)
    let bed = bedNumber(patient)
    placed[group] &+= 1
    let end =
      needRuns && patient.state != .stay && patient.state != .postponed
      ? max(now, patient.when) &+ travel : now &+ travel &+ stay
    let isLast = Int32(patient.stage) &+ 1 >= model.stageCount[group]
    let leaves = bedToLeave(bed, patient, until: end)
    guard leaves != HomeBeds.none || end < horizon && !isLast else {
      if slot >= 0 { giveBack(slot) }
      if end < horizon { leave(bed, end) }
      return
    }
    let id = slot >= 0 ? slot : newRecord()
    if !isLast { calm.willEnter(nextBed(patient), end, before: horizon) }
    patient.span = now >> SimulatedTime.waitShift
    hold(id, patient, until: end, leaves: leaves)
  }

  /// The patient has a bed until the time given, and a record.
  @inline(__always)
  mutating func hold(_ id: Int32, _ patient: PatientRecord, until end: Int64, leaves: Int16) {
    records[Int(id)] = patient
    records[Int(id)].state = .stay
    records[Int(id)].when = end
    if keepsLeavers { homeBeds[id] = leaves }
    _ = schedule(id, end)
  }

  /// The bed, if the plan may have the patient moved out of it on a later day; else none.
  @inline(__always)
  func bedToLeave(_ bed: Int, _ patient: PatientRecord, until end: Int64) -> Int16 {
    guard keepsLeavers else { return HomeBeds.none }
    return policy.bedToLeave(bed, patient, from: calendar.openDay &+ 1, until: end)
  }

  /// A bed will be left after the last stay, before the horizon.
  @inline(__always)
  private mutating func leave(_ bed: Int, _ end: Int64) {
    if Int(end >> SimulatedTime.dayShift) == calendar.openDay {
      calendar.add(Self.leaver(of: bed), end)
    } else {
      stayEnds.add(bed, end)
    }
  }

  /// The bed of the stay after the first, where the patient is.
  @inline(__always)
  func nextBed(_ patient: PatientRecord) -> Int {
    Int(patient.site) &* model.careCount &+ Int(careOf[Int(patient.group) &* 2 &+ 1])
  }

  /// How long the patient's stay of this stage is.
  @inline(__always)
  func stayTicks(_ patient: PatientRecord, _ word: UInt64) -> Int64 {
    var table = Int(stayTable[Int(patient.group) &* 2 &+ Int(patient.stage)])
    if patient.begunStage == patient.stage { table &+= 1 }
    let ticks = span(table, word)
    guard drawsDemand, patient.begunStage != patient.stage else { return Int64(ticks) }
    return Int64(min(ticks * stayFactor[Int(patient.group)], SimulatedTime.longestSpan))
  }

  mutating func wait(_ patient: inout PatientRecord, slot: Int32, stay: Int64, bed: Int) {
    let id = slot >= 0 ? slot : newRecord()
    let care = bed % model.careCount
    patient.when = .max
    patient.next = -1
    patient.span = now >> SimulatedTime.waitShift
    let mean = model.patience[care]
    if mean < .infinity {
      let word = draw(
        patient.number, patient.stage, Int32(patient.home), patient.group, Purpose.patience)
      let days = span(model.exponentialTable, word.0) / SimulatedTime.ticksPerDay
      patient.when = now &+ Int64(min(days * mean, SimulatedTime.longestSpan))
    }
    if needRuns { patient.when = now &+ stay }
    patient.state = .inLine
    records[Int(id)] = patient
    let line = bed &* model.rankCount &+ Int(model.rank[Int(patient.group)])
    if queueHead[line] < 0 {
      queueHead[line] = id
    } else {
      records[Int(queueTail[line])].next = id
    }
    queueTail[line] = id
    queued[bed] &+= 1
    deferrable[bed] &+= model.deferrable[Int(patient.group)]
    needChanged(bed)
    if findsDeaths { scheduleEndOfWait(id, patient.when) }
  }

  /// Gives beds that are free to those who wait.
  mutating func admitWaiting(_ bed: Int) {
    if stepsDown {
      admitSteppingDown(bed)
      return
    }
    while occupied[bed] < capacity[bed], queued[bed] > 0 { admitNext(bed) }
  }

  /// Takes the first in line: admits, or finds that the patient has died.
  mutating func admitNext(_ bed: Int) {
    var line = bed &* model.rankCount
    while queueHead[line] < 0 { line &+= 1 }
    let id = queueHead[line]
    var patient = records[Int(id)]
    queueHead[line] = patient.next
    if patient.state == .goneFromLine {
      giveBack(id)
      return
    }
    queued[bed] &-= 1
    deferrable[bed] &-= model.deferrable[Int(patient.group)]
    if patient.when <= now, !needRuns {
      ledger.deathsWaiting &+= 1
      giveBack(id)
      return
    }
    occupied[bed] &+= 1
    waited[Int(patient.group)] &+=
      Int((now >> SimulatedTime.waitShift) &- patient.span)
    begin(&patient, slot: id, stay: needRuns ? 0 : drawnStay(patient), travel: 0)
  }

  /// Takes those who have died, or whose need has ended, out of the lines for a bed. A need that
  /// ends at this very moment has its own event.
  mutating func removeGone(_ bed: Int) {
    for line in bed &* model.rankCount..<(bed &+ 1) &* model.rankCount {
      var before: Int32 = -1
      var id = queueHead[line]
      while id >= 0 {
        let next = records[Int(id)].next
        if records[Int(id)].when <= now, !needRuns || records[Int(id)].state == .goneFromLine {
          if before < 0 { queueHead[line] = next } else { records[Int(before)].next = next }
          if next < 0 { queueTail[line] = before }
          if records[Int(id)].state == .inLine {
            ledger.deathsWaiting &+= 1
            queued[bed] &-= 1
            deferrable[bed] &-= model.deferrable[Int(records[Int(id)].group)]
          }
          giveBack(id)
        } else {
          before = id
        }
        id = next
      }
    }
    needChanged(bed)
  }

  /// Counts the beds and lines just before the end of the day.
  mutating func countDay() {
    for place in part.first..<part.end {
      let site = Int(parts.sites[place])
      var held: Int32 = 0
      for care in 0..<model.careCount {
        let bed = site &* model.careCount &+ care
        if findsDeaths || queued[bed] > 0 { removeGone(bed) }
        let cell = (care &* model.siteCount &+ site) &* model.days &+ today
        need[cell] = occupied[bed] &+ queued[bed]
        line[cell] = queued[bed]
        deferrableLine[cell] = deferrable[bed]
        held &+= blocked[bed]
        occupiedSum[care] &+= Int64(occupied[bed])
        queuedSum[care] &+= Int64(queued[bed])
      }
      blockedAt[site &* model.days &+ today] = held
    }
    endCalmDays()
  }

  /// Finds the last deaths of a part, and counts who is left.
  mutating func finishPart() {
    now = horizon
    for place in part.first..<part.end {
      let first = Int(parts.sites[place]) &* model.careCount
      for bed in first..<first &+ model.careCount {
        if queued[bed] > 0 { removeGone(bed) }
        ledger.inBedsAtEnd &+= Int(occupied[bed])
        ledger.waitingAtEnd &+= Int(queued[bed])
      }
    }
  }

  /// To be called after the last part.
  mutating func finish() {
    ledger.backlogAtEnd = ledger.postponedByPolicy &- ledger.recovered
    watch.finish(horizon)
  }

  /// Patients of the steady state before time 0, most urgent first; numbered apart from those
  /// who arrive.
  mutating func fillBeds() {
    guard let present = model.presentMean else { return }
    for group in model.classesByPriority {
      for place in part.first..<part.end {
        let home = Int(parts.sites[place])
        for stage in 0..<Int(model.stageCount[group]) {
          let mean = present[(group * model.siteCount + home) * 2 + stage]
          fillStage(mean, group: group, home: home, stage: stage)
        }
      }
    }
  }

  private mutating func fillStage(_ mean: Double, group: Int, home: Int, stage: Int) {
    var number = UInt32(0x8000_0000) + UInt32(stage) << 30
    var sum = 0.0
    while true {
      let words = draw(number, UInt8(stage), Int32(home), UInt8(group), Purpose.stay)
      sum += span(model.exponentialTable, words.1) / SimulatedTime.ticksPerDay
      if sum >= mean { return }
      ledger.presentAtStart &+= 1
      var patient = PatientRecord()
      patient.home = UInt16(home)
      patient.site = patient.home
      patient.group = UInt8(group)
      patient.stage = UInt8(stage)
      patient.begunStage = UInt8(stage)
      patient.number = number
      number &+= 1
      let bed = bedNumber(patient)
      let stay = stayTicks(patient, words.0)
      if occupied[bed] < capacity[bed] {
        occupied[bed] &+= 1
        begin(&patient, slot: -1, stay: stay, travel: 0)
      } else if group == model.electiveClass {
        ledger.droppedAtStart &+= 1
      } else {
        wait(&patient, slot: -1, stay: stay, bed: bed)
      }
    }
  }
}
