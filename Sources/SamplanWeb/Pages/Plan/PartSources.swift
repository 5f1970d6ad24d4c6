import SamplanBase
import SamplanDomain
import SamplanPlanning

/// Where the amounts of a region's part come from: entries of the journal that their parties have
/// signed, and what bound them together.
struct PartSources: Equatable {
  /// A kind of source, by the letter that amounts refer to it with.
  enum Letter: String, CaseIterable, Comparable {
    /// The plan's own result.
    case plan = "A"
    /// The region's figures.
    case figures = "B"
    /// The region's limits.
    case limits = "C"
    /// The scenario.
    case scenario = "D"
    /// The national basis: assumptions, groups, modes.
    case basis = "E"

    static func < (a: Letter, b: Letter) -> Bool { a.rawValue < b.rawValue }
  }

  /// One figure of the region as it counted when the run was started.
  struct Figure: Equatable {
    var measure: MeasureID
    /// What was stated, when a single figure stands for the region.
    var value: FigureValue?
    /// Its unit.
    var unit: FigureUnit
    /// Figures that make up the region's total: one, or one for each hospital.
    var parts: Int
    var asOf: Day
    /// The entries of the region's log that state them.
    var entries: [Int]
  }

  /// An entry of a party's log.
  struct Entry: Equatable, Hashable {
    var party: PartyCode
    var index: Int
  }

  /// Entries of the region's log that a run can rest on; nil when its log was not read.
  var logSize: Int?
  var figures: [Figure]
  /// Each nil when the visitor may not read it, or it was not there.
  var limits: Entry?
  var scenario: Entry?
  var basis: Entry?
  var plan: Entry?

  init(
    _ region: PartyCode, _ provenance: PlanResult.Provenance, _ picture: NationalPicture,
    plan: EntryReference?
  ) {
    func size(_ party: PartyCode) -> Int { provenance.logSizes[party.rawValue] ?? 0 }
    func entry<Value>(_ stated: Stated<Value>?) -> Entry? {
      stated.map { Entry(party: $0.reference.party, index: $0.reference.index) }
    }
    let record = picture[region]
    let known = size(region)
    logSize = provenance.logSizes[region.rawValue]
    limits = entry(record.limits.last { $0.reference.index < known })
    scenario = entry(picture.scenario(provenance.scenario))
    basis = entry(picture[.kansli].bases.last { $0.reference.index < size(.kansli) })
    self.plan = plan.map { Entry(party: $0.party, index: $0.index) }
    let hospitals = picture.hospitals(of: region).map { FigureSubject.hospital($0.value.hospital) }
    // Staff, stocks and the chain stand on the page of the care chain: this one is one A4.
    figures = MeasureArea.hospital.measures.compactMap { measure in
      let subjects =
        record.figures.level(of: measure.id) == .hospital ? hospitals : [FigureSubject.region]
      let counted = subjects.compactMap { subject in
        record.figures.history(measure.id, subject).last { $0.index < known }
      }
      guard let oldest = counted.map(\.figure.asOf).min() else { return nil }
      return Figure(
        measure: measure.id, value: counted.count == 1 ? counted[0].figure.value : nil,
        unit: measure.unit, parts: counted.count, asOf: oldest,
        entries: Set(counted.map(\.index)).sorted())
    }
  }

  /// What a measure of the plan rests on besides the plan itself.
  static func letters(of measure: PlanResult.MeasureKind) -> [Letter] {
    switch measure {
    case .transfers, .inpatientTransfers: [.plan, .figures, .limits, .scenario, .basis]
    case .surge: [.plan, .figures, .limits, .scenario, .basis]
    case .postponement: [.plan, .figures, .limits]
    case .recovery: [.plan, .figures]
    case .lending: [.plan, .figures, .limits]
    }
  }
}
