/// One run through the horizon, event by event. Kept by a thread and run again for each
/// replication; all memory is reused, and nothing is allocated while it runs except when more
/// patients are present than ever before.
///
/// Each patient has one event at a time: those who wait for a bed
/// have none, since a death is found when the patient's turn comes or when the day is counted.
struct Replication: ~Copyable {
  let model: FlowModel
  let seed: UInt64
  let parts: FlowParts
  let horizon: Int64
  /// Records below this are the probe.
  let firstPatient: Int32 = 1

  /// The part that runs now.
  var part: FlowParts.Part

  // What the run has beyond the reference, asked for at each event.
  let watches: Bool
  /// Whether deaths in line are events, so that needs and lines are exact at every moment.
  let findsDeaths: Bool
  /// Whether the need runs on while a patient waits.
  let needRuns: Bool
  let watch: NeedWatch
  /// Whether the replication has its own demand and stays, and its own beds, thresholds and
  /// memory for them; else they are the model's.
  let drawsDemand: Bool
  let drawsBeds: Bool
  /// Beds of this replication, `day · beds + bed`.
  let bedsByDay: UnsafeMutablePointer<Int32>
  /// Factor on every stay, by class.
  let stayFactor: UnsafeMutablePointer<Double>
  /// Thresholds of this replication, by cell.
  let alert: UnsafeMutablePointer<Int32>
  let unmetAbove: UnsafeMutablePointer<Int32>

  let hasPolicy: Bool
  /// Whether patients whose stay ends past the horizon keep a record, to be found as in-patients.
  let keepsLeavers: Bool
  var homeBeds: HomeBeds
  /// Whether patients keep their beds in intensive care, those who do by the bed they wait for,
  /// and how many at the daily counts, `site · days + day`.
  let stepsDown: Bool
  let blocked: UnsafeMutablePointer<Int32>
  let blockedHead: UnsafeMutablePointer<Int32>
  let blockedTail: UnsafeMutablePointer<Int32>
  let blockedAt: UnsafeMutablePointer<Int32>
  let policy: PolicyTable
  var book: QuotaBook
  /// Patients to be made up for, `site · days + day`, and the backlog of each site.
  let recoveryLeft: UnsafeMutablePointer<Int32>
  let backlogHead: UnsafeMutablePointer<Int32>
  let backlogTail: UnsafeMutablePointer<Int32>

  // Copies of the model's addresses, so that the hot loop touches no reference count.
  let values: UnsafeMutablePointer<Double>
  let stayTable: UnsafeMutablePointer<Int32>
  let careOf: UnsafeMutablePointer<Int32>
  let ticksPerPatient: UnsafeMutablePointer<Double>

  var records: UnsafeMutablePointer<PatientRecord>
  var recordCapacity: Int32
  var recordCount: Int32
  /// The next arrival of each source, and the number of who comes.
  let arrivalTime: UnsafeMutablePointer<Int64>
  let arrivalNumber: UnsafeMutablePointer<UInt32>
  var free: Int32 = -1
  var calendar: EventCalendar
  /// Ends of last stays that need no record.
  var stayEnds: StayEnds
  var calm: CalmDays
  var now: Int64 = 0
  var today = 0
  var replicationCounter: UInt64 = 0

  let capacity: UnsafeMutablePointer<Int32>
  let occupied: UnsafeMutablePointer<Int32>
  let queued: UnsafeMutablePointer<Int32>
  let queueHead: UnsafeMutablePointer<Int32>
  let queueTail: UnsafeMutablePointer<Int32>
  let sent: UnsafeMutablePointer<Int32>

  /// Need (occupied + queued) of each cell.
  let need: UnsafeMutablePointer<Int32>
  /// Patients in line of each cell.
  let line: UnsafeMutablePointer<Int32>
  /// Those in line whose care is not necessary, of each bed and of each cell.
  let deferrable: UnsafeMutablePointer<Int32>
  let deferrableLine: UnsafeMutablePointer<Int32>
  /// Elective patients by `PlannedCount` and site, `count · sites + site`.
  let planned: UnsafeMutablePointer<Int32>
  /// Sums over days and sites, by care type.
  var occupiedSum: [Int64]
  var queuedSum: [Int64]
  var ledger = ReplicationLedger()
  /// Beds given, by class.
  let placed: UnsafeMutablePointer<Int>
  /// Time in line of those who got a bed, in units of 2⁻²² days, by class.
  let waited: UnsafeMutablePointer<Int>

