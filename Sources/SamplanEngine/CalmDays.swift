/// What the calm days (lugna dygn) of a replication need: days of a bed type on which nothing hangs on
/// the order of events, so that they are counted and not lived through. The memory is kept.
struct CalmDays: ~Copyable {
  /// Parts of a day by which the most patients at once are bounded.
  static let slices = 32
  /// From ticks after the day's start to a part of the day.
  static let sliceShift: UInt32 = 27

  private let bedCount: Int
  private let careCount: Int
  private let days: Int
  /// Whether no first of two stays is in a care type, and whether one care type's patients may
  /// come to another, `to · careTypes + from`.
  let isLast: UnsafeMutablePointer<Bool>
  let feeds: UnsafeMutablePointer<Bool>
  /// At most so many patients come to a bed from their first stay, `day · beds + bed`.
  private let entering: UnsafeMutablePointer<Int32>
  /// Patients who come today and have their second stay in a care type, at the site at hand.
  let coming: UnsafeMutablePointer<Int32>
  /// Change of each bed's patients after today's count, and what has been counted already today.
  let afterCount: UnsafeMutablePointer<Int32>
  let counted: UnsafeMutablePointer<Int32>
  /// Where a bed's times of today lie in `moments`: those of who come from `first`, those of who
  /// leave from `leaving` to `end`; none where `first` is `end`. Kept for beds that others ask for.
  private let first: UnsafeMutablePointer<Int32>
  private let leaving: UnsafeMutablePointer<Int32>
  private let end: UnsafeMutablePointer<Int32>
  private var moments: UnsafeMutablePointer<UInt32>
  private var momentCount = 0
  private var momentCapacity = 256
  /// Patients who come and who leave, by part of the day.
  let up: UnsafeMutablePointer<Int32>
  let down: UnsafeMutablePointer<Int32>
  /// Patients drawn and not yet let in.
  private(set) var arrivals: UnsafeMutablePointer<PatientRecord>
  private var capacity = 256
  var count = 0

  init(_ model: FlowModel) {
    bedCount = model.bedCount
    careCount = model.careCount
    days = model.days
    isLast = flat([Bool](repeating: true, count: careCount))
    feeds = flat([Bool](repeating: false, count: careCount * careCount))
    for group in 0..<model.classCount where model.stageCount[group] > 1 {
      let (from, to) = (Int(model.care[group * 2]), Int(model.care[group * 2 + 1]))
      isLast[from] = false
      feeds[to * careCount + from] = true
    }
    entering = .allocate(capacity: bedCount * days)
    coming = .allocate(capacity: careCount)
    afterCount = .allocate(capacity: bedCount)
    counted = .allocate(capacity: bedCount)
    first = .allocate(capacity: bedCount)
    leaving = .allocate(capacity: bedCount)
    end = .allocate(capacity: bedCount)
    moments = .allocate(capacity: momentCapacity)
    up = .allocate(capacity: Self.slices)
    down = .allocate(capacity: Self.slices)
    arrivals = .allocate(capacity: capacity)
  }

  deinit {
    isLast.deallocate()
    feeds.deallocate()
    for memory in [entering, coming, afterCount, counted, first, leaving, end, up, down] {
      memory.deallocate()
    }
    moments.deallocate()
    arrivals.deallocate()
  }

  mutating func reset() {
    entering.update(repeating: 0, count: bedCount * days)
    afterCount.update(repeating: 0, count: bedCount)
    startDay()
  }

  /// Forgets the day before.
  mutating func startDay() {
    momentCount = 0
    counted.update(repeating: 0, count: bedCount)
    first.update(repeating: 0, count: bedCount)
    leaving.update(repeating: 0, count: bedCount)
    end.update(repeating: 0, count: bedCount)
  }

  /// Begins a bed's times of today.
  func startMoments(_ bed: Int) {
    first[bed] = Int32(truncatingIfNeeded: momentCount)
    startLeaving(bed)
  }

  /// From now on the times are of those who leave.
  func startLeaving(_ bed: Int) {
    leaving[bed] = Int32(truncatingIfNeeded: momentCount)
    end[bed] = leaving[bed]
  }

  /// Adds a time.
  mutating func addMoment(_ bed: Int, _ ticks: UInt32) {
    if momentCount == momentCapacity { growMoments() }
    moments[momentCount] = ticks
    momentCount &+= 1
    end[bed] = Int32(truncatingIfNeeded: momentCount)
  }

  /// Patients in a bed at a time of today, from those that `occupied` says: what was counted at once
  /// is counted until then.
  @inline(__always)
  func level(_ bed: Int, _ occupied: Int32, at ticks: UInt32) -> Int32 {
    let last = Int(end[bed])
    guard last > 0 else { return occupied }
    var level = occupied &- counted[bed]
    var place = Int(first[bed])
    while place < Int(leaving[bed]) {
      level &+= moments[place] <= ticks ? 1 : 0
      place &+= 1
    }
    while place < last {
      level &-= moments[place] <= ticks ? 1 : 0
      place &+= 1
    }
    return level
  }

  func startSite() { coming.update(repeating: 0, count: careCount) }

  @inline(__always)
  mutating func append(_ patient: PatientRecord) {
    if count == capacity { grow() }
    arrivals[count] = patient
    count &+= 1
  }

  /// A patient whose first stay ends then may come to a bed.
  @inline(__always)
  func willEnter(_ bed: Int, _ when: Int64, before horizon: Int64) {
    guard when < horizon else { return }
    entering[Int(when >> SimulatedTime.dayShift) &* bedCount &+ bed] &+= 1
  }

  @inline(__always)
  func entering(_ bed: Int, _ day: Int) -> Int32 { entering[day &* bedCount &+ bed] }

  @inline(never)
  private mutating func grow() { double(&arrivals, holding: count, of: &capacity) }

  @inline(never)
  private mutating func growMoments() {
    double(&moments, holding: momentCount, of: &momentCapacity)
  }
}
