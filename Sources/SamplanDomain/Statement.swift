import SamplanBase

/// What a party says in its own log (uppgift). Each statement is signed by the party that has the
/// mandate, and by nobody else.
package enum Statement: Sendable, Hashable {
  /// Entry 0: who the party is, and its key.
  case partyOpened(PartyOpened)
  /// A hospital of the writing region.
  case hospitalRegistered(HospitalRegistered)
  /// Capacity figures of the writing region.
  case figuresReported(FiguresReported)
  /// What the writing region accepts in joint plans.
  case limitsSet(LimitsSet)
  /// National assumptions; the kansli's.
  case basisSet(Basis)
  /// A scenario; anyone's.
  case scenarioWritten(Scenario)
  /// A signed plan with its result; whoever made it.
  case planPublished(PlanPublished)
  /// A key for common costs; the kansli's.
  case costKeySet(CostKey)
  /// What a case is; the kansli's.
  case caseWritten(CaseWritten)
  /// A version of a case's text that no longer changes; the kansli's.
  case caseTextSettled(CaseTextSettled)
  /// When the writing region means to decide in a case.
  case decisionPlanned(DecisionPlanned)
  /// What the writing region has decided in a case.
  case decisionRecorded(DecisionRecorded)
}

/// Entry 0 of a log: the party's facts and its public key.
package struct PartyOpened: Sendable, Hashable, Codable {
  package var party: PartyCode
  /// `Region Västmanland`, `NSPL kansli`.
  package var officialName: String
  /// `Västmanland`.
  package var shortName: String
  /// The Ed25519 public key, 64 hexadecimal digits.
  package var publicKey: String
  /// `232100-0172`; nil for the kansli.
  package var organisationNumber: String?
  package var population: DatedCount?
  package var groupings: [Grouping]
  package var seat: Place?
  /// Regions that share a land border.
  package var neighbours: [PartyCode]
  /// Regions that are reached by sea.
  package var seaNeighbours: [PartyCode]

  package init(
    party: PartyCode, officialName: String, shortName: String, publicKey: String,
    organisationNumber: String? = nil, population: DatedCount? = nil, groupings: [Grouping] = [],
    seat: Place? = nil, neighbours: [PartyCode] = [], seaNeighbours: [PartyCode] = []
  ) {
    self.party = party
    self.officialName = officialName
    self.shortName = shortName
    self.publicKey = publicKey
    self.organisationNumber = organisationNumber
    self.population = population
    self.groupings = groupings
    self.seat = seat
    self.neighbours = neighbours
    self.seaNeighbours = seaNeighbours
  }
}

/// A whole number at a date, with its source.
package struct DatedCount: Sendable, Hashable, Codable {
  /// The number itself, zero or more.
  package var value: Int
  package var asOf: Day
  package var source: String

  package init(value: Int, asOf: Day, source: String) {
    self.value = value
    self.asOf = asOf
    self.source = source
  }
}

/// Membership in one of three different groupings of regions, dated.
package struct Grouping: Sendable, Hashable, Codable {
  /// The three groupings.
  package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Sjukvårdsregion (samverkansregion).
    case healthCareRegion = "sjukvardsregion"
    /// Civilområde, förordning (2022:593).
    case civilArea = "civilomrade"
    /// Militärregion.
    case militaryRegion = "militarregion"
  }

  package var kind: Kind
  package var name: String
  /// Whether the region is counted here nationally; a second membership is not.
  package var counted: Bool
  package var from: Day?
  package var to: Day?
  /// What of the region belongs here, when it is not all of it.
  package var part: GroupingPart?

  package init(
    kind: Kind, name: String, counted: Bool = true, from: Day? = nil, to: Day? = nil,
    part: GroupingPart? = nil
  ) {
    self.kind = kind
    self.name = name
    self.counted = counted
    self.from = from
    self.to = to
    self.part = part
  }

  /// Whether the membership is in force on a day.
  package func isInForce(on day: Day) -> Bool { (from ?? day) <= day && day <= (to ?? day) }
}

