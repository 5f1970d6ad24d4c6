/// What is left of a policy's quotas in one replication.
///
/// On a day t, what is left of the days from `t − carryDays` to t may be used; what is older has
/// lapsed. A full site may also use what is planned for the days `t + 1` and `t + 2`; that day
/// then has less. The memory is kept for the next replication.
struct QuotaBook: ~Copyable {
  /// A quota's patients in a span of days: how many are left, and of how many.
  struct Part: BitwiseCopyable {
    var left: Int32 = 0
    var whole: Int32 = 0
  }

  private let table: PolicyTable
  private let days: Int
  private let bedCount: Int
  private let left: UnsafeMutablePointer<Int32>
  /// Of each quota that may be used today: the days that may be used now, and the days ahead.
  private let now: UnsafeMutablePointer<Part>
  private let ahead: UnsafeMutablePointer<Part>
  /// Patients left to each counter, now and ahead.
  let leftNow: UnsafeMutablePointer<Int32>
  let leftAhead: UnsafeMutablePointer<Int32>
  /// Patients on arrival or in line whom each bed type may be sent today, by all quotas together.
  let receivable: UnsafeMutablePointer<Int32>
  /// Patients sent by each quota.
  let executed: UnsafeMutablePointer<Int32>
  private var today = 0
  /// Where each counter's quotas of today begin among the table's members.
  private(set) var starts: UnsafeMutablePointer<Int32>

  init(_ table: PolicyTable, days: Int, bedCount: Int) {
    self.table = table
    self.days = days
    self.bedCount = bedCount
    starts = table.start
    receivable = .allocate(capacity: bedCount)
    left = .allocate(capacity: table.quotaCount * days)
    now = .allocate(capacity: table.quotaCount)
    ahead = .allocate(capacity: table.quotaCount)
    leftNow = .allocate(capacity: table.counterCount)
    leftAhead = .allocate(capacity: table.counterCount)
    executed = .allocate(capacity: table.quotaCount)
  }

  deinit {
    for memory in [left, leftNow, leftAhead, executed, receivable] { memory.deallocate() }
    now.deallocate()
    ahead.deallocate()
  }

  func reset() {
    left.update(from: table.tokens, count: table.quotaCount * days)
    executed.update(repeating: 0, count: table.quotaCount)
    // Sites in parts without quotas ask too.
    leftNow.update(repeating: 0, count: table.counterCount)
    leftAhead.update(repeating: 0, count: table.counterCount)
    receivable.update(repeating: 0, count: bedCount)
  }

  mutating func startDay(_ day: Int) {
    today = day
    starts = table.start + day * (table.counterCount + 1)
    leftNow.update(repeating: 0, count: table.counterCount)
    leftAhead.update(repeating: 0, count: table.counterCount)
    receivable.update(repeating: 0, count: bedCount)
    let from = max(0, day - table.carryDays)
    let to = min(days, day + 1 + PolicyTable.aheadDays)
    for place in Int(starts[0])..<Int(starts[table.counterCount]) {
      let quota = Int(table.members[place])
      now[quota] = part(quota, from, day + 1)
      ahead[quota] = part(quota, day + 1, to)
      let counter = Int(table.counter[quota])
      leftNow[counter] &+= now[quota].left
      leftAhead[counter] &+= ahead[quota].left
      // Stable in-patients are moved at the start of the day, before anyone comes.
      if counter < table.sourceCount {
        receivable[Int(table.destination[quota])] &+= now[quota].left &+ ahead[quota].left
      }
    }
  }

  private func part(_ quota: Int, _ from: Int, _ to: Int) -> Part {
    var part = Part()
    var day = quota &* days &+ from
    let end = quota &* days &+ to
    while day < end {
      part.left &+= left[day]
      part.whole &+= table.tokens[day]
      day &+= 1
    }
    return part
  }

  func part(_ quota: Int, ahead isAhead: Bool) -> Part { isAhead ? ahead[quota] : now[quota] }

  /// Uses one patient of a quota, of the oldest day that has any left.
  /// - Precondition: something is left in the span.
  func use(_ quota: Int, ahead isAhead: Bool) {
    let first = isAhead ? today + 1 : max(0, today - table.carryDays)
    var day = quota &* days &+ first
    while left[day] == 0 { day &+= 1 }
    left[day] &-= 1
    executed[quota] &+= 1
    let counter = Int(table.counter[quota])
    if isAhead {
      ahead[quota].left &-= 1
      leftAhead[counter] &-= 1
    } else {
      now[quota].left &-= 1
      leftNow[counter] &-= 1
    }
  }
}
