/// The events to come, by day; the events of the open day in order of time.
///
/// An event is a key: the time of day in ticks above, the number of its record below, so that keys
/// in order are events in order, and those of the same tick in order of number. A day's keys lie
/// unsorted in small blocks until the day is opened, and are sorted then all at once; what is
/// added to the open day is put in its place in a list of its own. The memory is kept.
struct EventCalendar: ~Copyable {
  /// Words of a block: a link to the one before it, and keys.
  private static let blockShift = 4
  private static let blockSize = 1 << blockShift
  /// Fewer keys than this are sorted by insertion alone.
  private static let fewKeys = 32

  private let days: Int
  private var blocks: UnsafeMutablePointer<UInt64>
  private var blockCapacity = 256
  private var blockCount = 0
  /// The last block given back, linked to others; −1 when there is none.
  private var freeBlock = -1
  /// Where the next key of a day goes in `blocks`; a multiple of the size asks for a block.
  private let tail: UnsafeMutablePointer<Int>

  /// The open day's keys, sorted, and a last one that is never reached.
  private var keys: UnsafeMutablePointer<UInt64>
  private var spare: UnsafeMutablePointer<UInt64>
  private var keyCapacity = 256
  private var keyCount = 0
  private var position = 0
  /// What was added to the open day, sorted, with a last one that is never reached.
  private var late: UnsafeMutablePointer<UInt64>
  private var lateCapacity = 64
  private var lateCount = 0
  private var latePosition = 0
  private let counts: UnsafeMutablePointer<Int32>
  /// The day that was collected last; −1 before the first.
  private(set) var openDay = -1

  init(days: Int) {
    self.days = days
    blocks = .allocate(capacity: blockCapacity << Self.blockShift)
    tail = .allocate(capacity: days)
    keys = .allocate(capacity: keyCapacity)
    spare = .allocate(capacity: keyCapacity)
    late = .allocate(capacity: lateCapacity)
    counts = .allocate(capacity: 512)
    clear()
  }

  deinit {
    blocks.deallocate()
    tail.deallocate()
    keys.deallocate()
    spare.deallocate()
    late.deallocate()
    counts.deallocate()
  }

  /// Takes everything out.
  mutating func clear() {
    tail.update(repeating: 0, count: days)
    blockCount = 0
    freeBlock = -1
    openDay = -1
    keyCount = 0
    position = 0
    lateCount = 0
    latePosition = 0
    keys[0] = .max
    late[0] = .max
  }

  /// Adds an event of a record at a time.
  /// - Precondition: within the horizon, and not before the event that was taken last.
  @inline(__always)
  mutating func add(_ id: Int32, _ when: Int64) {
    let day = Int(when >> SimulatedTime.dayShift)
    let key = UInt64(truncatingIfNeeded: when) << 32 | UInt64(UInt32(bitPattern: id))
    if day == openDay {
      insert(key)
      return
    }
    var place = tail[day]
    if place & (Self.blockSize - 1) == 0 { place = newBlock(after: place) }
    blocks[place] = key
    tail[day] = place &+ 1
  }

  /// Begins to open a day: takes its events out of the blocks. Others follow by `append`, and then
  /// `open`.
  mutating func collect(_ day: Int) {
    openDay = day
    keyCount = 0
    lateCount = 0
    late[0] = .max
    latePosition = 0
    position = 0
    var end = tail[day]
    while end > 0 {
      let block = (end &- 1) >> Self.blockShift
      let start = block << Self.blockShift
      let count = end &- start &- 1
      if keyCount &+ count &+ 2 > keyCapacity { growKeys() }
      (keys + keyCount).update(from: blocks + start + 1, count: count)
      keyCount &+= count
      end = Int(truncatingIfNeeded: blocks[start])
      blocks[start] = UInt64(bitPattern: Int64(freeBlock))
      freeBlock = block
    }
    tail[day] = 0
  }

