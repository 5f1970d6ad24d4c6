import SamplanBase

/// A class of supplies (försörjningsslag). A region tells how long its stock lasts in bands, never
/// how large it is.
package enum SupplyClass: String, Sendable, Hashable, Codable, CaseIterable {
  /// Blod.
  case blood
  /// Läkemedel.
  case medicines
  /// Infusionsvätskor.
  case infusions
  /// Förbrukningsmaterial.
  case consumables
  /// Syrgas.
  case oxygen
  /// Livsmedel.
  case food
  /// Drivmedel.
  case fuel

  /// The class in words.
  package var label: Text {
    switch self {
    case .blood: Text(sv: "blod", en: "blood")
    case .medicines: Text(sv: "läkemedel", en: "medicines")
    case .infusions: Text(sv: "infusionsvätskor", en: "infusion fluids")
    case .consumables: Text(sv: "förbrukningsmaterial", en: "consumables")
    case .oxygen: Text(sv: "syrgas", en: "oxygen")
    case .food: Text(sv: "livsmedel", en: "food")
    case .fuel: Text(sv: "drivmedel", en: "fuel")
    }
  }

  /// What its consumption is counted in.
  package var unit: Text {
    switch self {
    case .blood: Text(sv: "enheter", en: "units")
    case .medicines: Text(sv: "dygnsdoser", en: "daily doses")
    case .infusions, .fuel: Text(sv: "liter", en: "litres")
    case .consumables: Text(sv: "kg", en: "kg")
    case .oxygen: Text(sv: "m³", en: "m³")
    case .food: Text(sv: "måltider", en: "meals")
    }
  }

  /// The measure that a region reports of the stock.
  package var measure: MeasureID { MeasureID("supply.\(rawValue)")! }
}

/// What a hospital cannot do without for long (el och vatten).
package enum Utility: String, Sendable, Hashable, Codable, CaseIterable {
  /// El.
  case power
  /// Vatten.
  case water

  /// The utility in words.
  package var label: Text {
    switch self {
    case .power: Text(sv: "el", en: "power")
    case .water: Text(sv: "vatten", en: "water")
    }
  }

  /// The measure that a region reports of how long its reserve lasts.
  package var measure: MeasureID { MeasureID("utility.\(rawValue).reserve")! }
}

/// How long a stock lasts at ordinary consumption (lager i band). Five bands, so that no level is
/// held.
package enum StockBand: Int, Sendable, Hashable, Codable, CaseIterable {
  case underThree = 1
  case threeToSeven
  case sevenToFourteen
  case fourteenToThirty
  case overThirty

  /// The band that a reported number stands for; nil for other numbers.
  package init?(_ value: ExactDecimal) {
    guard let band = Self.allCases.first(where: { ExactDecimal($0.rawValue) == value }) else {
      return nil
    }
    self = band
  }

  /// Days that it lasts at least.
  package var leastDays: Double {
    switch self {
    case .underThree: 0
    case .threeToSeven: 3
    case .sevenToFourteen: 7
    case .fourteenToThirty: 14
    case .overThirty: 30
    }
  }

  /// Days that it lasts less than; nil for the band without an end.
  package var mostDays: Double? {
    switch self {
    case .underThree: 3
    case .threeToSeven: 7
    case .sevenToFourteen: 14
    case .fourteenToThirty: 30
    case .overThirty: nil
    }
  }

  /// The band in words.
  package var label: Text {
    switch self {
    case .underThree: Text(sv: "< 3 dygn", en: "< 3 days")
    case .threeToSeven: Text(sv: "3–7 dygn", en: "3–7 days")
    case .sevenToFourteen: Text(sv: "7–14 dygn", en: "7–14 days")
    case .fourteenToThirty: Text(sv: "14–30 dygn", en: "14–30 days")
    case .overThirty: Text(sv: "> 30 dygn", en: "> 30 days")
    }
  }
}

/// How long a reserve of power or water lasts (uthållighet i band).
package enum EnduranceBand: Int, Sendable, Hashable, Codable, CaseIterable {
  case underEight = 1
  case eightToDay
  case dayToThree
  case threeToSeven
  case overSeven

  /// The band that a reported number stands for; nil for other numbers.
  package init?(_ value: ExactDecimal) {
    guard let band = Self.allCases.first(where: { ExactDecimal($0.rawValue) == value }) else {
      return nil
    }
    self = band
  }

  /// Hours that it lasts at least.
  package var leastHours: Double {
    switch self {
    case .underEight: 0
    case .eightToDay: 8
    case .dayToThree: 24
    case .threeToSeven: 72
    case .overSeven: 168
    }
  }

  /// Hours that it lasts less than; nil for the band without an end.
  package var mostHours: Double? {
    switch self {
    case .underEight: 8
    case .eightToDay: 24
    case .dayToThree: 72
    case .threeToSeven: 168
    case .overSeven: nil
    }
  }

  /// The band in words.
  package var label: Text {
    switch self {
    case .underEight: Text(sv: "< 8 timmar", en: "< 8 hours")
    case .eightToDay: Text(sv: "8–24 timmar", en: "8–24 hours")
    case .dayToThree: Text(sv: "1–3 dygn", en: "1–3 days")
    case .threeToSeven: Text(sv: "3–7 dygn", en: "3–7 days")
    case .overSeven: Text(sv: "> 7 dygn", en: "> 7 days")
    }
  }
}

extension FigureUnit {
  /// The bands that a figure of the unit is given in, by number; nil for units that are counted.
  package var bands: [(number: Int, label: Text)]? {
    switch self {
    case .stockBand: StockBand.allCases.map { ($0.rawValue, $0.label) }
    case .enduranceBand: EnduranceBand.allCases.map { ($0.rawValue, $0.label) }
    case .beds, .share, .vehicles, .persons, .patientsPerDay, .operationsPerWeek, .days, .hours,
      .visitsPerDay:
      nil
    }
  }

  /// The words of a band; nil for units that are counted, and for numbers that are no band.
  package func band(_ value: ExactDecimal) -> Text? {
    bands?.first { ExactDecimal($0.number) == value }?.label
  }
}
