/// Stable in-patients whom the plan would move: those who have been in their bed at home for a day
/// and who would still be there on arrival. Those with the smallest hashes go.
extension Replication {
  private static var stableUnits: Int { Int(SimulatedTime.waitUnitsPerDay) }

  /// Patients to move out of each bed, the smallest hashes first.
  struct Picks {
    /// First place of a bed's patients, and how many it has and may have.
    var start: [Int]
    var count: [Int]
    var limit: [Int]
    /// The hash that a bed's next patient must be below.
    var below: [UInt64]
    var order: [UInt64]
    var ids: [Int32]
  }

  mutating func moveInpatients() {
    guard var picks = wantedPicks() else { return }
    for id in homeBeds.search(firstPatient..<recordCount) { pick(id, &picks) }
    for bed in 0..<model.bedCount {
      for place in picks.start[bed]..<picks.start[bed] + picks.count[bed] {
        move(picks.ids[place], from: bed)
      }
    }
  }

  /// Places for as many as may leave each bed today; `nil` when nobody may.
  private func wantedPicks() -> Picks? {
    var limit = [Int](repeating: 0, count: model.bedCount)
    var start = limit
    var total = 0
    for bed in 0..<model.bedCount {
      let above = occupied[bed] &+ queued[bed] &+ 1 &- plannedBeds(bed)
      limit[bed] = Int(max(0, min(above, book.leftNow[model.sourceCount &+ bed], occupied[bed])))
      start[bed] = total
      total += limit[bed]
      homeBeds.want(bed, limit[bed] > 0)
    }
    guard total > 0 else { return nil }
    return Picks(
      start: start, count: [Int](repeating: 0, count: model.bedCount), limit: limit,
      below: limit.map { $0 > 0 ? .max : 0 }, order: [UInt64](repeating: 0, count: total),
      ids: [Int32](repeating: 0, count: total))
  }

  /// Takes a patient among those of the bed's smallest hashes. The hash is asked first: it answers
  /// for nearly all.
  @inline(__always)
  private func pick(_ id: Int32, _ picks: inout Picks) {
    let patient = records[Int(id)]
    let bed = bedNumber(patient)
    let order = hash(patient)
    guard order < picks.below[bed], mayMove(patient, bed) else { return }
    let limit = picks.limit[bed]
    let start = picks.start[bed]
    if picks.count[bed] < limit { picks.count[bed] += 1 }
    var place = start + picks.count[bed] - 1
    while place > start, picks.order[place - 1] > order {
      picks.order[place] = picks.order[place - 1]
      picks.ids[place] = picks.ids[place - 1]
      place -= 1
    }
    picks.order[place] = order
    picks.ids[place] = id
    if picks.count[bed] == limit { picks.below[bed] = picks.order[start + limit - 1] }
  }

  /// Whether one in a bed is at home and stable, and would still be there on arrival.
  private func mayMove(_ patient: PatientRecord, _ bed: Int) -> Bool {
    guard patient.state == .stay, patient.site == patient.home else { return false }
    let units = Int((now >> SimulatedTime.waitShift) &- patient.span)
    return (patient.begunStage == patient.stage || units >= Self.stableUnits)
      && patient.when &- now > policy.longestTravel[bed]
  }

  /// A number of the patient's own: SplitMix64's finaliser over what the draws are keyed by.
  private func hash(_ patient: PatientRecord) -> UInt64 {
    var word = seed ^ replicationCounter &* 0x9E37_79B9_7F4A_7C15
    word ^= UInt64(patient.number) << 32 | UInt64(patient.home) << 8
    word = (word ^ UInt64(patient.group) &* 0xD1B5_4A32_D192_ED03) &+ UInt64(patient.stage)
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// The stay ends when it would have: the way is a part of it.
  private mutating func move(_ id: Int32, from bed: Int) {
    let counter = model.sourceCount &+ bed
    guard book.leftNow[counter] > 0, occupied[bed] &+ queued[bed] >= plannedBeds(bed) else {
      return
    }
    let quota = quota(of: counter, ahead: false)
    guard quota >= 0 else { return }
    let other = use(quota, ahead: false)
    records[Int(id)].site = UInt16(truncatingIfNeeded: other / model.careCount)
    let patient = records[Int(id)]
    if Int32(patient.stage) &+ 1 < model.stageCount[Int(patient.group)] {
      calm.willEnter(nextBed(patient), patient.when, before: horizon)
    }
    occupied[bed] &-= 1
    bedFreed(bed)
    needChanged(bed)
  }
}