  /// Adds an event to the day that is being opened, by its ticks after the day's start.
  @inline(__always)
  mutating func append(_ id: Int32, _ ticks: UInt32) {
    if keyCount &+ 3 > keyCapacity { growKeys() }
    keys[keyCount] = UInt64(ticks) << 32 | UInt64(UInt32(bitPattern: id))
    keyCount &+= 1
  }

  /// Opens the day that was collected: its events, and one of record 0 at `probe`, in order.
  mutating func open(probe: Int64) {
    keys[keyCount] = UInt64(truncatingIfNeeded: probe) << 32
    keyCount &+= 1
    sort()
    keys[keyCount] = .max
  }

  /// Whether the open day has events left.
  var hasNext: Bool {
    @inline(__always) get { position < keyCount || latePosition < lateCount }
  }

  /// The next event of the open day: its ticks after the day's start, and its record.
  /// - Precondition: `hasNext`.
  @inline(__always)
  mutating func next() -> (ticks: Int64, id: Int32) {
    var key = keys[position]
    if late[latePosition] < key {
      key = late[latePosition]
      latePosition &+= 1
    } else {
      position &+= 1
    }
    return (Int64(bitPattern: key >> 32), Int32(truncatingIfNeeded: key))
  }

  @inline(never)
  private mutating func insert(_ key: UInt64) {
    if lateCount &+ 2 > lateCapacity { growLate() }
    var place = lateCount
    while place > latePosition, late[place &- 1] > key {
      late[place] = late[place &- 1]
      place &-= 1
    }
    late[place] = key
    lateCount &+= 1
    late[lateCount] = .max
  }

  /// The first place of a new block of a day, after a place past its last block.
  @inline(never)
  private mutating func newBlock(after end: Int) -> Int {
    var block = freeBlock
    if block >= 0 {
      freeBlock = Int(Int64(bitPattern: blocks[block << Self.blockShift]))
    } else {
      if blockCount == blockCapacity { growBlocks() }
      block = blockCount
      blockCount &+= 1
    }
    let start = block << Self.blockShift
    blocks[start] = UInt64(end)
    return start &+ 1
  }

  /// Sorts the keys by the upper 16 bits in two passes, and then by insertion, which moves little.
  private mutating func sort() {
    if keyCount >= Self.fewKeys {
      counts.update(repeating: 0, count: 512)
      for index in 0..<keyCount {
        let key = keys[index]
        counts[Int(truncatingIfNeeded: key >> 48) & 255] &+= 1
        counts[256 &+ Int(truncatingIfNeeded: key >> 56)] &+= 1
      }
      for half in 0..<2 {
        var sum: Int32 = 0
        for index in half &* 256..<half &* 256 &+ 256 {
          let count = counts[index]
          counts[index] = sum
          sum &+= count
        }
      }
      for index in 0..<keyCount {
        let key = keys[index]
        let digit = Int(truncatingIfNeeded: key >> 48) & 255
        spare[Int(counts[digit])] = key
        counts[digit] &+= 1
      }
      for index in 0..<keyCount {
        let key = spare[index]
        let digit = 256 &+ Int(truncatingIfNeeded: key >> 56)
        keys[Int(counts[digit])] = key
        counts[digit] &+= 1
      }
    }
    var index = 1
    while index < keyCount {
      let key = keys[index]
      var place = index
      while place > 0, keys[place &- 1] > key {
        keys[place] = keys[place &- 1]
        place &-= 1
      }
      keys[place] = key
      index &+= 1
    }
  }

  @inline(never)
  private mutating func growKeys() {
    let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: keyCapacity * 2)
    larger.update(from: keys, count: keyCount)
    keys.deallocate()
    keys = larger
    spare.deallocate()
    spare = .allocate(capacity: keyCapacity * 2)
    keyCapacity *= 2
  }

  @inline(never)
  private mutating func growLate() { double(&late, holding: lateCount, of: &lateCapacity) }

  @inline(never)
  private mutating func growBlocks() {
    let size = blockCapacity << Self.blockShift
    let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: size * 2)
    larger.update(from: blocks, count: size)
    blocks.deallocate()
    blocks = larger
    blockCapacity *= 2
  }
}
