/// By record, the bed at home that its patient was last given, where stable in-patients may leave
/// it: short memory, so that those who may leave today are found quickly among all.
struct HomeBeds: ~Copyable {
  /// Stands for no such bed.
  static let none: Int16 = -1

  private var beds: UnsafeMutablePointer<Int16>
  private var found: UnsafeMutablePointer<Int32>
  /// 1 for a bed that is looked for, by bed; the first place is that of no bed.
  private let wanted: UnsafeMutablePointer<Int>
  private let bedCount: Int
  private var capacity: Int

  /// - Parameter bedCount: 0 when nobody is ever asked for.
  init(bedCount: Int, capacity: Int) {
    self.bedCount = bedCount
    self.capacity = bedCount > 0 ? capacity : 0
    beds = .allocate(capacity: self.capacity)
    beds.initialize(repeating: Self.none, count: self.capacity)
    found = .allocate(capacity: self.capacity)
    wanted = .allocate(capacity: bedCount + 1)
    wanted.initialize(repeating: 0, count: bedCount + 1)
  }

  deinit {
    beds.deallocate()
    found.deallocate()
    wanted.deallocate()
  }

  subscript(_ id: Int32) -> Int16 {
    @inline(__always) get { beds[Int(id)] }
    @inline(__always) nonmutating set { beds[Int(id)] = newValue }
  }

  /// Makes room for more records.
  mutating func grow(to larger: Int) {
    guard bedCount > 0 else { return }
    let longer = UnsafeMutablePointer<Int16>.allocate(capacity: larger)
    longer.initialize(repeating: Self.none, count: larger)
    longer.update(from: beds, count: capacity)
    beds.deallocate()
    beds = longer
    found.deallocate()
    found = .allocate(capacity: larger)
    capacity = larger
  }

  /// Says whether a bed is looked for.
  func want(_ bed: Int, _ isWanted: Bool) { wanted[bed &+ 1] = isWanted ? 1 : 0 }

  /// Records whose patients were last given a bed that is looked for. Some of them may have left
  /// it since. Nothing is asked on the way, so that a core need not guess.
  func search(_ ids: Range<Int32>) -> UnsafeBufferPointer<Int32> {
    var count = 0
    var id = ids.lowerBound
    while id < ids.upperBound {
      found[count] = id
      count &+= wanted[Int(beds[Int(id)]) &+ 1]
      id &+= 1
    }
    return UnsafeBufferPointer(start: found, count: count)
  }
}