/// A named point, WGS 84 degrees.
package struct Place: Sendable, Hashable, Codable {
  package var name: String
  package var latitude: ExactDecimal
  package var longitude: ExactDecimal

  package init(name: String, latitude: ExactDecimal, longitude: ExactDecimal) {
    self.name = name
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// A hospital (sjukhus) of the writing region.
package struct HospitalRegistered: Sendable, Hashable, Codable {
  package var hospital: HospitalID
  package var name: String
  package var kind: HospitalKind
  package var place: Place

  package init(hospital: HospitalID, name: String, kind: HospitalKind, place: Place) {
    self.hospital = hospital
    self.name = name
    self.kind = kind
    self.place = place
  }
}

/// The kind of hospital (sjukhustyp).
package enum HospitalKind: String, Sendable, Hashable, Codable, CaseIterable {
  case university = "universitetssjukhus"
  case county = "länssjukhus"
  case district = "länsdelssjukhus"
  case other = "annat"

  package var label: Text {
    switch self {
    case .university: Text(sv: "universitetssjukhus", en: "university hospital")
    case .county: Text(sv: "länssjukhus", en: "county hospital")
    case .district: Text(sv: "länsdelssjukhus", en: "district hospital")
    case .other: Text(sv: "annat sjukhus", en: "other hospital")
    }
  }
}

/// Whom or what a figure is about, within the writing region.
package enum FigureSubject: Sendable, Hashable {
  case region
  case hospital(HospitalID)

  package var level: ReportingLevel {
    switch self {
    case .region: .region
    case .hospital: .hospital
    }
  }

  /// `region`, or the hospital's identifier.
  package var data: String {
    switch self {
    case .region: "region"
    case .hospital(let id): id.rawValue
    }
  }
}

extension FigureSubject: Codable {
  package init(from decoder: any Decoder) throws {
    let raw = try decoder.singleValueContainer().decode(String.self)
    if raw == "region" {
      self = .region
    } else if let id = HospitalID(raw) {
      self = .hospital(id)
    } else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "bad subject \(raw)"))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(data)
  }
}

/// One reported cell: value, unit, as-of date, method, definition version and source together.
package struct Figure: Sendable, Hashable, Codable {
  package var measure: MeasureID
  package var subject: FigureSubject
  package var value: FigureValue
  package var unit: FigureUnit
  package var asOf: Day
  package var method: FigureMethod
  /// Version of the measure's definition, from 1.
  package var definition: Int
  /// Where the figure comes from, in a few words; nil when the region itself counted it.
  package var source: String?

  package init(
    measure: MeasureID, subject: FigureSubject, value: FigureValue, unit: FigureUnit, asOf: Day,
    method: FigureMethod, definition: Int, source: String? = nil
  ) {
    self.measure = measure
    self.subject = subject
    self.value = value
    self.unit = unit
    self.asOf = asOf
    self.method = method
    self.definition = definition
    self.source = source
  }
}

/// A region's figures, reported together.
package struct FiguresReported: Sendable, Hashable, Codable {
  /// At most this many figures in one statement.
  package static let figuresMax = 5000

  package var figures: [Figure]
  package init(figures: [Figure]) { self.figures = figures }
}

