import SamplanBase

/// A scenario (scenario) anywhere on the threat scale: extra demand, lost capacity, closed links,
/// absent and mobilised staff, by day, group and place. Days are numbered from 1.
package struct Scenario: Sendable, Hashable, Codable {
  /// Days at most.
  package static let daysMax = 365
  /// Rows at most in each list.
  package static let rowsMax = 2000

  package var scenario: ScenarioID
  package var name: String
  package var nameEnglish: String?
  package var description: String
  /// 0 ordinary … 6 armed attack.
  package var threatLevel: Int
  /// Length, days, 1…365.
  package var days: Int
  package var demand: [Demand]
  package var losses: [Loss]
  package var closures: [Closure]
  package var staffing: [Staffing]
  package var assumptions: [Assumption]
  /// See `inflows`. Nil rather than empty, so that a scenario without them keeps its bytes.
  var inflowRows: [Inflow]?
  /// See `deliveries`; nil rather than empty, likewise.
  var deliveryRows: [DeliveryCut]?
  /// See `outages`; nil rather than empty, likewise.
  var outageRows: [Outage]?

  package init(
    scenario: ScenarioID, name: String, nameEnglish: String? = nil, description: String,
    threatLevel: Int, days: Int, demand: [Demand] = [], losses: [Loss] = [],
    closures: [Closure] = [], staffing: [Staffing] = [], assumptions: [Assumption] = [],
    inflows: [Inflow] = [], deliveries: [DeliveryCut] = [], outages: [Outage] = []
  ) {
    self.scenario = scenario
    self.name = name
    self.nameEnglish = nameEnglish
    self.description = description
    self.threatLevel = threatLevel
    self.days = days
    self.demand = demand
    self.losses = losses
    self.closures = closures
    self.staffing = staffing
    self.assumptions = assumptions
    inflowRows = inflows.isEmpty ? nil : inflows
    deliveryRows = deliveries.isEmpty ? nil : deliveries
    outageRows = outages.isEmpty ? nil : outages
  }

  /// The names in payloads; what came later is absent in what was written before.
  private enum CodingKeys: String, CodingKey {
    case scenario, name, nameEnglish, description, threatLevel, days, demand, losses, closures
    case staffing, assumptions
    case inflowRows = "inflows"
    case deliveryRows = "deliveries"
    case outageRows = "outages"
  }

  /// First and last day, both counted, from 1.
  package struct Span: Sendable, Hashable, Codable {
    /// First day, from 1.
    package var first: Int
    /// Last day, at most the scenario's length.
    package var last: Int

    package init(first: Int, last: Int) {
      self.first = first
      self.last = last
    }
  }

  /// Where something happens.
  package enum Site: Sendable, Hashable {
    /// Every region, by population.
    case everywhere
    case regions([PartyCode])
    case hospital(HospitalID)
    /// This many regions, drawn from a seed, so that shipped scenarios name no real targets.
    case drawnRegions(count: Int, seed: UInt64)
    /// One hospital of a kind, drawn from a seed.
    case drawnHospital(kind: HospitalKind, seed: UInt64)
  }

  /// Extra patients of one group (efterfrågan).
  package struct Demand: Sendable, Hashable, Codable {
    /// A group of the basis: `traumaWard`.
    package var group: String
    package var site: Site
    package var span: Span
    /// Patients a day in all, spread over the site's regions by population.
    package var patientsPerDay: ExactDecimal
    /// Days of linear growth from nothing to the full number at the start of the span.
    package var rampDays: Int
    package var source: String

    package init(
      group: String, site: Site, span: Span, patientsPerDay: ExactDecimal, rampDays: Int = 0,
      source: String
    ) {
      self.group = group
      self.site = site
      self.span = span
      self.patientsPerDay = patientsPerDay
      self.rampDays = rampDays
      self.source = source
    }
  }

  /// Lost beds (bortfall).
  package struct Loss: Sendable, Hashable, Codable {
    package var site: Site
    /// Nil: every care type.
    package var care: CareType?
    /// Share of the site's beds, 0…1.
    package var share: ExactDecimal
    package var span: Span
    package var source: String

    package init(site: Site, care: CareType?, share: ExactDecimal, span: Span, source: String) {
      self.site = site
      self.care = care
      self.share = share
      self.span = span
      self.source = source
    }
  }

  /// A link that cannot be used (stängd förbindelse).
  package struct Closure: Sendable, Hashable, Codable {
    /// A mode of the basis, or nil for all.
    package var mode: String?
    package var from: PartyCode?
    package var to: PartyCode?
    package var span: Span
    package var source: String

    package init(mode: String?, from: PartyCode?, to: PartyCode?, span: Span, source: String) {
      self.mode = mode
      self.from = from
      self.to = to
      self.span = span
      self.source = source
    }
  }

  /// Staff who are not there: absence (frånvaro) or mobilisation (mobilisering). Open beds shrink
  /// by the share, since a bed without staff is not a bed; where a region has told how many there
  /// are of a group, by what is left of it.
  package struct Staffing: Sendable, Hashable, Codable {
    /// Why the staff is not there.
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
      case absence
      case mobilisation
    }

    package var kind: Kind
    package var site: Site
    /// Share of the staff that is missing, 0…1.
    package var share: ExactDecimal
    package var span: Span
    package var source: String
    /// Nil: every staff group.
    package var group: StaffGroup?

    package init(
      kind: Kind, site: Site, share: ExactDecimal, span: Span, source: String,
      group: StaffGroup? = nil
    ) {
      self.kind = kind
      self.group = group
      self.site = site
      self.share = share
      self.span = span
      self.source = source
    }
  }
}

extension Scenario.Site: Codable {
  private enum Key: String, CodingKey {
    case kind
    case regions
    case hospital
    case count
    case seed
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    switch try container.decode(String.self, forKey: .kind) {
    case "everywhere": self = .everywhere
    case "regions": self = .regions(try container.decode([PartyCode].self, forKey: .regions))
    case "hospital": self = .hospital(try container.decode(HospitalID.self, forKey: .hospital))
    case "drawn-regions":
      self = .drawnRegions(
        count: try container.decode(Int.self, forKey: .count),
        seed: try container.decode(UInt64.self, forKey: .seed))
    case "drawn-hospital":
      self = .drawnHospital(
        kind: try container.decode(HospitalKind.self, forKey: .hospital),
        seed: try container.decode(UInt64.self, forKey: .seed))
    case let other:
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "unknown site \(other)"))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .everywhere: try container.encode("everywhere", forKey: .kind)
    case .regions(let codes):
      try container.encode("regions", forKey: .kind)
      try container.encode(codes, forKey: .regions)
    case .hospital(let id):
      try container.encode("hospital", forKey: .kind)
      try container.encode(id, forKey: .hospital)
    case .drawnRegions(let count, let seed):
      try container.encode("drawn-regions", forKey: .kind)
      try container.encode(count, forKey: .count)
      try container.encode(seed, forKey: .seed)
    case .drawnHospital(let kind, let seed):
      try container.encode("drawn-hospital", forKey: .kind)
      try container.encode(kind, forKey: .hospital)
      try container.encode(seed, forKey: .seed)
    }
  }
}
