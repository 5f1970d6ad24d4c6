import SamplanBase
import Testing

struct SwedishOrderTests {
  private func sorted(_ names: [String]) -> [String] {
    names.reversed().sorted(by: SwedishOrder.precedes)
  }

  @Test(
    arguments: [
      ["Alingsås", "Zinkgruvan", "Ådalen", "Ängelholm", "Örebro"],
      ["ande 2", "andel", "Andersson"],
      ["Visby", "Västerås", "Wadköping", "Xenia"],
      ["Ljungby", "Lübeck", "Lycksele", "Lyxö"],
      ["1", "2", "a", "b"], ["S:t Göran", "Sahlgrenska", "Sös"],
      ["Linköping", "linne", "Lund"],
      ["Kyrkan", "Køge", "Köpenhamn"],
    ])
  func `names stand in Swedish order`(names: [String]) {
    #expect(sorted(names) == names)
  }

  @Test func `å, ä and ö come last, in that order`() {
    #expect(sorted(["ö", "ä", "å", "z", "o", "a"]) == ["a", "o", "z", "å", "ä", "ö"])
  }

  @Test func `accents make no letter of their own, and ü is a y`() {
    #expect(sorted(["idé", "idea", "ide"]) == ["ide", "idé", "idea"])
    #expect(SwedishOrder.precedes("Müller", "Mz") && SwedishOrder.precedes("Mx", "Müller"))
    #expect(SwedishOrder.precedes("zebra", "ærlig") && SwedishOrder.precedes("ærlig", "øst"))
  }

  @Test func `composed and decomposed letters sort alike`() {
    #expect(SwedishOrder.precedes("z", "A\u{30A}dal") && SwedishOrder.precedes("A\u{30A}", "Ä"))
  }

  @Test func `the order is total`() {
    let names = ["ide", "idé", "Ide", "IDE", "Örebro", "örebro", "", "a"]
    for a in names {
      #expect(!SwedishOrder.precedes(a, a))
      for b in names where a != b {
        #expect(SwedishOrder.precedes(a, b) != SwedishOrder.precedes(b, a))
      }
    }
  }
}
