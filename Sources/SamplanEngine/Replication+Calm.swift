/// Calm days of a bed type. What comes and goes there is only counted when, in whatever order it
/// happens, everybody gets a bed at once, no threshold is passed, nobody is sent away and no receiving
/// is refused: then the order changes nothing, and each patient's figures are those of the long way.
///
/// The most patients at once are bounded by part of the day: those at its start and all who come in the
/// part, none leaving; and from the morning on everybody who may come from another bed or site.
extension Replication {
  /// Whether today is calm for a bed, with those who were drawn and those who leave.
  mutating func isCalm(
    _ bed: Int, _ care: Int, _ ends: UnsafeBufferPointer<UInt32>
  ) -> Bool {
    guard let limit = calmLimit(bed, care) else { return false }
    var level = occupied[bed] &+ othersComing(bed, care)
    guard level <= limit else { return false }
    calm.up.update(repeating: 0, count: CalmDays.slices)
    calm.down.update(repeating: 0, count: CalmDays.slices)
    for place in 0..<calm.count {
      let ticks = UInt32(truncatingIfNeeded: calm.arrivals[place].when)
      calm.up[Int(ticks >> CalmDays.sliceShift)] &+= 1
    }
    for ticks in ends { calm.down[Int(ticks >> CalmDays.sliceShift)] &+= 1 }
    for slice in 0..<CalmDays.slices {
      level &+= calm.up[slice]
      guard level <= limit else { return false }
      level &-= calm.down[slice]
    }
    return true
  }

  /// The most patients a bed may have for its day to be calm; `nil` when it cannot be.
  private func calmLimit(_ bed: Int, _ care: Int) -> Int32? {
    let mayBeSent = !hasPolicy && part.end &- part.first > 1
    guard calm.isLast[care], queued[bed] == 0, blocked[bed] == 0, !mayBeSent else { return nil }
    var limit = capacity[bed]
    if watches { limit = min(limit, watch.beds[bed].alert, watch.beds[bed].unmet) }
    guard hasPolicy, part.hasQuotas else { return limit }
    // A site sends those who come when it has as many as the plan reckons with.
    let site = bed / model.careCount
    for group in 0..<model.classCount
    where Int(careOf[group &* 2]) == care
      && book.leftNow[group &* model.siteCount &+ site] > 0
    {
      limit = min(limit, plannedBeds(bed))
    }
    return limit
  }

  /// The most patients that may come to a bed today from others.
  private func othersComing(_ bed: Int, _ care: Int) -> Int32 {
    var most = calm.coming[care] &+ calm.entering(bed, today)
    if hasPolicy { most &+= book.receivable[bed] }
    let first = bed &- care
    for from in 0..<model.careCount where calm.feeds[care &* model.careCount &+ from] {
      most &+= queued[first &+ from]
      if hasPolicy { most &+= book.receivable[first &+ from] }
    }
    return most
  }

  /// Counts those who come and leave on a calm day: at once what is before the daily count. For a
  /// bed that may be asked for the times are kept.
  mutating func passCalmly(_ bed: Int, _ ends: UnsafeBufferPointer<UInt32>) {
    let mayReceive = hasPolicy && book.receivable[bed] > 0
    if mayReceive {
      calm.startMoments(bed)
      for place in 0..<calm.count {
        calm.addMoment(bed, UInt32(truncatingIfNeeded: calm.arrivals[place].when))
      }
      calm.startLeaving(bed)
      for ticks in ends { calm.addMoment(bed, ticks) }
    }
    let probe = UInt32(truncatingIfNeeded: SimulatedTime.probe)
    var leaveLate: Int32 = 0
    for ticks in ends { leaveLate &+= ticks < probe ? 0 : 1 }
    var before = leaveLate &- Int32(truncatingIfNeeded: ends.count)
    var after = 0 &- leaveLate
    var discharged = ends.count
    for place in 0..<calm.count {
      var patient = calm.arrivals[place]
      let isLate = UInt32(truncatingIfNeeded: patient.when) >= probe
      before &+= isLate ? 0 : 1
      after &+= isLate ? 1 : 0
      placed[Int(patient.group)] &+= 1
      let end = patient.when &+ patient.span
      let leaves = bedToLeave(bed, patient, until: end)
      if leaves != HomeBeds.none {
        patient.span = patient.when >> SimulatedTime.waitShift
        hold(newRecord(), patient, until: end, leaves: leaves)
        continue
      }
      guard end < horizon else { continue }
      if Int(end >> SimulatedTime.dayShift) != today {
        stayEnds.add(bed, end)
        continue
      }
      let ticks = UInt32(truncatingIfNeeded: end)
      discharged &+= 1
      if ticks < probe { before &-= 1 } else { after &-= 1 }
      if mayReceive { calm.addMoment(bed, ticks) }
    }
    occupied[bed] &+= before
    calm.counted[bed] = before
    calm.afterCount[bed] = after
    ledger.patients &+= calm.count
    ledger.discharged &+= discharged
  }

  /// What happens after the daily count.
  mutating func endCalmDays() {
    for place in part.first..<part.end {
      let first = Int(parts.sites[place]) &* model.careCount
      for bed in first..<first &+ model.careCount {
        occupied[bed] &+= calm.afterCount[bed]
        calm.counted[bed] &+= calm.afterCount[bed]
        calm.afterCount[bed] = 0
      }
    }
  }
}
