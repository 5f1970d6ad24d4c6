import SamplanBase
import SamplanDomain
import Testing

@testable import SamplanPlanning

struct ScenarioPlacesTests {
  private let hospitals = [
    hospital("stor", stockholm, .university), hospital("mellan", uppsala, .county),
    hospital("liten", gotland, .county),
  ]

  private var places: ScenarioPlaces {
    ScenarioPlaces(input(fourRegions(), scenario(), hospitals: hospitals))
  }

  @Test func `the same seed draws the same regions, each once`() {
    let drawn = places.draw(3, seed: 42)
    #expect(drawn == places.draw(3, seed: 42))
    #expect(Set(drawn).count == 3)
  }

  @Test func `more regions from the same seed begin with the same ones`() {
    for seed in 0..<50 as Range<UInt64> {
      #expect(places.draw(1, seed: seed) == Array(places.draw(4, seed: seed).prefix(1)))
    }
  }

  @Test func `a region of half the population is drawn first half of the time`() {
    let first = (0..<4000 as Range<UInt64>).count { places.draw(1, seed: $0) == [stockholm] }
    // Three standard errors of a share of one half over 4000 draws are 2.4 per cent.
    let share = Double(first) / 4000
    #expect(abs(share - 0.5) < 0.024)
  }

  @Test func `no more regions are drawn than there are`() {
    #expect(places.draw(21, seed: 1).count == 4)
  }

  @Test func `a hospital is drawn among those of its kind`() {
    let drawn = Set(
      (0..<40 as Range<UInt64>).compactMap { places.drawHospital(.county, seed: $0)?.id })
    #expect(drawn == [HospitalID("mellan")!, HospitalID("liten")!])
    #expect(places.drawHospital(.district, seed: 1) == nil)
  }

  @Test func `patients are spread by population`() {
    let shares = places.shares(of: .regions([stockholm, dalarna]))
    let wanted: [PartyCode: Double] = [stockholm: 500.0 / 740, dalarna: 240.0 / 740]
    #expect(shares.count == 2)
    for (party, share) in wanted { #expect(abs(shares[party]! - share) < 1e-12) }
    #expect(places.shares(of: .everywhere).count == 4)
  }

  @Test func `regions without population share equally`() {
    var regions = fourRegions()
    for place in regions.indices { regions[place].population = nil }
    let places = ScenarioPlaces(input(regions, scenario()))
    #expect(places.shares(of: .everywhere).values.allSatisfy { $0 == 0.25 })
  }
}

struct ScenarioDemandTests {
  @Test func `a ramp grows in equal steps to the full number`() {
    let row = demand("medical", .everywhere, span(2, 9), "40", ramp: 3)
    let patients = (1...10).map { ScenarioDemand.patients(row, day: $0) }
    #expect(patients == [0, 10, 20, 30, 40, 40, 40, 40, 40, 0])
  }

  @Test func `without a ramp the first day has the full number`() {
    let row = demand("medical", .everywhere, span(3, 3), "12.5")
    #expect((2...4).map { ScenarioDemand.patients(row, day: $0) } == [0, 12.5, 0])
  }

  @Test func `patients of regions outside the run are counted as outside`() {
    let given = scenario(
      days: 4, demand: [demand("medical", .regions([stockholm, gotland]), span(1, 2), "56")])
    let input = input(fourRegions(), given)
    let demand = ScenarioDemand(
      given, ScenarioPlaces(input), BasisValues(.demonstration), groups: ["medical"],
      regions: [stockholm], days: 4)
    #expect(demand.admissions[0][0].map { ($0 * 1e9).rounded() / 1e9 } == [50, 50, 0, 0])
    #expect(abs(demand.outside - 12) < 1e-9)
  }
}

struct BedsByDayTests {
  private func beds(
    _ scenario: Scenario, hospitals: [PlanInput.Hospital] = []
  ) -> BedsByDay {
    let input = input(fourRegions(), scenario, hospitals: hospitals)
    return BedsByDay(
      scenario, ScenarioPlaces(input), regions: [stockholm, uppsala], days: scenario.days)
  }

  @Test func `a loss takes its share of its care on its days, of its region only`() {
    let beds = beds(
      scenario(days: 4, losses: [loss(.regions([uppsala]), .icu, "0.25", span(2, 3))]))
    #expect(beds.share[0][1] == [1, 0.75, 0.75, 1])
    #expect(beds.share[1][1] == [1, 1, 1, 1])
    #expect(beds.share[0][0] == [1, 1, 1, 1])
  }

  @Test func `a loss that begins after the last computed day is not in the run`() {
    let scenario = scenario(
      days: 10,
      losses: [
        loss(.regions([uppsala]), .icu, "0.5", span(5, 9)),
        loss(.regions([uppsala]), .icu, "0.5", span(2, 9)),
      ])
    let input = input(fourRegions(), scenario, hospitals: [])
    let beds = BedsByDay(
      scenario, ScenarioPlaces(input), regions: [stockholm, uppsala], days: 3)
    #expect(beds.share[0][1] == [1, 0.5, 0.5])
  }

  @Test func `losses of the same day multiply, and absence with them`() {
    let staffing = Scenario.Staffing(
      kind: .absence, site: .everywhere, share: exact("0.1"), span: span(1, 1), source: "prov")
    let beds = beds(
      scenario(
        days: 1,
        losses: [
          loss(.everywhere, nil, "0.5", span(1, 1)), loss(.everywhere, nil, "0.5", span(1, 1)),
        ], staffing: [staffing]))
    #expect(abs(beds.share[2][0][0] - 0.225) < 1e-12)
  }

  @Test func `a hospital loses its reported part of the region's beds`() {
    let hospitals = [
      hospital("a", uppsala, .county, icu: 9, somatic: 100),
      hospital("b", uppsala, .district, icu: 3, somatic: 50),
    ]
    let beds = beds(
      scenario(
        days: 1, losses: [loss(.hospital(HospitalID("b")!), nil, "1", span(1, 1))]),
      hospitals: hospitals)
    #expect(abs(beds.share[0][1][0] - 0.75) < 1e-12)
    #expect(abs(beds.share[2][1][0] - 2.0 / 3) < 1e-12)
    #expect(beds.weighed.isEmpty)
  }

  @Test func `a hospital without reported beds has the part of its kind, and that is told`() {
    let hospitals = [hospital("a", uppsala, .university), hospital("b", uppsala, .county)]
    let beds = beds(
      scenario(
        days: 1, losses: [loss(.hospital(HospitalID("b")!), .medical, "1", span(1, 1))]),
      hospitals: hospitals)
    #expect(abs(beds.share[2][1][0] - 8.0 / 12) < 1e-12)
    #expect(beds.weighed == [HospitalID("b")!])
  }

  @Test func `everything lost leaves nothing, never less`() {
    let all = [loss(.everywhere, nil, "1", span(1, 2)), loss(.everywhere, nil, "1", span(1, 2))]
    #expect(beds(scenario(days: 2, losses: all)).share.joined().joined().allSatisfy { $0 == 0 })
  }
}
