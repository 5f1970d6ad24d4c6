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
    for site in 0..<model.siteCount {
      for care in 0..<model.careCount {
        let bed = site &* model.careCount &+ care
        let cell = (care &* model.siteCount &+ site) &* model.days &+ day
        watch.beds[bed].alert = alert[cell]
        watch.beds[bed].unmet = unmetAbove[cell]
        needChanged(bed)
      }
    }
  }

  /// Has a death found when it comes, and not first when the patient's turn does. An event of its
  /// own, since a patient in line has none.
  mutating func scheduleDeath(_ patient: Int32, _ when: Int64) {
    guard when < horizon else { return }
    let id = newRecord()
    var record = PatientRecord()
    record.state = .deathInLine
    record.home = patient
    records[Int(id)] = record
    _ = schedule(id, when)
  }

  /// The patient may have got a bed, and the record be another's; but one in line whose time has
  /// come is dead, whoever it is. The record stays in the line until its turn or the next count.
  @inline(never)
  mutating func findDeath(_ id: Int32) {
    let place = Int(records[Int(id)].home)
    giveBack(id)
    let patient = records[place]
    guard patient.state == .inLine, patient.when <= now else { return }
    records[place].state = .deadInLine
    let bed = bedNumber(patient)
    ledger.deathsWaiting &+= 1
    queued[bed] &-= 1
    deferrable[bed] &-= model.deferrable[Int(patient.group)]
    needChanged(bed)
  }
}
