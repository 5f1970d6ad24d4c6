/// Step-down blocking: a patient whose stay in intensive care has ended keeps the bed until one
/// for the next stay is free. Nobody dies of that wait; a need of a ward that ends meanwhile is met
/// in intensive care.
extension Replication {
  /// A bed has become free, or there are more of them.
  @inline(__always)
  mutating func bedFreed(_ bed: Int) {
    if queued[bed] > 0 {
      admitWaiting(bed)
    } else if stepsDown, blocked[bed] > 0 {
      admitWaiting(bed)
    }
  }

  /// The end of a stay in intensive care, when the next bed is not free: the patient goes to a
  /// neighbour, or keeps the bed. `false` when this is no such case.
  @inline(never)
  mutating func keepsBed(_ id: Int32, _ patient: PatientRecord, _ bed: Int) -> Bool {
    let group = Int(patient.group)
    let wanted = careOf[group &* 2 &+ 1]
    guard Int(careOf[group &* 2]) == model.intensiveCare, model.stageCount[group] > 1,
      Int(wanted) != model.intensiveCare
    else { return false }
    let ward = Int(patient.site) &* model.careCount &+ Int(wanted)
    guard occupied[ward] >= capacity[ward] else { return false }
    if !hasPolicy {
      var leaving = patient
      leaving.stage = 1
      if sendToNeighbour(&leaving, slot: id, stay: drawnStay(leaving), bed: ward) {
        occupied[bed] &-= 1
        bedFreed(bed)
        needChanged(bed)
        return true
      }
    }
    if needRuns {
      var onward = patient
      onward.stage = 1
      records[Int(id)].when = now &+ drawnStay(onward)
    }
    records[Int(id)].state = .blocking
    records[Int(id)].next = -1
    records[Int(id)].span = now >> SimulatedTime.waitShift
    if blocked[ward] == 0 {
      blockedHead[ward] = id
    } else {
      records[Int(blockedTail[ward])].next = id
    }
    blockedTail[ward] = id
    blocked[ward] &+= 1
    if needRuns { scheduleEndOfWait(id, records[Int(id)].when) }
    return true
  }

  /// Gives free beds to those in intensive care and those in line.
  @inline(never)
  mutating func admitSteppingDown(_ bed: Int) {
    while occupied[bed] < capacity[bed] {
      if blocked[bed] > 0, queued[bed] == 0 || goesFirst(bed) {
        stepDown(bed)
      } else if queued[bed] > 0 {
        admitNext(bed)
      } else {
        return
      }
    }
  }

  /// Whether the first of those who keep a bed in intensive care goes before the line: always
  /// while others wait for intensive care, else by priority and then by time.
  private func goesFirst(_ bed: Int) -> Bool {
    let site = bed / model.careCount
    if queued[site &* model.careCount &+ model.intensiveCare] > 0 { return true }
    let patient = records[Int(blockedHead[bed])]
    let rank = Int(model.rank[Int(patient.group)])
    var line = 0
    while queueHead[bed &* model.rankCount &+ line] < 0 { line &+= 1 }
    guard line == rank else { return rank < line }
    let first = records[Int(queueHead[bed &* model.rankCount &+ line])]
    return patient.span <= first.span
  }

  /// The need of a ward has ended in the bed kept in intensive care: the patient goes home.
  mutating func leaveKeptBed(_ id: Int32, _ patient: PatientRecord) {
    let bed = bedNumber(patient)
    let ward =
      Int(patient.site) &* model.careCount &+ Int(careOf[Int(patient.group) &* 2 &+ 1])
    var before: Int32 = -1
    var found = blockedHead[ward]
    while found != id {
      before = found
      found = records[Int(found)].next
    }
    if before < 0 {
      blockedHead[ward] = patient.next
    } else {
      records[Int(before)].next = patient.next
    }
    if blockedTail[ward] == id { blockedTail[ward] = before }
    blocked[ward] &-= 1
    occupied[bed] &-= 1
    ledger.discharged &+= 1
    giveBack(id)
    bedFreed(bed)
    needChanged(bed)
  }

  private mutating func stepDown(_ bed: Int) {
    let id = blockedHead[bed]
    var patient = records[Int(id)]
    blockedHead[bed] = patient.next
    blocked[bed] &-= 1
    occupied[bed] &+= 1
    patient.stage = 1
    begin(&patient, slot: id, stay: needRuns ? 0 : drawnStay(patient), travel: 0)
    let left = Int(bed / model.careCount) &* model.careCount &+ model.intensiveCare
    occupied[left] &-= 1
    bedFreed(left)
    needChanged(left)
  }
}
