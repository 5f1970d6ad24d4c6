import SamplanBase
import Testing

struct RefusalTests {
  private let refusal = Refusal(
    .input, Text(sv: "Ingenting har sparats.", en: "Nothing has been saved."),
    who: Text(sv: "Regionen kan.", en: "The region can."),
    problems: [
      .init(.cell(row: 3, column: "value"), Text(sv: "saknas", en: "is missing")),
      .init(.field("asOf"), Text(sv: "är fel", en: "is wrong")),
      .init(.line(2, column: 7), Text(sv: "oväntat tecken", en: "unexpected character")),
      .init(.whole, Text(sv: "för stort", en: "too large")),
    ], cause: "secret path")

  @Test func `a person reads what happened, who can, and each problem with its place`() {
    #expect(
      refusal.described(in: .sv) == """
        Ingenting har sparats.
        Regionen kan.
          rad 3, kolumn value: saknas
          fältet asOf: är fel
          rad 2, tecken 7: oväntat tecken
          hela underlaget: för stort
        """)
    #expect(refusal.described(in: .en).contains("row 3, column value: is missing"))
  }

  @Test func `the cause is for the log alone`() {
    for language in Language.allCases {
      #expect(!refusal.described(in: language).contains("secret"))
    }
    #expect(refusal.description.contains("cause: secret path"))
  }
}