  init(model: FlowModel, policy: PolicyTable, parts: FlowParts, seed: UInt64) {
    self.model = model
    self.parts = parts
    self.seed = seed
    part = parts.parts[0]
    horizon = Int64(model.days) << SimulatedTime.dayShift
    arrivalTime = .allocate(capacity: model.sourceCount)
    arrivalNumber = .allocate(capacity: model.sourceCount)
    watch = NeedWatch(model)
    watches = model.shortageRule != nil
    findsDeaths = model.shortageRule != nil || policy.isOn || model.needRuns
    needRuns = model.needRuns
    hasPolicy = policy.isOn
    keepsLeavers = policy.movesInpatients
    stepsDown = model.stepsDown
    blocked = .allocate(capacity: model.bedCount)
    blockedHead = .allocate(capacity: model.bedCount)
    blockedTail = .allocate(capacity: model.bedCount)
    blockedAt = .allocate(capacity: model.siteCount * model.days)
    self.policy = policy
    book = QuotaBook(policy, days: model.days, bedCount: model.bedCount)
    recoveryLeft = .allocate(capacity: policy.isOn ? model.siteCount * model.days : 0)
    backlogHead = .allocate(capacity: model.siteCount)
    backlogTail = .allocate(capacity: model.siteCount)
    drawsDemand = model.assumptions != nil
    drawsBeds = model.assumptions?.drawsBeds ?? false
    let cells = model.cellCount
    alert = drawsBeds ? .allocate(capacity: cells) : model.alert
    unmetAbove = drawsBeds ? .allocate(capacity: cells) : model.unmetAbove
    bedsByDay = drawsBeds ? .allocate(capacity: cells) : model.capacity
    stayFactor = flat([Double](repeating: 1, count: model.classCount))
    values = model.tables.values
    stayTable = model.stayTable
    careOf = model.care
    let rates = model.sourceCount * model.days
    ticksPerPatient = drawsDemand ? .allocate(capacity: rates) : model.ticksPerPatient
    if drawsDemand { ticksPerPatient.update(from: model.ticksPerPatient, count: rates) }
    recordCapacity = firstPatient + 4096
    recordCount = firstPatient
    records = .allocate(capacity: Int(recordCapacity))
    homeBeds = HomeBeds(
      bedCount: keepsLeavers ? model.bedCount : 0, capacity: Int(recordCapacity))
    calendar = EventCalendar(days: model.days)
    stayEnds = StayEnds(bedCount: model.bedCount, days: model.days)
    calm = CalmDays(model)
    let beds = model.bedCount
    capacity = .allocate(capacity: beds)
    occupied = .allocate(capacity: beds)
    queued = .allocate(capacity: beds)
    queueHead = .allocate(capacity: beds * model.rankCount)
    queueTail = .allocate(capacity: beds * model.rankCount)
    sent = .allocate(capacity: model.siteCount)
    need = .allocate(capacity: model.cellCount)
    line = .allocate(capacity: model.cellCount)
    deferrable = .allocate(capacity: beds)
    deferrableLine = .allocate(capacity: model.cellCount)
    planned = .allocate(capacity: PlannedCount.allCases.count * model.siteCount)
    placed = .allocate(capacity: model.classCount)
    waited = .allocate(capacity: model.classCount)
    occupiedSum = [Int64](repeating: 0, count: model.careCount)
    queuedSum = occupiedSum
  }

  deinit {
    records.deallocate()
    arrivalTime.deallocate()
    arrivalNumber.deallocate()
    for memory in [capacity, occupied, queued, queueHead, queueTail, sent, need] {
      memory.deallocate()
    }
    for memory in [blocked, blockedHead, blockedTail, blockedAt] { memory.deallocate() }
    for memory in [recoveryLeft, backlogHead, backlogTail] { memory.deallocate() }
    for memory in [line, deferrable, deferrableLine, planned] { memory.deallocate() }
    if drawsDemand { ticksPerPatient.deallocate() }
    if drawsBeds {
      for memory in [alert, unmetAbove, bedsByDay] { memory.deallocate() }
    }
    stayFactor.deallocate()
    placed.deallocate()
    waited.deallocate()
  }

  /// Runs one replication. `false` when `stopped` said so; its figures are then not whole.
  mutating func run(_ number: Int, stopped: () -> Bool) -> Bool {
    reset(number)
    for place in parts.parts.indices {
      startPart(place)
      for day in 0..<model.days {
        if stopped() { return false }
        startDay(day)
        while calendar.hasNext { handleNext() }
      }
      finishPart()
    }
    finish()
    return true
  }

