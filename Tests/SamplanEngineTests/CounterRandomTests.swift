import SamplanEngine
import Testing

/// The published known answers of Philox2x64-10 (file `kat_vectors` of Random123 1.14).
struct CounterRandomTests {
  @Test func `the published known answers come out`() {
    let none = CounterRandom.words(key: 0, 0, 0)
    #expect(none.0 == 0xca00_a045_9843_d731)
    #expect(none.1 == 0x66c2_4222_c9a8_45b5)
    let all = CounterRandom.words(key: .max, .max, .max)
    #expect(all.0 == 0x65b0_21d6_0cd8_310f)
    #expect(all.1 == 0x4d02_f322_2f86_df20)
    let pi = CounterRandom.words(
      key: 0xa409_3822_299f_31d0, 0x243f_6a88_85a3_08d3, 0x1319_8a2e_0370_7344)
    #expect(pi.0 == 0x0a5e_742c_2997_341c)
    #expect(pi.1 == 0xb0f8_83d3_8000_de5d)
  }

  @Test func `uniform numbers lie strictly between zero and one`() {
    #expect(CounterRandom.unit(0) > 0)
    #expect(CounterRandom.unit(.max) < 1)
  }

  @Test func `the mean and variance are those of uniform numbers`() {
    var sum = 0.0
    var squares = 0.0
    let count = 100_000
    for index in 0..<count {
      let unit = CounterRandom.unit(CounterRandom.words(key: 7, UInt64(index), 1).0)
      sum += unit
      squares += unit * unit
    }
    let mean = sum / Double(count)
    let variance = squares / Double(count) - mean * mean
    #expect(abs(mean - 0.5) < 3 * (1.0 / 12 / Double(count)).squareRoot())
    #expect(abs(variance - 1.0 / 12) < 0.001)
  }
}
