import SamplanBase
import Testing

struct MoneyTests {
  @Test(arguments: [
    ("20 000 000", Int64(2_000_000_000)), ("1 234,50", 123_450), ("1234.5", 123_450), ("0", 0),
    ("0,01", 1), ("100 000 000 000", 10_000_000_000_000),
  ])
  func `kronor are read as they are typed`(text: String, ore: Int64) {
    #expect(Money(kronor: text)?.ore == ore)
  }

  @Test(arguments: ["", "-1", "1,234", "20 mkr", "0,005", "100 000 000 000,01", "1e6", "∞"])
  func `what is no amount is not read`(text: String) {
    #expect(Money(kronor: text) == nil)
  }

  @Test func `an amount is shown with öre only when there are any`() {
    let amount = Money(ore: 340_735_190)!
    #expect(amount.shown(in: .sv) == "3\u{A0}407\u{A0}351,90\u{A0}kr")
    #expect(amount.shown(in: .en) == "SEK\u{A0}3,407,351.90")
    #expect(Money(ore: 2_000_000_000)!.shown(in: .sv) == "20\u{A0}000\u{A0}000\u{A0}kr")
    #expect(Money(ore: 5)!.shown(in: .sv) == "0,05\u{A0}kr")
    #expect(amount.description == "3407351.90" && Money(ore: 5)!.description == "0.05")
  }

  @Test func `an amount never passes its limit`() {
    #expect(Money(ore: -1) == nil && Money(ore: Money.oreMax + 1) == nil)
    #expect(Money(ore: Money.oreMax)!.adding(Money(ore: 1)!) == nil)
    #expect(Money(ore: 1)!.adding(Money(ore: 2)!) == Money(ore: 3))
  }
}
