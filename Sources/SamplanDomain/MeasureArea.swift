import SamplanBase

/// The parts of a region's report (uppgiftsområde): each can be filled in by those who know it.
package enum MeasureArea: String, Sendable, Hashable, CaseIterable {
  /// Sjukhusvård och transporter.
  case hospital
  /// Personalgrupper.
  case staff
  /// Vårdkedjan utanför sjukhusens vårdplatser.
  case chain
  /// Försörjning, el och vatten.
  case supply

  /// The part in words.
  package var label: Text {
    switch self {
    case .hospital: Text(sv: "Sjukhusvård och transporter", en: "Hospital care and transports")
    case .staff: Text(sv: "Personalgrupper", en: "Staff groups")
    case .chain: Text(sv: "Vårdkedjan", en: "The care chain")
    case .supply: Text(sv: "Försörjning, el och vatten", en: "Supplies, power and water")
    }
  }

  /// The measures of the part, in the order of the catalogue.
  package var measures: [Measure] { Measure.catalogue.filter { $0.area == self } }
}

extension PartyRecord {
  /// The measures that the party is taken to be asked for: hospital care, and the parts of which it
  /// has stated something. A part that it has not taken up is not missing line by line.
  package var askedMeasures: [Measure] {
    MeasureArea.allCases.flatMap { area in
      let measures = area.measures
      let isTakenUp = measures.contains { figures.level(of: $0.id) != nil }
      return area == .hospital || isTakenUp ? measures : []
    }
  }
}

extension Measure {
  /// Persons of each staff group who work an ordinary day.
  static let staffing: [Measure] = StaffGroup.allCases.map { group in
    Measure(
      id: group.measure,
      name: Text(
        sv: group.label.sv.prefix(1).uppercased() + group.label.sv.dropFirst(),
        en: group.label.en.prefix(1).uppercased() + group.label.en.dropFirst()),
      meaning: Text(
        sv: "Personer ur gruppen \(group.label.sv) som arbetar i sjukhusvården ett vanligt dygn, "
          + "alla pass.",
        en: "Persons of the group \(group.label.en) who work in hospital care on an ordinary day, "
          + "all shifts."),
      unit: .persons, definition: 1, levels: [.region], least: .zero,
      most: ExactDecimal(50_000), whole: false, additive: true, fadesAfterDays: 90,
      expiresAfterDays: 1095, informationClass: .internal, area: .staff)
  }

  /// What there is of the care chain's other links.
  static let chain: [Measure] = [
    link(
      "homecare.places", Text(sv: "Hemsjukvård", en: "Home care"), .persons,
      Text(
        sv: "Patienter som regionens hemsjukvård kan ha inskrivna samtidigt.",
        en: "Patients whom the region's home care can have at the same time.")),
    link(
      "primary.visits", Text(sv: "Primärvård", en: "Primary care"), .visitsPerDay,
      Text(
        sv: "Besök som primärvården kan ta emot ett dygn, veckans medel.",
        en: "Visits that primary care can take a day, mean of the week.")),
    link(
      "maternity.beds", Text(sv: "Förlossningsplatser", en: "Childbirth places"), .beds,
      Text(
        sv: "Platser för förlossning och eftervård med personal.",
        en: "Places for childbirth and the days after, with staff.")),
    link(
      "dialysis.places", Text(sv: "Dialys", en: "Dialysis"), .persons,
      Text(
        sv: "Patienter som kan få regelbunden dialys på mottagning och sjukhus.",
        en: "Patients who can have regular dialysis at clinics and hospitals.")),
    link(
      "cancer.treatments", Text(sv: "Cancerbehandlingar", en: "Cancer treatments"), .visitsPerDay,
      Text(
        sv: "Strålbehandlingar och läkemedelsbehandlingar mot cancer ett dygn, veckans medel.",
        en: "Radiation and drug treatments of cancer a day, mean of the week.")),
    link(
      "burn.beds", Text(sv: "Brännskadeplatser", en: "Burn care beds"), .beds,
      Text(
        sv: "Platser för svåra brännskador. Nationellt uppdrag: ej tillämpligt för de flesta.",
        en: "Beds for severe burns. A national task: not applicable to most.")),
    link(
      "stretcher.places", Text(sv: "Bårplatser i buss och tåg", en: "Stretchers in bus and train"),
      .beds,
      Text(
        sv: "Bårplatser i bårställningar för buss och tåg som regionen har, med utbildad personal.",
        en: "Stretcher places in racks for bus and train that the region has, with trained staff."
      )),
  ]

  /// How long stocks and reserves last, in bands.
  static let supply: [Measure] =
    SupplyClass.allCases.map { supply in
      band(
        supply.measure, .stockBand,
        Text(sv: "Lager: \(supply.label.sv)", en: "Stock: \(supply.label.en)"),
        Text(
          sv: "Hur länge lagret av \(supply.label.sv) räcker vid vanlig förbrukning och utan "
            + "leveranser, i band: 1 under 3 dygn, 2 3–7, 3 7–14, 4 14–30, 5 över 30 dygn. Aldrig "
            + "lagrets storlek eller plats.",
          en: "How long the stock of \(supply.label.en) lasts at ordinary consumption without "
            + "deliveries, in bands: 1 under 3 days, 2 3–7, 3 7–14, 4 14–30, 5 over 30 days. Never "
            + "the stock's size or place."))
    }
    + Utility.allCases.map { utility in
      band(
        utility.measure, .enduranceBand,
        Text(sv: "Reserv: \(utility.label.sv)", en: "Reserve: \(utility.label.en)"),
        Text(
          sv: "Hur länge sjukhusens reserv för \(utility.label.sv) räcker, det kortaste av dem, i "
            + "band: 1 under 8 timmar, 2 8–24 timmar, 3 1–3 dygn, 4 3–7 dygn, 5 över 7 dygn. "
            + "Aldrig vilket sjukhus.",
          en: "How long the hospitals' reserve of \(utility.label.en) lasts, the shortest of them, "
            + "in bands: 1 under 8 hours, 2 8–24 hours, 3 1–3 days, 4 3–7 days, 5 over 7 days. "
            + "Never which hospital."))
    }

  private static func link(
    _ id: String, _ name: Text, _ unit: FigureUnit, _ meaning: Text
  ) -> Measure {
    Measure(
      id: MeasureID(id)!, name: name, meaning: meaning, unit: unit, definition: 1,
      levels: [.region], least: .zero, most: ExactDecimal(200_000), whole: false, additive: true,
      fadesAfterDays: 180, expiresAfterDays: 1095, informationClass: .internal, area: .chain)
  }

  private static func band(
    _ id: MeasureID, _ unit: FigureUnit, _ name: Text, _ meaning: Text
  ) -> Measure {
    Measure(
      id: id, name: name, meaning: meaning, unit: unit, definition: 1, levels: [.region],
      least: ExactDecimal(1), most: ExactDecimal(5), whole: true, additive: false,
      fadesAfterDays: 30, expiresAfterDays: 365, informationClass: .internal, area: .supply)
  }
}
