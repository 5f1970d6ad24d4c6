extension Replication {
  /// Patients in beds, and those in line whose care is necessary.
  @inline(__always)
  func necessaryNeed(_ bed: Int) -> Int32 {
    occupied[bed] &+ queued[bed] &- deferrable[bed]
  }

  /// To be called when beds or lines have changed, once they are as they will stay now.
  @inline(__always)
  func needChanged(_ bed: Int) {
    if watches { watch.changed(bed, need: necessaryNeed(bed), now: now) }
  }

  /// Sets the thresholds of a day, at its start.
  func watchDay(_ day: Int) {
    guard watches else { return }
    for place in part.first..<part.end {
      let site = Int(parts.sites[place])
      for care in 0..<model.careCount {
        let bed = site &* model.careCount &+ care
        let cell = (care &* model.siteCount &+ site) &* model.days &+ day
        watch.beds[bed].alert = alert[cell]
        watch.beds[bed].unmet = unmetAbove[cell]
        needChanged(bed)
      }
    }
  }

}

/// The end of waiting other than by a bed: death, or the end of the need.
extension Replication {
  /// Has the end found when it comes, and not first when the patient's turn does. An event of its
  /// own, since a patient who waits has none.
  mutating func scheduleEndOfWait(_ patient: Int32, _ when: Int64) {
    guard when < horizon else { return }
    let id = newRecord()
    var record = PatientRecord()
    record.state = .endOfWait
    record.number = UInt32(bitPattern: patient)
    records[Int(id)] = record
    _ = schedule(id, when)
  }

  /// The patient may have got a bed, and the record be another's; but for one who waits and whose
  /// time has come the wait is over, whoever it is. A record in a line stays there until its turn
  /// or the next count.
  @inline(never)
  mutating func endWait(_ id: Int32) {
    let place = Int(records[Int(id)].number)
    giveBack(id)
    let patient = records[place]
    guard patient.when <= now else { return }
    if needRuns, patient.state == .blocking {
      leaveKeptBed(Int32(truncatingIfNeeded: place), patient)
    } else if patient.state == .inLine {
      records[place].state = .goneFromLine
      let bed = bedNumber(patient)
      queued[bed] &-= 1
      deferrable[bed] &-= model.deferrable[Int(patient.group)]
      if needRuns { goOn(patient) } else { ledger.deathsWaiting &+= 1 }
      needChanged(bed)
    }
  }

  /// A need has ended in line: the next one begins, or the patient leaves without that care.
  private mutating func goOn(_ patient: PatientRecord) {
    var onward = patient
    onward.state = .stay
    onward.stage &+= 1
    guard Int32(onward.stage) < model.stageCount[Int(onward.group)] else {
      ledger.leftWaiting &+= 1
      return
    }
    seek(&onward, slot: -1, stay: drawnStay(onward))
  }
}
