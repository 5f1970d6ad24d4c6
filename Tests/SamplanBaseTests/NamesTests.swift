import Foundation
import SamplanBase
import Testing

struct NamesTests {
  @Test func `there are 21 regions and the kansli`() {
    #expect(PartyCode.regions.count == 21 && PartyCode.all.count == 22)
    #expect(PartyCode.all == PartyCode.all.sorted())
    #expect(PartyCode.all.allSatisfy { PartyCode($0.rawValue) == $0 })
    #expect(!PartyCode.kansli.isRegion && PartyCode.regions.allSatisfy(\.isRegion))
  }

  @Test(arguments: ["02", "11", "15", "16", "26", "1", "", "00 ", "003"])
  func `codes not in use are no party`(code: String) {
    #expect(PartyCode(code) == nil)
  }

  @Test(arguments: ["akademiska", "S-00-2026-001", "beds.icu", "a_b", "0"])
  func `an identifier has letters, digits and three signs`(text: String) {
    #expect(HospitalID(text)?.rawValue == text)
  }

  @Test(arguments: ["", " ", "a b", "sjukhus/1", "å", ".hidden", "a\n", "<b>", "a%00"])
  func `other texts are no identifiers`(text: String) {
    #expect(HospitalID(text) == nil)
  }

  @Test func `an identifier has at most 64 characters`() {
    #expect(HospitalID(String(repeating: "a", count: 64)) != nil)
    #expect(HospitalID(String(repeating: "a", count: 65)) == nil)
  }

  @Test func `a series number carries letter, party, year and at least three digits`() {
    let party = PartyCode("19")!
    #expect(PlanID.inSeries("P", party, year: 2026, number: 3).rawValue == "P-19-2026-003")
    #expect(PlanID.inSeries("P", party, year: 2026, number: 1234).rawValue == "P-19-2026-1234")
  }

  @Test func `a hash is 64 lower-case digits`() {
    let hash = Digest(of: Array("abc".utf8))
    // FIPS 180-4, the one-block message of its examples.
    let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(hash.description == known && Digest(hex: known) == hash)
    #expect(hash.short == "ba7816bf")
    #expect(Digest(hex: known.uppercased()) == nil && Digest(hex: "ba78") == nil)
    #expect(Digest(bytes: []) == nil)
  }

  @Test func `the classes rise from open to restricted`() {
    #expect(InformationClass.allCases == InformationClass.allCases.sorted())
    #expect(InformationClass.open < .internal && InformationClass.secrecy < .restricted)
  }
}
