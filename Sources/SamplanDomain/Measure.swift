import SamplanBase

/// The level at which a measure is reported (rapporteringsnivå).
package enum ReportingLevel: String, Sendable, Hashable, Codable, CaseIterable {
  case region
  case hospital

  package var label: Text {
    switch self {
    case .region: Text(sv: "region", en: "region")
    case .hospital: Text(sv: "sjukhus", en: "hospital")
    }
  }
}

/// What a figure measures (mått), in one version of its definition.
package struct Measure: Sendable, Hashable {
  package let id: MeasureID
  package let name: Text
  /// What counts and what does not.
  package let meaning: Text
  package let unit: FigureUnit
  /// The definition's version; a changed meaning is a new version, the old series is kept.
  package let definition: Int
  /// The levels at which it may be reported.
  package let levels: [ReportingLevel]
  /// The least and the largest value that can be true.
  package let least: ExactDecimal
  package let most: ExactDecimal
  /// Whether only whole numbers make sense.
  package let whole: Bool
  /// Whether hospital figures and regional figures may be added together to a total.
  package let additive: Bool
  /// Days after which a figure fades on pages (bleknar).
  package let fadesAfterDays: Int
  /// Days after which a figure leaves the totals and counts as unknown.
  package let expiresAfterDays: Int
  /// The class of a single figure of this measure.
  package let informationClass: InformationClass
  /// The part of the report that it stands in.
  package var area = MeasureArea.hospital
}

extension Measure {
  /// Vårdplatser, somatik.
  package static let somaticBeds = MeasureID("beds.somatic")!
  /// Vårdplatser, psykiatri.
  package static let psychiatricBeds = MeasureID("beds.psychiatric")!
  /// IVA-platser, beläggningsbara.
  package static let icuBeds = MeasureID("beds.icu")!
  /// IVA-platser som kan öppnas utöver de beläggningsbara.
  package static let icuSurgeBeds = MeasureID("beds.icu.surge")!
  /// Utökade vårdplatser, somatik.
  package static let somaticSurgeBeds = MeasureID("beds.somatic.surge")!
  /// Beläggning, somatik.
  package static let somaticOccupancy = MeasureID("occupancy.somatic")!
  /// Beläggning, intensivvård.
  package static let icuOccupancy = MeasureID("occupancy.icu")!
  /// Överbeläggning per disponibel vårdplats.
  package static let overcrowding = MeasureID("overcrowding")!
  /// Ambulanser.
  package static let ambulances = MeasureID("ambulances")!
  /// Ambulanshelikoptrar.
  package static let helicopters = MeasureID("helicopters")!
  /// Planerade operationer.
  package static let electiveOperations = MeasureID("operations.elective")!
  /// Akuta operationer.
  package static let acuteOperations = MeasureID("operations.acute")!
  /// Personal som kan öppna extra platser.
  package static let surgeStaff = MeasureID("staff.surge")!

  /// Every measure a region may report, in the order of forms and tables.
  package static let catalogue: [Measure] = hospital + staffing + chain + supply

