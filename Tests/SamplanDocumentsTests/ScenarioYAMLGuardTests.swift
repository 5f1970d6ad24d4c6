import SamplanBase
import SamplanEngine
import Testing

@testable import SamplanDocuments

struct ScenarioYAMLGuardTests {
  private func isPassed(_ text: String) -> Bool {
    do throws(Refusal) {
      try ScenarioYAMLGuard.check(Array(text.utf8))
      return true
    } catch {
      return false
    }
  }

  @Test func `an alias bomb is refused before it is composed`() {
    var bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for (from, to) in zip("abcdefgh", "bcdefghi") {
      let nine = Array(repeating: "*\(from)", count: 9).joined(separator: ", ")
      bomb += "\(to): &\(to) [\(nine)]\n"
    }
    let refusal = refused(bomb)
    #expect(refusal?.problems.first?.place == .line(1, column: 4))
    #expect(refusal?.problems.first?.text.sv.contains("ankare") == true)
  }

  @Test(arguments: [
    "a: *x\n", "a: &x 1\n", "- *x\n", "a: [1, *x]\n", "a: {b: *x}\n", "a: {\"b\":*x}\n",
    "*x : 1\n", "&x a: 1\n", "- - *x\n", "a:\n  *x\n", "--- *x\n", "a: |\n  text\nb: *x\n",
    "- a: |\n    text\n  b: *x\n", "a: 'it''s'\nb: *x\n", "a: \"\\\"\"\nb: *x\n",
    "a: [\n  1,\n  *x\n]\n", "a: \"b\"\n*x : 1\n", "a: foo\n  \"bar\nb: *x\n", "a: b # c\nd: *x\n",
    "a: >-\n  x\n\n\nb: *x\n", "a: b#c\nd: *x\n", "a: [b]\nd: *x\n", "a: foo\n  |\nb: *x\n",
    "a: { b: [ 'c' ] }\nd: &x e\n", "a:\t*x\n", "<<: *x\n", "? *x\n: 1\n", "a: - *x\n",
  ])
  func `anchors and aliases are found wherever they stand`(text: String) {
    #expect(!isPassed(text))
  }

  @Test(arguments: [
    "!!python/object x\n", "a: !!binary abc\n", "%YAML 1.2\n---\na: 1\n", "? a\n: 1\n",
    "a: 1\u{85}b: *x\n", "a: 1\u{2028}b: 2\n", "a: \u{7}\n", "a: b\u{FEFF}c\n",
  ])
  func `tags, directives, explicit keys and hidden line ends are refused`(text: String) {
    #expect(!isPassed(text))
  }

  @Test(arguments: [
    "a: fish & chips\n", "a: 2*3\n", "a: \"*x\"\n", "a: '&x'\n", "# *x &y\na: 1 # *z\n",
    "a: |\n  * one\n  & two\n\n  * three\nb: 1\n", "a: >\n  *x\n", "- a: |\n    *x\n  b: 1\n",
    "a: \"over\n  *two* lines\"\nb: 1\n", "a: [\"*x\", 'b & c']\n", "\"a b\": 1\n", "a: b:c\n",
    "a: x - y\n", "a: what?\n", "a: really!\n", "a: 50 % av\n", "", "\n\n", "a: 'it''s *x'\n",
    "a: \"say \\\"*x\\\"\"\n", "a: C#*\n",
  ])
  func `text that only looks like structure passes`(text: String) {
    #expect(isPassed(text))
  }

  @Test func `levels without end are refused without being followed`() {
    let count = 300_000
    for text in [
      "a: " + String(repeating: "[", count: count), "a: " + String(repeating: "{a: ", count: count),
      String(repeating: "- ", count: count) + "a",
      (0..<400).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
      "a: " + String(repeating: "[", count: 30) + String(repeating: "]", count: 30),
    ] {
      #expect(refused(text) != nil, "\(text.prefix(20))")
    }
  }

  @Test func `twenty-one levels of indentation are refused with the limit named`() {
    let text = (0..<21).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(refused(text)?.problems.first?.text.sv.contains("20") == true)
  }

  @Test func `a file over the limit is refused by its size`() {
    let text = "# " + String(repeating: "x", count: ScenarioYAML.bytesMax)
    #expect(refused(text)?.kind == .limit)
  }

  @Test func `bytes in any order give an answer`() {
    // Cuts and doublings of a right file, and its bytes shuffled from a seed.
    let bytes = Array(goodScenario.utf8)
    for round in 0..<400 as Range<UInt64> {
      var spoiled = bytes
      for step in 0..<6 as Range<UInt64> {
        let (a, b) = CounterRandom.words(key: 5, round, step)
        let place = Int(a % UInt64(spoiled.count))
        switch b % 4 {
        case 0: spoiled.remove(at: place)
        case 1:
          spoiled.insert(Array("[]{}-:,&*!|>'\"#% \n\t?".utf8)[Int(b >> 8 % 20) % 20], at: place)
        case 2: spoiled.swapAt(place, Int(b >> 8) % spoiled.count)
        default: spoiled[place] = UInt8(truncatingIfNeeded: b >> 16) & 0x7F
        }
      }
      _ = try? ScenarioYAML.parse(spoiled, known: knownNames)
    }
  }
}
