import Testing

@testable import SamplanEngine

/// Quantiles from counts are those of the values themselves, in memory that does not grow with them.
struct ValueCountsTests {
  private func values(_ seed: UInt64, _ count: Int, upTo most: Double) -> [Int32] {
    var random = SmallInstance.Sequence(seed: seed)
    // Few are far out, as in a shortage.
    return (0..<count).map { _ in
      let share = random.between(0, 1)
      return Int32(most * share * share * share)
    }
  }

  @Test(arguments: UInt64(1)...10)
  func `the value of a rank is that of the sorted values`(seed: UInt64) {
    let values = values(seed, 500, upTo: 3000)
    let counts = ValueCounts(cells: 2, memory: 1 << 20)
    for value in values { counts.add(1, value) }
    for (rank, value) in values.sorted().enumerated() {
      #expect(counts.value(1, rank: rank) == Int(value))
    }
    #expect(counts.value(0, rank: 0) == 0)
  }

  @Test(arguments: UInt64(1)...10)
  func `with little room the value is near, and the order of the values does not matter`(
    seed: UInt64
  ) {
    let values = values(seed, 500, upTo: 3000)
    let found = [values, values.reversed(), values.sorted()].map { values in
      let counts = ValueCounts(cells: 1, memory: 0)
      for value in values { counts.add(0, value) }
      return values.indices.map { counts.value(0, rank: $0) }
    }
    #expect(found[0] == found[1] && found[0] == found[2])
    // Sixty-four counts hold 3,000 numbers when 64 are counted together.
    for (found, value) in zip(found[0], values.sorted()) {
      #expect((0..<64).contains(found - Int(value)))
    }
  }

  @Test func `memory is bounded however many the values are and however far apart they lie`() {
    let counts = ValueCounts(cells: 3, memory: 12_000)
    #expect(counts.binsMost == 1000)
    for value in values(4, 20_000, upTo: 900) { counts.add(0, value) }
    let before = counts.bytes
    for value in values(5, 20_000, upTo: 900) { counts.add(0, value) }
    #expect(counts.bytes == before)
    for value in values(6, 20_000, upTo: 2e9) { counts.add(1, value) }
    #expect(counts.bytes <= 12_000)
  }
}