  mutating func reset(_ number: Int) {
    replicationCounter = UInt64(number) << 32
    ledger = ReplicationLedger()
    let beds = model.bedCount
    occupied.update(repeating: 0, count: beds)
    queued.update(repeating: 0, count: beds)
    deferrable.update(repeating: 0, count: beds)
    planned.update(repeating: 0, count: PlannedCount.allCases.count * model.siteCount)
    queueHead.update(repeating: -1, count: beds * model.rankCount)
    queueTail.update(repeating: -1, count: beds * model.rankCount)
    if let assumptions = model.assumptions { drawAssumptions(assumptions, number) }
    capacity.update(from: bedsByDay, count: beds)
    placed.update(repeating: 0, count: model.classCount)
    waited.update(repeating: 0, count: model.classCount)
    blocked.update(repeating: 0, count: beds)
    stayEnds.clear()
    calm.reset()
    watch.reset()
    if hasPolicy {
      book.reset()
      recoveryLeft.update(from: policy.recovery, count: model.siteCount * model.days)
      backlogHead.update(repeating: -1, count: model.siteCount)
    }
    for care in 0..<model.careCount {
      occupiedSum[care] = 0
      queuedSum[care] = 0
    }
  }

  /// Begins one of the parts, at time 0, with an empty calendar and those who are there already.
  mutating func startPart(_ place: Int) {
    part = parts.parts[place]
    recordCount = firstPatient
    free = -1
    now = 0
    today = 0
    calendar.clear()
    if model.presentMean != nil { fillBeds() }
    startSources()
  }

  mutating func startDay(_ day: Int) {
    today = day
    for place in part.first..<part.end { sent[Int(parts.sites[place])] = 0 }
    if day > 0 {
      now = Int64(day) << SimulatedTime.dayShift
      if model.capacityVaries || drawsBeds { openBeds(day) }
    }
    calm.startDay()
    watchDay(day)
    if hasPolicy { followPlan(day) }
    bringArrivals(day)
  }

  /// Draws what varies besides chance. A threshold moves with the beds it was set by.
  private func drawAssumptions(_ assumptions: AssumptionTable, _ number: Int) {
    let draws = AssumptionDraws(seed: seed, replication: UInt64(number))
    assumptions.writeTicks(draws, ticksPerPatient)
    assumptions.writeStayFactors(draws, stayFactor)
    guard drawsBeds else { return }
    assumptions.writeBeds(draws, from: model.capacity, to: bedsByDay)
    for cell in 0..<model.cellCount {
      let (place, day) = (cell / model.days, cell % model.days)
      let (care, site) = (place / model.siteCount, place % model.siteCount)
      let index = day * model.bedCount + site * model.careCount + care
      let more = bedsByDay[index] &- model.capacity[index]
      alert[cell] = max(0, model.alert[cell] &+ more)
      unmetAbove[cell] = max(0, model.unmetAbove[cell] &+ more)
    }
  }

  private mutating func openBeds(_ day: Int) {
    for place in part.first..<part.end {
      let first = Int(parts.sites[place]) &* model.careCount
      for bed in first..<first &+ model.careCount {
        capacity[bed] = bedsByDay[day &* model.bedCount &+ bed]
        bedFreed(bed)
      }
    }
  }

  /// Handles the next event of the open day.
  @inline(__always)
  mutating func handleNext() {
    let (ticks, id) = calendar.next()
    now = Int64(today) << SimulatedTime.dayShift &+ ticks
    guard id >= firstPatient else {
      if id < 0 { endLastStay(id) } else { countDay() }
      return
    }
    let patient = records[Int(id)]
    switch patient.state {
    case .stay: endStay(id, patient)
    case .arriving: arrive(id, patient)
    default: endWait(id)
    }
  }

  /// Puts an event in the calendar. Beyond the horizon nothing happens: `false`.
  @inline(__always)
  mutating func schedule(_ id: Int32, _ when: Int64) -> Bool {
    guard when < horizon else { return false }
    records[Int(id)].when = when
    calendar.add(id, when)
    return true
  }

  @inline(__always)
  mutating func newRecord() -> Int32 {
    if free >= 0 {
      let id = free
      free = records[Int(id)].next
      return id
    }
    if recordCount == recordCapacity { growRecords() }
    recordCount &+= 1
    return recordCount &- 1
  }

  @inline(__always)
  mutating func giveBack(_ id: Int32) {
    records[Int(id)].next = free
    records[Int(id)].state = .free
    free = id
  }

  @inline(never)
  private mutating func growRecords() {
    let larger = UnsafeMutablePointer<PatientRecord>.allocate(capacity: Int(recordCapacity) * 2)
    larger.update(from: records, count: Int(recordCount))
    records.deallocate()
    records = larger
    recordCapacity *= 2
    homeBeds.grow(to: Int(recordCapacity))
  }
}