/// What the writing region accepts in joint plans (egna gränser). By default it lends nothing.
package struct LimitsSet: Sendable, Hashable, Codable {
  /// Intensive care patients received a day at most.
  package var receiveICUPerDay: ExactDecimal
  /// Ward patients received a day at most.
  package var receiveWardPerDay: ExactDecimal
  /// Share of the surge staff that may be lent, 0…1.
  package var lendStaffShare: ExactDecimal
  /// Share of the ambulances and helicopters that may drive for others, 0…1.
  package var lendVehicleShare: ExactDecimal
  /// Share of the planned care that may be postponed in the region itself, 0…1.
  package var postponeShare: ExactDecimal
  package var asOf: Day
  package var note: String?
  /// The steps in which the region can open surge beds; nil when it has not stated any.
  package var surgeSteps: [SurgeStep]?

  package init(
    receiveICUPerDay: ExactDecimal, receiveWardPerDay: ExactDecimal, lendStaffShare: ExactDecimal,
    lendVehicleShare: ExactDecimal, postponeShare: ExactDecimal, asOf: Day, note: String? = nil,
    surgeSteps: [SurgeStep]? = nil
  ) {
    self.receiveICUPerDay = receiveICUPerDay
    self.receiveWardPerDay = receiveWardPerDay
    self.lendStaffShare = lendStaffShare
    self.lendVehicleShare = lendVehicleShare
    self.postponeShare = postponeShare
    self.asOf = asOf
    self.note = note
    self.surgeSteps = surgeSteps
  }

  /// A region that has said nothing: no help to others; its own planned care may be postponed.
  package static func unstated(asOf: Day) -> LimitsSet {
    LimitsSet(
      receiveICUPerDay: .zero, receiveWardPerDay: .zero, lendStaffShare: .zero,
      lendVehicleShare: .zero, postponeShare: ExactDecimal(1), asOf: asOf)
  }
}

/// A plan made public by whoever made it: what went in, and the result as a blob.
package struct PlanPublished: Sendable, Hashable, Codable {
  package var plan: PlanID
  package var title: String
  package var scenario: ScenarioID
  /// Hash of the plan's whole input, canonical bytes.
  package var inputHash: Digest
  /// Seed of the random numbers of the run.
  package var seed: UInt64
  /// Outcomes simulated.
  package var replications: Int
  package var engineVersion: String
  /// Days planned for.
  package var days: Int
  /// Hash of the result blob.
  package var result: Digest
  /// Length of the result blob, bytes.
  package var resultBytes: Int
  /// The key figures, so that a picture without the blob still can be shown.
  package var summary: PlanSummary

  package init(
    plan: PlanID, title: String, scenario: ScenarioID, inputHash: Digest, seed: UInt64,
    replications: Int, engineVersion: String, days: Int, result: Digest, resultBytes: Int,
    summary: PlanSummary
  ) {
    self.plan = plan
    self.title = title
    self.scenario = scenario
    self.inputHash = inputHash
    self.seed = seed
    self.replications = replications
    self.engineVersion = engineVersion
    self.days = days
    self.result = result
    self.resultBytes = resultBytes
    self.summary = summary
  }
}

/// The key figures of a plan, exact decimals.
package struct PlanSummary: Sendable, Hashable, Codable {
  /// For each region and care type.
  package struct Risk: Sendable, Hashable, Codable {
    package var region: PartyCode
    package var care: CareType
    /// Probability that need passes the beds on some day, 0…1.
    package var probability: ExactDecimal
    /// First day it does, from 1: median over the outcomes; nil when half of them never do.
    package var firstDayMedian: Int?

    package init(
      region: PartyCode, care: CareType, probability: ExactDecimal, firstDayMedian: Int?
    ) {
      self.region = region
      self.care = care
      self.probability = probability
      self.firstDayMedian = firstDayMedian
    }
  }

  package var risks: [Risk]
  /// Bed-days of necessary care without a bed, simulated without help between regions (V0), all
  /// care types. Of a plan before model 2: the programme without any measure.
  package var shortageWithout: ExactDecimal
  /// The same with the joint plan (V2).
  package var shortageWith: ExactDecimal
  package var patientsMoved: ExactDecimal
  package var postponed: ExactDecimal
  /// Distance to the model's optimum, relative.
  package var gap: ExactDecimal
  /// Regions left out, for lack of figures.
  package var excluded: [PartyCode]

  package init(
    risks: [Risk], shortageWithout: ExactDecimal, shortageWith: ExactDecimal,
    patientsMoved: ExactDecimal, postponed: ExactDecimal, gap: ExactDecimal,
    excluded: [PartyCode]
  ) {
    self.risks = risks
    self.shortageWithout = shortageWithout
    self.shortageWith = shortageWith
    self.patientsMoved = patientsMoved
    self.postponed = postponed
    self.gap = gap
    self.excluded = excluded
  }
}