  private static let hospital: [Measure] = [
    beds(
      somaticBeds, Text(sv: "Vårdplatser, somatik", en: "Beds, somatic care"),
      Text(
        sv: "Disponibla vårdplatser i somatisk vård: plats med bemanning och utrustning.",
        en: "Available beds in somatic care: a bed with staff and equipment.")),
    beds(
      psychiatricBeds, Text(sv: "Vårdplatser, psykiatri", en: "Beds, psychiatric care"),
      Text(
        sv: "Disponibla vårdplatser i psykiatrisk vård.",
        en: "Available beds in psychiatric care.")),
    beds(
      icuBeds, Text(sv: "IVA-platser, beläggningsbara", en: "Intensive care beds, staffed"),
      Text(
        sv: "Intensivvårdsplatser som är belagda, eller kan beläggas med personal inom två timmar.",
        en: "Intensive care beds in use, or usable with staff within two hours.")),
    beds(
      icuSurgeBeds, Text(sv: "IVA-platser, utökade", en: "Intensive care beds, surge"),
      Text(
        sv: "Intensivvårdsplatser som kan öppnas utöver de beläggningsbara.",
        en: "Intensive care beds that can be opened beyond the staffed ones.")),
    beds(
      somaticSurgeBeds, Text(sv: "Vårdplatser, utökade", en: "Somatic beds, surge"),
      Text(
        sv: "Somatiska vårdplatser som kan öppnas utöver de disponibla.",
        en: "Somatic beds that can be opened beyond the available ones.")),
    share(
      somaticOccupancy, Text(sv: "Beläggning, somatik", en: "Occupancy, somatic care"),
      Text(
        sv: "Inneliggande patienter delat med disponibla platser, medel över dygnet.",
        en: "Patients in beds divided by available beds, daily mean.")),
    share(
      icuOccupancy, Text(sv: "Beläggning, intensivvård", en: "Occupancy, intensive care"),
      Text(
        sv: "Belagda intensivvårdsplatser delat med beläggningsbara, medel över dygnet.",
        en: "Occupied intensive care beds divided by staffed ones, daily mean.")),
    share(
      overcrowding, Text(sv: "Överbeläggning", en: "Overcrowding"),
      Text(
        sv: "Patienter utan disponibel plats, per disponibel vårdplats.",
        en: "Patients without an available bed, per available bed."),
      // Published once a year for the year before, and read as a level, not as today's state.
      expiresAfterDays: 1826),
    Measure(
      id: ambulances, name: Text(sv: "Ambulanser", en: "Ambulances"),
      meaning: Text(
        sv: "Vägambulanser i drift dagtid en vardag.",
        en: "Road ambulances in service on a weekday, daytime."),
      unit: .vehicles, definition: 1, levels: [.region], least: .zero, most: ExactDecimal(2000),
      whole: true, additive: true, fadesAfterDays: 180, expiresAfterDays: 1095,
      informationClass: .internal),
    Measure(
      id: helicopters, name: Text(sv: "Ambulanshelikoptrar", en: "Ambulance helicopters"),
      meaning: Text(
        sv: "Helikopterbaser med beredskap dygnet runt.",
        en: "Helicopter bases on call around the clock."),
      unit: .vehicles, definition: 1, levels: [.region], least: .zero, most: ExactDecimal(50),
      whole: true, additive: true, fadesAfterDays: 365, expiresAfterDays: 1095,
      informationClass: .internal),
    Measure(
      id: electiveOperations, name: Text(sv: "Planerade operationer", en: "Planned operations"),
      meaning: Text(
        sv: "Planerade operationer en vanlig vecka.",
        en: "Planned operations in an ordinary week."),
      unit: .operationsPerWeek, definition: 1, levels: [.region, .hospital], least: .zero,
      most: ExactDecimal(20_000), whole: false, additive: true, fadesAfterDays: 180,
      expiresAfterDays: 1095, informationClass: .internal),
    Measure(
      id: acuteOperations, name: Text(sv: "Akuta operationer", en: "Emergency operations"),
      meaning: Text(
        sv: "Akuta operationer en vanlig vecka.",
        en: "Emergency operations in an ordinary week."),
      unit: .operationsPerWeek, definition: 1, levels: [.region, .hospital], least: .zero,
      most: ExactDecimal(20_000), whole: false, additive: true, fadesAfterDays: 180,
      expiresAfterDays: 1095, informationClass: .internal),
    Measure(
      id: surgeStaff, name: Text(sv: "Personal för utökade platser", en: "Staff for surge beds"),
      meaning: Text(
        sv: "Personer per dygn som kan bemanna platser utöver de disponibla.",
        en: "Persons per day who can staff beds beyond the available ones."),
      unit: .persons, definition: 1, levels: [.region], least: .zero, most: ExactDecimal(50_000),
      whole: false, additive: true, fadesAfterDays: 90, expiresAfterDays: 1095,
      informationClass: .internal),
  ]

  /// The measure with this identifier, if there is one.
  package static func find(_ id: MeasureID) -> Measure? { byID[id] }

  private static let byID = Dictionary(uniqueKeysWithValues: catalogue.map { ($0.id, $0) })

  private static func beds(_ id: MeasureID, _ name: Text, _ meaning: Text) -> Measure {
    Measure(
      id: id, name: name, meaning: meaning, unit: .beds, definition: 1,
      levels: [.region, .hospital], least: .zero, most: ExactDecimal(20_000), whole: true,
      additive: true, fadesAfterDays: 30, expiresAfterDays: 1095, informationClass: .internal)
  }

  private static func share(
    _ id: MeasureID, _ name: Text, _ meaning: Text, expiresAfterDays: Int = 1095
  ) -> Measure {
    Measure(
      id: id, name: name, meaning: meaning, unit: .share, definition: 1, levels: [.region],
      least: .zero, most: ExactDecimal(2), whole: false, additive: false, fadesAfterDays: 30,
      expiresAfterDays: expiresAfterDays, informationClass: .internal)
  }
}
