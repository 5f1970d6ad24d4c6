import SamplanBase

extension Scenario {
  /// People who come, said as planners say it: so many wounded, so many persons on the move, an
  /// epidemic with a peak, allied patients. What care they need follows from the assumptions; the
  /// arithmetic stands in `DemandStream`.
  package struct Inflow: Sendable, Hashable, Codable {
    /// What kind of people come, and how many.
    package enum Kind: Sendable, Hashable {
      case casualties(Casualties)
      case movement(Movement)
      case epidemic(Epidemic)
      case hostNation(HostNation)
    }

    /// The lists that the kinds stand in, in files, forms and problems: `casualties[2].span`.
    package enum List: String, Sendable, Hashable, CaseIterable {
      case casualties, movements, epidemics, hostNation
    }

    package var kind: Kind
    package var site: Site
    package var span: Span
    package var source: String

    package init(kind: Kind, site: Site, span: Span, source: String) {
      self.kind = kind
      self.site = site
      self.span = span
      self.source = source
    }

    /// The list that the row stands in.
    package var list: List {
      switch kind {
      case .casualties: .casualties
      case .movement: .movements
      case .epidemic: .epidemics
      case .hostNation: .hostNation
      }
    }
  }

  /// Wounded (skadade), by triage: T1 at once, T2 urgent, T3 can wait; the rest are not admitted.
  package struct Casualties: Sendable, Hashable, Codable {
    /// Persons a day in all, spread over the site's regions by population.
    package var woundedPerDay: ExactDecimal
    /// Days of linear growth from nothing to the full number.
    package var rampDays: Int
    /// Nil: the national assumptions `casualty.shareT1` and so on.
    package var mix: InjuryMix?

    package init(woundedPerDay: ExactDecimal, rampDays: Int = 0, mix: InjuryMix? = nil) {
      self.woundedPerDay = woundedPerDay
      self.rampDays = rampDays
      self.mix = mix
    }
  }

  /// Shares of the wounded by triage (skadeutfall), together at most 1.
  package struct InjuryMix: Sendable, Hashable, Codable {
    package var t1: ExactDecimal
    package var t2: ExactDecimal
    package var t3: ExactDecimal

    package init(t1: ExactDecimal, t2: ExactDecimal, t3: ExactDecimal) {
      self.t1 = t1
      self.t2 = t2
      self.t3 = t3
    }

    /// The shares together; nil when they are too large to add up.
    package var sum: ExactDecimal? { ExactDecimal.sum([t1, t2, t3]) }
  }

  /// Persons who come to a region and need care there as people do (befolkningsrörelse). The
  /// ordinary need of the region that evacuees leave is not lowered.
  package struct Movement: Sendable, Hashable, Codable {
    /// Who moves.
    package enum Who: String, Sendable, Hashable, Codable, CaseIterable {
      /// Within the country (utrymda och evakuerade).
      case evacuees
      /// From abroad (människor på flykt).
      case refugees
    }

    package var who: Who
    /// Persons in all.
    package var persons: Int
    /// Days over which they come, in equal parts, from the first day of the span; at least 1.
    package var arrivalDays: Int
    /// Days each stays; nil: to the end of the span.
    package var stayDays: Int?
    package var needs: [CareNeed]

    package init(
      who: Who, persons: Int, arrivalDays: Int, stayDays: Int? = nil, needs: [CareNeed]
    ) {
      self.who = who
      self.persons = persons
      self.arrivalDays = arrivalDays
      self.stayDays = stayDays
      self.needs = needs
    }

    /// Groups of needs in one row at most.
    package static let needsMax = 20
    /// Persons at most: more than live in the country.
    package static let personsMax = 12_000_000
  }

  /// New patients of a group a day for every 1,000 persons (vårdbehov).
  package struct CareNeed: Sendable, Hashable, Codable {
    /// A group of the basis: `medical`.
    package var group: String
    package var perThousand: ExactDecimal

    package init(group: String, perThousand: ExactDecimal) {
      self.group = group
      self.perThousand = perThousand
    }
  }

  /// A wave of patients of one group (epidemi): grows, peaks, and falls as it grew.
  package struct Epidemic: Sendable, Hashable, Codable {
    /// A group of the basis: `medICU`.
    package var group: String
    /// New patients a day at the peak, in all.
    package var peakPerDay: ExactDecimal
    /// Days from the first day of the span to the peak, 0 or more.
    package var daysToPeak: Int
    /// Days over which more than half the peak comes; at least 1.
    package var widthDays: Int

    package init(group: String, peakPerDay: ExactDecimal, daysToPeak: Int, widthDays: Int) {
      self.group = group
      self.peakPerDay = peakPerDay
      self.daysToPeak = daysToPeak
      self.widthDays = widthDays
    }
  }

  /// Allied patients received in the site's regions (värdlandsstöd).
  package struct HostNation: Sendable, Hashable, Codable {
    /// Patients a day in all, spread over the entry regions by population.
    package var patientsPerDay: ExactDecimal
    /// Share who need intensive care, 0…1; nil: the assumption `hostNation.icuShare`.
    package var icuShare: ExactDecimal?
    /// Days of linear growth from nothing to the full number.
    package var rampDays: Int

    package init(patientsPerDay: ExactDecimal, icuShare: ExactDecimal? = nil, rampDays: Int = 0) {
      self.patientsPerDay = patientsPerDay
      self.icuShare = icuShare
      self.rampDays = rampDays
    }
  }

  /// The groups that wounded and allied patients belong to.
  package enum TraumaGroup {
    /// Severely injured, who need intensive care.
    package static let intensive = "traumaICU"
    /// Injured who need surgical care.
    package static let ward = "traumaWard"
  }
}

extension Scenario.Inflow {
  /// The groups of the basis that the row brings patients to.
  package var groups: [String] {
    switch kind {
    case .casualties, .hostNation: [Scenario.TraumaGroup.intensive, Scenario.TraumaGroup.ward]
    case .movement(let movement): movement.needs.map(\.group)
    case .epidemic(let epidemic): [epidemic.group]
    }
  }
}

extension Scenario.Inflow.Kind: Codable {
  private enum Key: String, CodingKey {
    case casualties, movement, epidemic, hostNation
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    guard container.allKeys.count == 1, let key = container.allKeys.first else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "one kind of inflow expected"))
    }
    switch key {
    case .casualties:
      self = .casualties(try container.decode(Scenario.Casualties.self, forKey: key))
    case .movement: self = .movement(try container.decode(Scenario.Movement.self, forKey: key))
    case .epidemic: self = .epidemic(try container.decode(Scenario.Epidemic.self, forKey: key))
    case .hostNation:
      self = .hostNation(try container.decode(Scenario.HostNation.self, forKey: key))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .casualties(let value): try container.encode(value, forKey: .casualties)
    case .movement(let value): try container.encode(value, forKey: .movement)
    case .epidemic(let value): try container.encode(value, forKey: .epidemic)
    case .hostNation(let value): try container.encode(value, forKey: .hostNation)
    }
  }
}
