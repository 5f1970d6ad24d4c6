/// Where the variables and rows of the fair programme stand, all but those of moves.
///
/// A block holds a number for each layer (group, care type, class …), site and day.
struct FairLayout {
  struct Block {
    let first: Int
    let layers: Int
    let sites: Int
    let days: Int

    var count: Int { layers * sites * days }
    var range: Range<Int> { first..<(first + count) }

    func callAsFunction(_ layer: Int, _ site: Int, _ day: Int) -> Int {
      first + (layer * sites + site) * days + day
    }
  }

  let sites: Int
  let days: Int
  let cares: Int
  let groups: Int
  let weeks: Int
  /// Numbers of the groups whose care is not necessary.
  let dispensable: [Int]
  /// Classes of planned care within the horizon, then the rest of it; only the rest, without
  /// waiting, when nothing is said of classes.
  let classes: [Instance.PlannedClass]
  let keepsBacklog: Bool
  let hasDaySurgery: Bool

  // Columns.
  let admissions: Block
  /// Beds' load taken away: planned patients postponed or turned away, less those recovered.
  let relieved: Block
  let refused: Block
  let turnedAway: Block
  let postponed: Block
  let recovered: Block
  let backlog: Block
  let overdue: Block
  let shortage: Block
  /// Levels of need; 1 where it is what is expected.
  let levels: Int
  /// Beds short at some levels of need only: by care type, then from the highest level down.
  let shortageTail: Block
  /// Surge beds that staff alone holds back, and the others.
  let surgeByStaff: Block
  let surgeOther: Block
  let lent: Block
  let borrowed: Block
  let freed: Block
  let dayPostponed: Block
  let dayRecovered: Block
  let dayBacklog: Block
  let resourceSurge: Block
  let resourceShort: Block
  let moveOut: Block
  let share: Int
  let columns: Int

  // Rows.
  let flow: Block
  let relief: Block
  let capacity: Block
  let staff: Block
  let borrowUse: Block
  let freeing: Block
  let waiting: Block
  let lateness: Block
  let dayWaiting: Block
  let resource: Block
  let outSum: Block
  let outLimit: Block
  /// Lent ≥ borrowed, by day.
  let balance: Int
  /// Received by care and site: `Block` of the care types with a limit, then limits together.
  let receive: Block
  /// National hours, then hours by site, by mode.
  let hours: Block
  /// Shortage ≤ share · need, by site.
  let sharing: Int
  /// Shortage of a week ≤ alone, `(care · sites + site) · weeks + week`.
  let week: Int
  /// Weighted shortage by site.
  let siteShort: Int
  /// Weighted shortage in the country.
  let allShort: Int
  let rows: Int

  init(_ instance: Instance, streams: [FairStream], joint: Bool) {
    let (sites, days) = (instance.sites.count, instance.days)
    self.sites = sites
    self.days = days
    let rules = instance.rules
    cares = instance.careTypes.count
    groups = instance.groups.count
    weeks = (days + 6) / 7
    dispensable = (rules?.necessary ?? []).indices.filter { !(rules?.necessary?[$0] ?? true) }
    let planned = rules?.planned
    let timed = (planned?.classes ?? []).filter { $0.afterDays < days && $0.share > 0 }
      .sorted { $0.afterDays < $1.afterDays }
    let rest = max(0, 1 - timed.reduce(0) { $0 + $1.share })
    classes = timed + [Instance.PlannedClass(afterDays: Int.max, share: rest)]
    keepsBacklog = planned != nil
    hasDaySurgery = planned != nil
    var column = 0
    func block(_ next: inout Int, _ layers: Int, _ wide: Bool = true) -> Block {
      let made = Block(first: next, layers: layers, sites: wide ? sites : 0, days: days)
      next += made.count
      return made
    }
    admissions = block(&column, streams.count)
    relieved = block(&column, 1)
    refused = block(&column, dispensable.count)
    turnedAway = block(&column, 1)
    postponed = block(&column, classes.count)
    recovered = block(&column, classes.count, keepsBacklog)
    backlog = block(&column, classes.count, keepsBacklog)
    overdue = block(&column, timed.count, keepsBacklog)
    shortage = block(&column, cares)
    levels = max(1, rules?.needSpread?.count ?? 1)
    shortageTail = block(&column, cares * (levels - 1))
    surgeByStaff = block(&column, cares)
    surgeOther = block(&column, cares, rules?.surgeHeldByStaff != nil)
    lent = block(&column, 1, joint)
    borrowed = block(&column, 1, joint)
    freed = block(&column, 1, keepsBacklog)
    dayPostponed = block(&column, 1, hasDaySurgery)
    dayRecovered = block(&column, 1, hasDaySurgery)
    dayBacklog = block(&column, 1, hasDaySurgery)
    let resources = rules?.resources.count ?? 0
    resourceSurge = block(&column, resources)
    resourceShort = block(&column, resources)
    let movable = streams.count - groups
    moveOut = block(&column, movable)
    share = column
    columns = column + 1

    var row = 0
    flow = block(&row, streams.count)
    relief = block(&row, 1)
    capacity = block(&row, cares)
    staff = block(&row, 1)
    borrowUse = block(&row, 1, joint && rules?.surgeHeldByStaff != nil)
    freeing = block(&row, 1, keepsBacklog)
    waiting = block(&row, classes.count, keepsBacklog)
    lateness = block(&row, timed.count, keepsBacklog)
    dayWaiting = block(&row, 1, hasDaySurgery)
    resource = block(&row, resources)
    outSum = block(&row, movable)
    outLimit = block(&row, movable)
    balance = row
    row += joint ? days : 0
    let together = rules?.receiveTogether?.count ?? 0
    receive = block(&row, (instance.receiveMax == nil ? 0 : cares) + together, joint)
    hours = block(&row, instance.modes.count, joint)
    sharing = row
    week = sharing + sites
    siteShort = week + cares * sites * weeks
    allShort = siteShort + sites
    rows = allShort + 1
  }

  /// The blocks of columns that a programme without help has too; its layers come first.
  var sharedBlocks: [Block] {
    [
      admissions, relieved, refused, turnedAway, postponed, recovered, backlog, overdue, shortage,
      shortageTail, surgeByStaff, surgeOther, freed, dayPostponed, dayRecovered, dayBacklog,
      resourceSurge,
      resourceShort,
    ]
  }

  /// All blocks of columns: what is left is the largest share.
  var columnBlocks: [Block] { sharedBlocks + [lent, borrowed, moveOut] }

  /// The blocks of rows but lent staff's balance, which is a row of each day, and what follows it.
  var rowBlocks: [Block] {
    [
      flow, relief, capacity, staff, borrowUse, freeing, waiting, lateness, dayWaiting, resource,
      outSum, outLimit, receive, hours,
    ]
  }

  /// The site of each column but the largest share's.
  var columnSites: [Int] {
    var sites = [Int](repeating: 0, count: share)
    for block in columnBlocks {
      for column in block.range { sites[column] = (column - block.first) / days % block.sites }
    }
    return sites
  }

  /// Rows of lent staff's balance, by day.
  var balanceRows: Range<Int> { balance..<receive.first }

  func weekRow(_ care: Int, _ site: Int, _ week: Int) -> Int {
    self.week + (care * sites + site) * weeks + week
  }

  /// The row of a mode's hours on a day: the sending site's, or the country's as site 0.
  func hourRow(_ mode: Int, _ site: Int, _ day: Int, bySite: Bool) -> Int {
    hours(mode, bySite ? site : 0, day)
  }
}
