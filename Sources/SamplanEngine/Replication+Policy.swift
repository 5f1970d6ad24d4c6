/// The plan as a rule (V2): who is sent, postponed and made up for.
extension Replication {
  /// The start of a day: patients in line are sent where there is quota again, stable in-patients
  /// are moved, and postponed patients get beds that are free.
  mutating func followPlan(_ day: Int) {
    if part.hasQuotas { book.startDay(day) }
    if part.hasQuotas {
      for place in part.first..<part.end {
        let first = Int(parts.sites[place]) &* model.careCount
        for bed in first..<first &+ model.careCount where queued[bed] > 0 { sendWaiting(bed) }
      }
      if policy.movesInpatients { moveInpatients() }
    }
    if model.electiveClass >= 0 { recover(day) }
  }

  /// Sends a patient who has just come, if the site has as many patients as the plan reckons with
  /// and quota is left.
  @inline(never)
  mutating func sendOnArrival(
    _ patient: inout PatientRecord, slot: Int32, stay: Int64, bed: Int
  ) -> Bool {
    let counter = Int(patient.group) &* model.siteCount &+ Int(patient.site)
    guard book.leftNow[counter] > 0,
      occupied[bed] &+ queued[bed] >= plannedBeds(bed)
    else { return false }
    return send(&patient, slot: slot, stay: stay, counter: counter, ahead: false)
  }

  /// Whole beds that the plan reckons with today.
  @inline(__always)
  func plannedBeds(_ bed: Int) -> Int32 { policy.planned[today &* model.bedCount &+ bed] }

  /// Sends a patient of a full site by the quota of the next two days.
  @inline(never)
  mutating func sendAhead(_ patient: inout PatientRecord, slot: Int32, stay: Int64) -> Bool {
    let counter = Int(patient.group) &* model.siteCount &+ Int(patient.site)
    guard book.leftAhead[counter] > 0 else { return false }
    return send(&patient, slot: slot, stay: stay, counter: counter, ahead: true)
  }

  @inline(never)
  private mutating func send(
    _ patient: inout PatientRecord, slot: Int32, stay: Int64, counter: Int, ahead: Bool
  ) -> Bool {
    let quota = quota(of: counter, ahead: ahead)
    guard quota >= 0 else { return false }
    let other = use(quota, ahead: ahead)
    patient.site = UInt16(truncatingIfNeeded: other / model.careCount)
    begin(&patient, slot: slot, stay: stay, travel: policy.travel[quota])
    return true
  }

  /// Takes a patient of a quota and a bed there, held from the call.
  mutating func use(_ quota: Int, ahead: Bool) -> Int {
    book.use(quota, ahead: ahead)
    ledger.transfers &+= 1
    let other = Int(policy.destination[quota])
    occupied[other] &+= 1
    needChanged(other)
    return other
  }

  /// The quota with the largest share left whose destination has more free beds than it keeps;
  /// −1 when there is none. A bed on whose patient one waits is not free, so nobody is passed.
  func quota(of counter: Int, ahead: Bool) -> Int {
    var best = -1
    var bestPart = QuotaBook.Part()
    var index = Int(book.starts[counter])
    let end = Int(book.starts[counter &+ 1])
    while index < end {
      let quota = Int(policy.members[index])
      index &+= 1
      let part = book.part(quota, ahead: ahead)
      guard part.left > 0 else { continue }
      let other = Int(policy.destination[quota])
      let level = calm.level(other, occupied[other], at: UInt32(truncatingIfNeeded: now))
      guard capacity[other] &- level > policy.reserve[other] else { continue }
      let isLarger =
        Int(part.left) &* Int(bestPart.whole) > Int(bestPart.left) &* Int(part.whole)
      if best < 0 || isLarger {
        best = quota
        bestPart = part
      }
    }
    return best
  }

  private mutating func sendWaiting(_ bed: Int) {
    let site = bed / model.careCount
    for line in bed &* model.rankCount..<(bed &+ 1) &* model.rankCount {
      var before: Int32 = -1
      var id = queueHead[line]
      while id >= 0 {
        var patient = records[Int(id)]
        let next = patient.next
        let counter = Int(patient.group) &* model.siteCount &+ site
        let mayGo =
          patient.state == .inLine && patient.when > now && patient.stage == 0
          && Int(patient.home) == site
        if mayGo, let (quota, ahead) = anyQuota(of: counter) {
          if before < 0 { queueHead[line] = next } else { records[Int(before)].next = next }
          if next < 0 { queueTail[line] = before }
          leaveLine(patient, bed)
          patient.site = UInt16(
            truncatingIfNeeded: use(quota, ahead: ahead) / model.careCount)
          begin(
            &patient, slot: id, stay: needRuns ? 0 : drawnStay(patient),
            travel: policy.travel[quota])
        } else {
          before = id
        }
        id = next
      }
    }
  }

  /// A quota to use now for one in line: that of today and before, else that of the next days.
  private func anyQuota(of counter: Int) -> (quota: Int, ahead: Bool)? {
    for ahead in [false, true]
    where (ahead ? book.leftAhead : book.leftNow)[counter] > 0 {
      let quota = quota(of: counter, ahead: ahead)
      if quota >= 0 { return (quota, ahead) }
    }
    return nil
  }

  private mutating func leaveLine(_ patient: PatientRecord, _ bed: Int) {
    queued[bed] &-= 1
    deferrable[bed] &-= model.deferrable[Int(patient.group)]
    waited[Int(patient.group)] &+=
      Int((now >> SimulatedTime.waitShift) &- patient.span)
    needChanged(bed)
  }
}

/// Planned care: postponed by the plan, and made up for, first in, first out.
extension Replication {
  /// Whether the plan postpones this elective patient: a draw of the patient's own, so that a
  /// larger share postpones the same patients and more.
  @inline(never)
  func isPostponed(_ patient: PatientRecord) -> Bool {
    let share = policy.postponedShare[Int(patient.home) &* model.days &+ today]
    guard share > 0 else { return false }
    let word = draw(
      patient.number, 0, Int32(patient.home), patient.group, Purpose.postponement
    ).0
    return Double(word >> 11) * 0x1p-53 < share
  }

  mutating func postpone(_ id: Int32, _ patient: PatientRecord) {
    let site = Int(patient.home)
    records[Int(id)] = patient
    records[Int(id)].site = patient.home
    records[Int(id)].next = -1
    records[Int(id)].state = .postponed
    if backlogHead[site] < 0 {
      backlogHead[site] = id
    } else {
      records[Int(backlogTail[site])].next = id
    }
    backlogTail[site] = id
    ledger.postponedByPolicy &+= 1
    count(.postponed, site)
  }

  /// What is planned to be made up for, into beds that are free; what finds none is kept as long
  /// as quota is.
  private mutating func recover(_ day: Int) {
    for place in part.first..<part.end {
      let site = Int(parts.sites[place])
      let row = recoveryLeft + site &* model.days
      let bed = site &* model.careCount &+ Int(model.care[model.electiveClass &* 2])
      for planned in max(0, day - policy.carryDays)...day {
        while row[planned] > 0, backlogHead[site] >= 0, occupied[bed] < capacity[bed] {
          row[planned] &-= 1
          let id = backlogHead[site]
          var patient = records[Int(id)]
          backlogHead[site] = patient.next
          occupied[bed] &+= 1
          needChanged(bed)
          ledger.recovered &+= 1
          count(.recovered, site)
          begin(&patient, slot: id, stay: drawnStay(patient), travel: 0)
        }
      }
    }
  }
}
