import HTTPTypes
import SamplanBase
import SamplanDomain
import SamplanPlanning
import SamplanService
import Testing

@testable import SamplanWeb

/// The levers, moved by a person without script.
struct LeversTests {
  private let address = "/scenarier/S-00-2026-001/reglage"

  @Test func `the answer stands on the page at once, and moves with the levers`() async throws {
    let reader = try await Trial.demonstration().reader(.kansliStrategist)
    let still = await reader.get(address)
    #expect(still.status == .ok)
    #expect(still.text.contains("type=\"range\""))
    #expect(!still.text.contains("utan reglagen:"))
    #expect(!still.text.contains("Simulera reglagen"))
    let moved = await reader.get(address + "?efterfragan=200&vard=MED")
    #expect(moved.text.contains("(utan reglagen: "))
    #expect(moved.text.contains("Simulera reglagen"))
    #expect(moved.text.contains("medicinsk vård"))
  }

  @Test func `a lever that cannot be read is told, and the answer stands without it`() async throws
  {
    let reader = try await Trial.demonstration().reader(.kansliStrategist)
    let answer = await reader.get(address + "?efterfragan=hundra&borta=90")
    #expect(answer.status == .unprocessableContent)
    #expect(answer.text.contains("”hundra” är inget helt tal från 0 till 300"))
    #expect(answer.text.contains("”90” är inget helt tal från 0 till 50"))
    #expect(answer.text.contains("vårddygn"))
  }

  @Test func `the levers as they stand become a run named after them`() async throws {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.kansliStrategist)
    _ = await reader.get(address)
    let answer = await reader.post(
      address, [("efterfragan", "150"), ("vardtid", "100"), ("borta", "10"), ("utokade", "100")])
    #expect(answer.status == .seeOther, "\(answer.text.prefix(2000))")
    let page = await reader.get(answer.headers[.location] ?? "").text
    #expect(page.contains("patienter i scenariot 150 %, personal borta, hela landet 10 %"))
    let none = await reader.post(address, [("efterfragan", "100")])
    #expect(none.status == .unprocessableContent)
    #expect(none.text.contains("inget reglage är flyttat"))
  }

  @Test func `who may read plans but start no run sees the answer without the button`() async throws
  {
    let reader = try await Trial.demonstration().reader(.chefsgruppMember)
    let answer = await reader.get(address + "?efterfragan=200")
    #expect(answer.status == .ok)
    #expect(!answer.text.contains("Simulera reglagen"))
  }
}
