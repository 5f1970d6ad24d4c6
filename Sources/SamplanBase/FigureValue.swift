/// What a reported cell says. Zero, unknown, not asked, not applicable and withheld are five
/// different things, from form and file to totals and export.
package enum FigureValue: Sendable, Hashable {
  /// A number, zero included.
  case known(ExactDecimal)
  /// The party was asked and does not know (okänt).
  case unknown
  /// The party has not been asked (ej efterfrågat).
  case notAsked
  /// The question has no meaning for this party (ej tillämpligt).
  case notApplicable
  /// The party knows and does not share (undanhållet).
  case withheld
}

extension FigureValue {
  /// The word that stands in files in place of a number.
  package var word: String? {
    switch self {
    case .known: nil
    case .unknown: "unknown"
    case .notAsked: "not-asked"
    case .notApplicable: "not-applicable"
    case .withheld: "withheld"
    }
  }

  /// The value as data: plain number or word.
  package var data: String {
    if case .known(let value) = self { return value.description }
    return word!
  }

  /// Reads a number in the given notation, or one of the words in Swedish or English.
  package init?(_ text: String, _ notation: ExactDecimal.Notation) {
    // Most values are numbers, and no word begins with a digit.
    if let first = text.utf8.first, (0x30...0x39).contains(first) {
      guard let value = ExactDecimal(text, notation) else { return nil }
      self = .known(value)
      return
    }
    switch text.lowercased() {
    case "unknown", "okänt", "okänd": self = .unknown
    case "not-asked", "not asked", "ej efterfrågat", "ej-efterfrågat": self = .notAsked
    case "not-applicable", "not applicable", "ej tillämpligt", "ej-tillämpligt":
      self = .notApplicable
    case "withheld", "undanhållet", "undanhållen": self = .withheld
    default:
      guard let value = ExactDecimal(text, notation) else { return nil }
      self = .known(value)
    }
  }

  /// The number, when there is one.
  package var known: ExactDecimal? {
    if case .known(let value) = self { return value }
    return nil
  }

  /// How the value is named on a page, numbers excepted.
  package var label: Text? {
    switch self {
    case .known: nil
    case .unknown: Text(sv: "okänt", en: "unknown")
    case .notAsked: Text(sv: "ej efterfrågat", en: "not asked")
    case .notApplicable: Text(sv: "ej tillämpligt", en: "not applicable")
    case .withheld: Text(sv: "undanhållet", en: "withheld")
    }
  }

  /// The value as a page shows it.
  package func shown(in language: Language) -> String {
    if case .known(let value) = self { return value.shown(in: language) }
    return label![language]
  }
}

extension FigureValue: Codable {
  package init(from decoder: any Decoder) throws {
    let raw = try decoder.singleValueContainer().decode(String.self)
    guard let value = FigureValue(raw, .point) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "bad figure \(raw)"))
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(data)
  }
}

/// The unit of a figure.
package enum FigureUnit: String, Sendable, Hashable, Codable, CaseIterable {
  case beds
  case share
  case vehicles
  case persons
  case patientsPerDay = "patients/day"
  case operationsPerWeek = "operations/week"
  case days
  case hours
  case visitsPerDay = "visits/day"
  /// How long a stock lasts, in five bands.
  case stockBand = "stock-band"
  /// How long a reserve of power or water lasts, in five bands.
  case enduranceBand = "endurance-band"

  /// The unit's name in the head of a column.
  package var label: Text {
    switch self {
    case .beds: Text(sv: "platser", en: "beds")
    case .share: Text(sv: "andel", en: "share")
    case .vehicles: Text(sv: "fordon", en: "vehicles")
    case .persons: Text(sv: "personer", en: "persons")
    case .patientsPerDay: Text(sv: "patienter/dygn", en: "patients/day")
    case .operationsPerWeek: Text(sv: "operationer/vecka", en: "operations/week")
    case .days: Text(sv: "dygn", en: "days")
    case .hours: Text(sv: "timmar", en: "hours")
    case .visitsPerDay: Text(sv: "besök/dygn", en: "visits/day")
    case .stockBand: Text(sv: "lagerband", en: "stock band")
    case .enduranceBand: Text(sv: "uthållighetsband", en: "endurance band")
    }
  }
}

/// How a figure came about (metod).
package enum FigureMethod: String, Sendable, Hashable, Codable, CaseIterable {
  case measured
  case counted
  case judged
  case planned
  /// Made from open sources and general knowledge: demonstration figures.
  case estimated

  package var label: Text {
    switch self {
    case .measured: Text(sv: "mätt", en: "measured")
    case .counted: Text(sv: "räknat", en: "counted")
    case .judged: Text(sv: "bedömt", en: "judged")
    case .planned: Text(sv: "planerat", en: "planned")
    case .estimated: Text(sv: "uppskattat", en: "estimated")
    }
  }

  /// Reads the data word, or the Swedish or English label.
  package init?(reading text: String) {
    let lower = text.lowercased()
    guard
      let method = Self.allCases.first(where: {
        $0.rawValue == lower || $0.label.sv == lower || $0.label.en == lower
      })
    else { return nil }
    self = method
  }
}
