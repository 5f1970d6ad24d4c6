/// When last stays end, by bed type and day: short lists of the time of day in ticks. Nobody is told
/// apart, since one who leaves after the last stay leaves a bed and nothing else.
///
/// The lists lie in small blocks, which are used again; the memory is kept.
struct StayEnds: ~Copyable {
  /// Words of a block: a link to the one before it, and times.
  private static let blockShift = 5
  private static let blockSize = 1 << blockShift

  private let days: Int
  private let bedCount: Int
  private var blocks: UnsafeMutablePointer<UInt32>
  private var blockCapacity = 256
  private var blockCount: UInt32 = 0
  /// The last block given back, linked to others; `none` when there is none.
  private var freeBlock = none
  /// Where the next time of a bed and day goes in `blocks`, `bed · days + day`; a multiple of the
  /// size asks for a block.
  private let tail: UnsafeMutablePointer<UInt32>
  /// What `take` found.
  private var taken: UnsafeMutablePointer<UInt32>
  private var takenCapacity = 256

  private static let none = UInt32.max

  init(bedCount: Int, days: Int) {
    self.days = days
    self.bedCount = bedCount
    blocks = .allocate(capacity: blockCapacity << Self.blockShift)
    tail = .allocate(capacity: bedCount * days)
    taken = .allocate(capacity: takenCapacity)
    clear()
  }

  deinit {
    blocks.deallocate()
    tail.deallocate()
    taken.deallocate()
  }

  /// Takes everything out.
  mutating func clear() {
    tail.update(repeating: 0, count: bedCount * days)
    blockCount = 0
    freeBlock = Self.none
  }

  /// Adds the end of a stay in a bed type, within the horizon.
  @inline(__always)
  mutating func add(_ bed: Int, _ when: Int64) {
    let list = bed &* days &+ Int(when >> SimulatedTime.dayShift)
    var place = tail[list]
    if place & UInt32(Self.blockSize - 1) == 0 { place = newBlock(after: place) }
    blocks[Int(place)] = UInt32(truncatingIfNeeded: when)
    tail[list] = place &+ 1
  }

  /// The times of a bed and day, in no order, which are taken out; until the next call.
  mutating func take(_ bed: Int, _ day: Int) -> UnsafeBufferPointer<UInt32> {
    let list = bed &* days &+ day
    var end = Int(tail[list])
    var count = 0
    while end > 0 {
      let block = (end &- 1) >> Self.blockShift
      let start = block << Self.blockShift
      let size = end &- start &- 1
      if count &+ size > takenCapacity { growTaken(count) }
      (taken + count).update(from: blocks + start + 1, count: size)
      count &+= size
      end = Int(blocks[start])
      blocks[start] = freeBlock
      freeBlock = UInt32(truncatingIfNeeded: block)
    }
    tail[list] = 0
    return UnsafeBufferPointer(start: taken, count: count)
  }

  /// The first place of a new block of a list, after a place past its last block.
  @inline(never)
  private mutating func newBlock(after end: UInt32) -> UInt32 {
    var block = freeBlock
    if block != Self.none {
      freeBlock = blocks[Int(block) << Self.blockShift]
    } else {
      if Int(blockCount) == blockCapacity { growBlocks() }
      block = blockCount
      blockCount &+= 1
    }
    let start = block << UInt32(Self.blockShift)
    blocks[Int(start)] = end
    return start &+ 1
  }

  @inline(never)
  private mutating func growTaken(_ count: Int) {
    double(&taken, holding: count, of: &takenCapacity)
  }

  @inline(never)
  private mutating func growBlocks() {
    let size = blockCapacity << Self.blockShift
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: size * 2)
    larger.update(from: blocks, count: size)
    blocks.deallocate()
    blocks = larger
    blockCapacity *= 2
  }
}
