import Foundation
import SamplanBase
import Testing

struct FigureValueTests {
  private static let values: [FigureValue] = [
    .known(.zero), .known(ExactDecimal("12.5")!), .unknown, .notAsked, .notApplicable, .withheld,
  ]

  @Test func `zero and the four words are different things`() {
    #expect(Set(Self.values).count == 6)
    #expect(Set(Self.values.map(\.data)).count == 6)
    #expect(Self.values.compactMap(\.known) == [.zero, ExactDecimal("12.5")!])
  }

  @Test(arguments: values)
  func `a value comes back from its data`(value: FigureValue) throws {
    #expect(FigureValue(value.data, .point) == value)
    let bytes = try JSONEncoder().encode(value)
    #expect(try JSONDecoder().decode(FigureValue.self, from: bytes) == value)
  }

  @Test(arguments: values, Language.allCases)
  func `a value comes back from how a page shows it`(value: FigureValue, language: Language) {
    // English pages group thousands with commas, which no file does: only small numbers here.
    #expect(FigureValue(value.shown(in: language), language == .sv ? .comma : .point) == value)
  }

  @Test(arguments: ["", " ", "-", "n/a", "12 platser", "null"])
  func `anything else is no value`(text: String) {
    #expect(FigureValue(text, .comma) == nil)
    #expect(FigureValue(text, .point) == nil)
  }

  @Test func `a method is read from its word in either language`() {
    for method in FigureMethod.allCases {
      #expect(FigureMethod(reading: method.rawValue.uppercased()) == method)
      #expect(FigureMethod(reading: method.label.sv) == method)
      #expect(FigureMethod(reading: method.label.en) == method)
    }
    #expect(FigureMethod(reading: "gissat") == nil)
  }
}
