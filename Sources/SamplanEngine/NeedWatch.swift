/// How long each need has been above its thresholds in one replication, followed at every change.
///
/// The memory is kept for the next replication. Without a rule it is small and never read.
struct NeedWatch: ~Copyable {
  /// A bed type's thresholds today, and whether its need is above them.
  struct Bed: BitwiseCopyable {
    var alert: Int32 = 0
    var unmet: Int32 = 0
    var isAbove = false
    var isUnmet = false
  }

  /// Since when something holds. What ends and begins again at the same moment has not ended: a
  /// patient who goes from one bed to another of the same kind leaves no gap.
  struct Span: BitwiseCopyable {
    static let never = Int64.max
    /// `never` while it does not hold.
    var since = Span.never
    private var earlier = Span.never
    private var ended: Int64 = -1

    mutating func begin(_ now: Int64) { since = ended == now ? earlier : now }

    mutating func end(_ now: Int64) {
      earlier = since
      ended = now
      since = Span.never
    }
  }

  /// Whether the instance states a rule.
  let isOn: Bool
  private let leastTicks: Int64
  private let unmetTicks: Int64
  private let careCount: Int
  private let siteCount: Int
  private let days: Int
  let beds: UnsafeMutablePointer<Bed>
  /// Since when the need is above each threshold, by bed.
  private let above: UnsafeMutablePointer<Span>
  private let unmet: UnsafeMutablePointer<Span>
  /// Since when at least one care type of a site is unmet, and how many are.
  private let siteUnmet: UnsafeMutablePointer<Span>
  private let siteCares: UnsafeMutablePointer<Int32>
  /// Whether the cell is a day of shortage.
  let shortDay: UnsafeMutablePointer<UInt8>
  /// Whether indicator B held at some moment, `site · days + day`.
  let unmetDay: UnsafeMutablePointer<UInt8>
  /// The care type longest unmet when B first came, by site; −1 while it has not.
  let firstCare: UnsafeMutablePointer<Int32>

  init(_ model: FlowModel) {
    isOn = model.shortageRule != nil
    let rule = model.shortageRule ?? Instance.ShortageRule()
    leastTicks = SimulatedTime.ticks(rule.leastHours / 24)
    unmetTicks = SimulatedTime.ticks(rule.unmetHours / 24)
    careCount = model.careCount
    siteCount = model.siteCount
    days = model.days
    let size = isOn ? 1 : 0
    beds = .allocate(capacity: size * model.bedCount)
    above = .allocate(capacity: size * model.bedCount)
    unmet = .allocate(capacity: size * model.bedCount)
    siteUnmet = .allocate(capacity: size * model.siteCount)
    siteCares = .allocate(capacity: size * model.siteCount)
    shortDay = .allocate(capacity: size * model.cellCount)
    unmetDay = .allocate(capacity: size * model.siteCount * model.days)
    firstCare = .allocate(capacity: size * model.siteCount)
  }

  deinit {
    beds.deallocate()
    above.deallocate()
    unmet.deallocate()
    siteUnmet.deallocate()
    siteCares.deallocate()
    shortDay.deallocate()
    unmetDay.deallocate()
    firstCare.deallocate()
  }

  func reset() {
    guard isOn else { return }
    let count = siteCount * careCount
    beds.update(repeating: Bed(), count: count)
    above.update(repeating: Span(), count: count)
    unmet.update(repeating: Span(), count: count)
    siteUnmet.update(repeating: Span(), count: siteCount)
    siteCares.update(repeating: 0, count: siteCount)
    shortDay.update(repeating: 0, count: count * days)
    unmetDay.update(repeating: 0, count: siteCount * days)
    firstCare.update(repeating: -1, count: siteCount)
  }

  /// The need of a bed type is `need` from now on.
  @inline(__always)
  func changed(_ bed: Int, need: Int32, now: Int64) {
    let state = beds[bed]
    if (need > state.alert) != state.isAbove { crossAlert(bed, now) }
    if (need > state.unmet) != state.isUnmet { crossUnmet(bed, now) }
  }

  @inline(never)
  private func crossAlert(_ bed: Int, _ now: Int64) {
    let isAbove = !beds[bed].isAbove
    beds[bed].isAbove = isAbove
    if isAbove {
      above[bed].begin(now)
    } else {
      closeShortage(bed, now)
      above[bed].end(now)
    }
  }

  @inline(never)
  private func crossUnmet(_ bed: Int, _ now: Int64) {
    let site = bed / careCount
    noteFirst(site, now)
    let isUnmet = !beds[bed].isUnmet
    beds[bed].isUnmet = isUnmet
    siteCares[site] &+= isUnmet ? 1 : -1
    if isUnmet {
      unmet[bed].begin(now)
      if siteCares[site] == 1 { siteUnmet[site].begin(now) }
    } else {
      unmet[bed].end(now)
      guard siteCares[site] == 0 else { return }
      closeUnmet(site, now)
      siteUnmet[site].end(now)
    }
  }

  /// Marks the days on which a span that ends now had lasted long enough.
  private func mark(
    _ row: UnsafeMutablePointer<UInt8>, since: Int64, least: Int64, end: Int64
  ) {
    guard since != Span.never, end &- since > least else { return }
    let first = Int((since &+ least) >> SimulatedTime.dayShift)
    let last = min(Int((end &- 1) >> SimulatedTime.dayShift), days - 1)
    var day = first
    while day <= last {
      row[day] = 1
      day &+= 1
    }
  }

  private func closeShortage(_ bed: Int, _ now: Int64) {
    let (site, care) = (bed / careCount, bed % careCount)
    mark(
      shortDay + (care * siteCount + site) * days, since: above[bed].since, least: leastTicks,
      end: now)
  }

  private func closeUnmet(_ site: Int, _ now: Int64) {
    mark(unmetDay + site * days, since: siteUnmet[site].since, least: unmetTicks, end: now)
  }

  /// Notes which care type had been unmet longest when B first came. Called before any care type
  /// of the site changes, so that they are still as they were then.
  private func noteFirst(_ site: Int, _ now: Int64) {
    let since = siteUnmet[site].since
    guard firstCare[site] < 0, since != Span.never, now &- since > unmetTicks else { return }
    var longest = 0
    for care in 1..<max(careCount, 1)
    where unmet[site * careCount + care].since < unmet[site * careCount + longest].since {
      longest = care
    }
    firstCare[site] = Int32(longest)
  }

  /// Ends what is still above at the horizon.
  func finish(_ horizon: Int64) {
    guard isOn else { return }
    for bed in 0..<siteCount * careCount { closeShortage(bed, horizon) }
    for site in 0..<siteCount {
      noteFirst(site, horizon)
      closeUnmet(site, horizon)
    }
  }
}
