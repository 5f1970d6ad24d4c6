import HashTreeCollections
import SamplanBase

/// The national picture (nationell bild): the records of the 22 parties side by side. It is a pure
/// function of their logs; in which order the logs arrived makes no difference.
package struct NationalPicture: Sendable {
  /// One record for each party, by code; parties never heard of have an empty one.
  package private(set) var records: [PartyRecord]

  private static let places = Dictionary(
    uniqueKeysWithValues: PartyCode.all.enumerated().map { ($1, $0) })

  /// The picture of these records; of two for the same party the longer one holds.
  package init(records: some Sequence<PartyRecord> = []) {
    self.records = PartyCode.all.map { PartyRecord(party: $0) }
    for record in records {
      let place = Self.places[record.party]!
      if record.size >= self.records[place].size { self.records[place] = record }
    }
  }

  /// What a party has said.
  package subscript(party: PartyCode) -> PartyRecord {
    get { records[Self.places[party]!] }
    _modify { yield &records[Self.places[party]!] }
  }

  /// National assumptions as the kansli set them last; nil when it never did.
  package var basis: Stated<Basis>? { self[.kansli].bases.last }

  /// A hospital anywhere in the country, with the region it belongs to. Should two regions have
  /// registered the same identifier, the lower code holds.
  package func hospital(_ id: HospitalID) -> (PartyCode, Stated<HospitalRegistered>)? {
    for record in records {
      if let hospital = record.hospitals[id] { return (record.party, hospital) }
    }
    return nil
  }

  /// A region's hospitals by name, in Swedish order.
  package func hospitals(of party: PartyCode) -> [Stated<HospitalRegistered>] {
    self[party].hospitalsByName
  }

  /// The scenario with this identifier, as written last.
  package func scenario(_ id: ScenarioID) -> Stated<Scenario>? {
    for record in records {
      if let scenario = record.scenarios[id] { return scenario }
    }
    return nil
  }

  /// The scenarios of all parties, newest first.
  package var scenarios: [Stated<Scenario>] {
    records.flatMap { $0.scenarios.values }.sorted { a, b in
      (a.time, a.value.scenario) > (b.time, b.value.scenario)
    }
  }

  /// The published plan with this identifier.
  package func plan(_ id: PlanID) -> Stated<PlanPublished>? {
    for record in records {
      if let plan = record.plans[id] { return plan }
    }
    return nil
  }

  /// The published plans of all parties, newest first.
  package var plans: [Stated<PlanPublished>] {
    records.flatMap { $0.plans.values }.sorted { a, b in
      (a.time, a.value.plan) > (b.time, b.value.plan)
    }
  }

  /// The limits that hold for a region on a day, and the statement they stand in; a region that has
  /// stated none lends nothing.
  package func limits(of party: PartyCode, on day: Day) -> (LimitsSet, stated: Stated<LimitsSet>?) {
    guard let stated = self[party].limits.last else {
      return (LimitsSet.unstated(asOf: day), stated: nil)
    }
    return (stated.value, stated: stated)
  }

  /// The party's short name, or its code as long as its log has not been opened.
  package func shortName(of party: PartyCode) -> String {
    self[party].opened?.value.shortName ?? party.rawValue
  }
}

/// The country's total of a measure on a day, with how much of the country it rests on.
package struct NationalTotal: Sendable {
  package let measure: MeasureID
  /// Sum of the regions whose total is known; nil when none is, and for measures whose regional
  /// values cannot be added.
  package let sum: ExactDecimal?
  /// Regions whose total is known, out of `of`.
  package let reporting: Int
  /// The regions of the country: 21.
  package let of: Int
  /// The other regions, by code, with what they say in place of a number.
  package let missing: [(party: PartyCode, value: FigureValue)]
  /// Regions in the sum whose oldest part has faded.
  package let faded: Int
  /// Oldest as-of date in the sum.
  package let oldest: Day?
  /// Least and largest regional value, for measures that cannot be added; else nil. A mean is not
  /// given: it would need weights that nobody has stated.
  package let interval: ClosedRange<ExactDecimal>?
  /// How the known parts came about.
  package let methods: Set<FigureMethod>
}

extension NationalPicture {
  /// The country's total of a measure on a day.
  package func total(of measure: MeasureID, on day: Day) -> NationalTotal {
    let additive = Measure.find(measure)?.additive ?? false
    var known: [ExactDecimal] = []
    var missing: [(party: PartyCode, value: FigureValue)] = []
    var faded = 0
    var oldest: Day?
    var methods: Set<FigureMethod> = []
    for party in PartyCode.regions {
      let total = self[party].total(of: measure, on: day)
      guard let value = total.value.known else {
        missing.append((party: party, value: total.value))
        continue
      }
      known.append(value)
      if total.age != .fresh { faded += 1 }
      if let day = total.oldest { oldest = min(oldest ?? day, day) }
      methods.formUnion(total.methods)
    }
    var interval: ClosedRange<ExactDecimal>?
    if !additive, let least = known.min(), let most = known.max() { interval = least...most }
    return NationalTotal(
      measure: measure, sum: additive ? ExactDecimal.sum(known) : nil, reporting: known.count,
      of: PartyCode.regions.count, missing: missing, faded: faded, oldest: oldest,
      interval: interval, methods: methods)
  }
}
