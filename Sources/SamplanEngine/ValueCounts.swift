/// How often each whole number has been met in each cell, for quantiles over any number of replications.
///
/// A cell counts the span of values it has met, a number at a time; where that would take more than
/// `binsMost` counts, two, four or more numbers together. How many depends on the least and the
/// greatest value alone, and so not on the order in which the values came.
struct ValueCounts: ~Copyable {
  /// The counts of a cell: numbers from `first · 2^shift` on, `2^shift` to each count.
  private struct Cell {
    var counts: UnsafeMutablePointer<UInt32>?
    var size = 0
    var first = 0
    var shift = 0
  }

  private let cellCount: Int
  /// Most counts of a cell.
  let binsMost: Int
  private let cells: UnsafeMutablePointer<Cell>

  /// Fewest and most counts that a cell is given room for.
  private static let binRange = 64...65_536

  /// - Parameter memory: most bytes for all counts, as far as the fewest of each cell allow.
  init(cells cellCount: Int, memory: Int) {
    self.cellCount = cellCount
    let room = memory / MemoryLayout<UInt32>.stride / max(cellCount, 1)
    binsMost = min(max(room, Self.binRange.lowerBound), Self.binRange.upperBound)
    cells = .allocate(capacity: cellCount)
    cells.initialize(repeating: Cell(), count: cellCount)
  }

  deinit {
    for cell in 0..<cellCount { cells[cell].counts?.deallocate() }
    cells.deallocate()
  }

  /// Bytes that the counts take.
  var bytes: Int {
    (0..<cellCount).reduce(0) { $0 + cells[$1].size * MemoryLayout<UInt32>.stride }
  }

  /// Counts a value, from 0.
  @inline(__always)
  func add(_ cell: Int, _ value: Int32) {
    var place = Int(value) >> cells[cell].shift &- cells[cell].first
    if UInt(bitPattern: place) >= UInt(cells[cell].size) {
      makeRoom(cell, Int(value))
      place = Int(value) >> cells[cell].shift &- cells[cell].first
    }
    cells[cell].counts.unsafelyUnwrapped[place] &+= 1
  }

  /// The value of a rank from 0, in order of size: where numbers are counted together, the
  /// greatest of them.
  func value(_ cell: Int, rank: Int) -> Int {
    let found = cells[cell]
    var left = rank
    for place in 0..<found.size {
      left -= Int(found.counts.unsafelyUnwrapped[place])
      if left < 0 { return (found.first + place + 1) << found.shift - 1 }
    }
    return 0
  }

  /// Widens a cell so that a value fits, with some room on either side.
  @inline(never)
  private func makeRoom(_ cell: Int, _ value: Int) {
    let old = cells[cell]
    let used = (0..<old.size).filter { old.counts.unsafelyUnwrapped[$0] > 0 }
    var shift = old.shift
    var low = min(value >> shift, used.first.map { $0 + old.first } ?? .max)
    var high = max(value >> shift, used.last.map { $0 + old.first } ?? 0)
    while high - low >= binsMost {
      shift += 1
      low >>= 1
      high >>= 1
    }
    let span = high - low + 1
    let margin = min(span / 4 + 4, (binsMost - span) / 2)
    let first = max(0, low - margin)
    let size = high + margin + 1 - first
    let counts = UnsafeMutablePointer<UInt32>.allocate(capacity: size)
    counts.initialize(repeating: 0, count: size)
    for place in used {
      counts[(place + old.first) >> (shift - old.shift) - first] +=
        old.counts.unsafelyUnwrapped[place]
    }
    old.counts?.deallocate()
    cells[cell] = Cell(counts: counts, size: size, first: first, shift: shift)
  }
}
