import SamplanBase
import SamplanDomain

extension PlanInput {
  /// Freezes what the register says on a day into the input of a run.
  ///
  /// Figures past their time and totals with an unknown part are unknown here too, and keep their
  /// region out of the run. A region that has stated no limits lends nothing.
  /// - Parameter days: days to compute; at most the scenario's, which is also the default.
  package init(
    _ picture: NationalPicture, scenario: Scenario, basis: Basis, on date: Day,
    days: Int? = nil, seed: UInt64, replications: Int
  ) {
    self.init(
      regions: PartyCode.regions.map { Region($0, picture, on: date) },
      hospitals: PartyCode.regions.flatMap { party in
        picture.hospitals(of: party).map { Hospital($0.value, of: party, picture, on: date) }
      },
      basis: basis, scenario: scenario, days: min(days ?? scenario.days, scenario.days),
      seed: seed, replications: replications,
      logSizes: Dictionary(
        uniqueKeysWithValues: picture.records.map { ($0.party.rawValue, $0.size) }))
  }
}

extension PlanInput.Region {
  fileprivate init(_ party: PartyCode, _ picture: NationalPicture, on date: Day) {
    let record = picture[party]
    let opened = record.opened?.value
    var cells: [String: PlanInput.Cell] = [:]
    for measure in Measure.catalogue {
      let total = record.total(of: measure.id, on: date)
      guard total.level != nil else { continue }
      cells[measure.id.rawValue] = PlanInput.Cell(
        value: total.value, asOf: total.oldest, newest: total.newest)
    }
    self.init(
      code: party, shortName: picture.shortName(of: party), population: opened?.population?.value,
      latitude: opened?.seat?.latitude ?? .zero, longitude: opened?.seat?.longitude ?? .zero,
      cells: cells, limits: picture.limits(of: party, on: date).0,
      neighbours: opened?.neighbours ?? [], seaNeighbours: opened?.seaNeighbours ?? [])
  }
}

extension PlanInput.Hospital {
  fileprivate init(
    _ registered: HospitalRegistered, of party: PartyCode, _ picture: NationalPicture,
    on date: Day
  ) {
    func cell(_ id: MeasureID) -> PlanInput.Cell? {
      let subject = FigureSubject.hospital(registered.hospital)
      guard let measure = Measure.find(id),
        let figure = picture[party].figures.latest(id, subject)?.figure
      else { return nil }
      let isExpired = FigureAge(asOf: figure.asOf, of: measure, on: date) == .expired
      return PlanInput.Cell(value: isExpired ? .unknown : figure.value, asOf: figure.asOf)
    }
    self.init(
      id: registered.hospital, region: party, name: registered.name, kind: registered.kind,
      icuBeds: cell(Measure.icuBeds), somaticBeds: cell(Measure.somaticBeds))
  }
}
