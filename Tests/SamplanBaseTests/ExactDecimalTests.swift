import Foundation
import SamplanBase
import Testing

struct ExactDecimalTests {
  @Test(
    arguments: [
      ("0", "0"), ("12", "12"), ("-3", "-3"), ("1234.5", "1234.5"), ("0.000001", "0.000001"),
      ("007", "7"), ("1.50", "1.5"), ("-0.25", "-0.25"), ("-0", "0"), ("\u{2212}4", "-4"),
      ("999999999999", "999999999999"), ("999999999.999999", "999999999.999999"),
    ])
  func `a number in point notation is read exactly`(text: String, written: String) {
    #expect(ExactDecimal(text, .point)?.description == written)
  }

  @Test(
    arguments: [
      "", " ", "-", ".", "1.", ".5", "1,5", "1 000", "1e3", "+1", "--1", "1-", "1.2.3", "0x10",
      "1.0000001", "1000000000000", "1234567890123456", "NaN", "½", "٣", "1\u{301}", "1\n",
    ])
  func `what is not a number in point notation is refused`(text: String) {
    #expect(ExactDecimal(text, .point) == nil)
  }

  @Test(
    arguments: [
      ("1 234,5", "1234.5"), ("1\u{A0}234\u{202F}567", "1234567"), ("0,1", "0.1"), ("12", "12"),
      ("\u{2212}1 000", "-1000"),
    ])
  func `Swedish notation has a comma and grouping spaces`(text: String, written: String) {
    #expect(ExactDecimal(text, .comma)?.description == written)
  }

  @Test(arguments: [" 1", "1 ", "1,5 0", "1.5", "1,", ",5", "- 1"])
  func `what is not a number in Swedish notation is refused`(text: String) {
    #expect(ExactDecimal(text, .comma) == nil)
  }

  @Test func `tenths add up exactly`() {
    var sum = ExactDecimal.zero
    for _ in 0..<10 { sum = sum.adding(ExactDecimal("0.1")!)! }
    #expect(sum == ExactDecimal(1))
  }

  @Test func `a sum beyond the limit is no number`() {
    let most = ExactDecimal("999999999999")!
    #expect(most.adding(ExactDecimal(1)) == nil)
    #expect(most.adding(.zero) == most)
    let least = ExactDecimal("-999999999999")!
    #expect(least.adding(ExactDecimal(-1)) == nil)
    #expect(most.adding(least) == .zero)
  }

  @Test func `whole, negative and order follow the value`() {
    #expect(ExactDecimal("2.0")!.isWhole && !ExactDecimal("2.5")!.isWhole)
    #expect(ExactDecimal("-0.5")!.isNegative && !ExactDecimal.zero.isNegative)
    #expect(ExactDecimal("-2")! < ExactDecimal("-1.5")!)
    #expect(ExactDecimal("0.953125")!.approximate == 0.953125)
  }

  @Test func `pages show numbers as the language writes them`() {
    let value = ExactDecimal("-1234567.25")!
    #expect(value.shown(in: .sv) == "\u{2212}1\u{A0}234\u{A0}567,25")
    #expect(value.shown(in: .en) == "\u{2212}1,234,567.25")
    #expect(ExactDecimal(999).shown(in: .sv) == "999")
  }

  @Test func `in data a number is a text`() throws {
    let bytes = try JSONEncoder().encode([ExactDecimal("0.1")!])
    #expect(String(decoding: bytes, as: UTF8.self) == #"["0.1"]"#)
    #expect(try JSONDecoder().decode([ExactDecimal].self, from: bytes) == [ExactDecimal("0.1")!])
    #expect(throws: (any Error).self) {
      try JSONDecoder().decode([ExactDecimal].self, from: Data("[0.1]".utf8))
    }
  }

  @Test func `every number written is read back`() {
    var state: UInt64 = 1
    for _ in 0..<5000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let whole = Int64(state >> 34) - (1 << 29)
      let text = "\(whole).\((state >> 8) % 1_000_000 + 1)"
      let value = ExactDecimal(text) ?? .zero
      #expect(ExactDecimal(value.description) == value)
      #expect(ExactDecimal(value.shown(in: .sv), .comma) == value)
    }
  }
}
