import SamplanBase
import SamplanDocuments
import SamplanDomain

extension RegionView {
  /// The region's own limits for joint plans.
  var limits: Markup {
    let limits = model.limits
    func share(_ value: ExactDecimal) -> Markup { Markup(text: figure.number(value, .share)) }
    func count(_ value: ExactDecimal) -> Markup {
      Markup(
        text: say(
          "\(figure.number(value, .beds)) per dygn", "\(figure.number(value, .beds)) a day"))
    }
    let stated =
      model.limitsStated.map {
        say("angivna \($0.swedish)", "stated \($0.swedish)")
      } ?? say("ej angivna: regionen lånar inte ut något", "not stated: the region lends nothing")
    let terms: [(term: String, detail: Markup)] = [
      (say("Tar emot, intensivvård", "Receives, intensive care"), count(limits.receiveICUPerDay)),
      (say("Tar emot, vårdavdelning", "Receives, wards"), count(limits.receiveWardPerDay)),
      (say("Lånar ut av extra personal", "Lends of surge staff"), share(limits.lendStaffShare)),
      (
        say("Lånar ut av ambulanser och helikoptrar", "Lends of ambulances and helicopters"),
        share(limits.lendVehicleShare)
      ),
      (
        say("Får skjuta upp av planerad vård", "May postpone of planned care"),
        share(limits.postponeShare)
      ),
      (say("Avser", "As of"), Markup(text: limits.asOf.description)),
      (say("Anmärkning", "Note"), Markup(text: limits.note ?? "–")),
    ]
    return """
      <h2>\(say("Egna gränser i gemensamma planer", "Own limits in joint plans")) \
      <small>\(stated)</small></h2>\(.provenance(terms))\(surgeSteps)
      """
  }

  /// The steps in which the region opens surge beds, and where they differ from what is reported.
  private var surgeSteps: Markup {
    guard let steps = model.limits.surgeSteps, !steps.isEmpty else { return .empty }
    let title = say("Utökade vårdplatser i steg", "Surge beds in steps")
    let table = DataTable(
      id: "steg", caption: title,
      columns: [
        .init(say("Vårdtyp", "Care type")),
        .init(say("Platser till", "More beds"), isNumeric: true),
        .init(say("Från larm", "From the alarm"), unit: say("timmar", "hours"), isNumeric: true),
        .init(say("Begränsas av", "Limited by")),
      ],
      rows: steps.sorted { ($0.leadHours, $0.care.rawValue) < ($1.leadHours, $1.care.rawValue) }
        .map { step in
          .init(
            Markup(text: step.care.label[language]),
            [
              .text(step.beds.shown(in: language)), .number(Double(step.leadHours), language),
              .text(step.limitedBy.label[language]),
            ])
        })
    let notes = model.stepNotes.map { "<p>\($0[language])</p>" as Markup }
    return "\(table.markup)\(notes)"
  }

  /// Who the region is.
  var facts: Markup {
    guard let opened = model.opened else { return .empty }
    var terms: [(term: String, detail: Markup)] = [
      (
        say("Organisationsnummer", "Organisation number"),
        Markup(text: opened.organisationNumber ?? "–")
      )
    ]
    if let population = opened.population {
      terms.append(
        (
          say("Folkmängd", "Population"),
          Markup(text: "\(language.number(population.value)) (\(population.asOf))")
        ))
    }
    for grouping in opened.groupings {
      terms.append((grouping.kind.label[language], membership(grouping)))
    }
    if let seat = opened.seat { terms.append((say("Säte", "Seat"), Markup(text: seat.name))) }
    return "<h2>\(say("Regionen", "The region"))</h2>\(.provenance(terms))"
  }

  /// A membership with the part of the region that it covers and since when, or whether the region
  /// is counted there.
  private func membership(_ grouping: Grouping) -> Markup {
    let since = grouping.from.map { say(" sedan \($0)", " since \($0)") } ?? ""
    let until = grouping.to.map { say(" till och med \($0)", " until \($0)") } ?? ""
    let dated = grouping.name + since + until
    guard let part = grouping.part else {
      let elsewhere = say(" (räknas inte där nationellt)", " (not counted there)")
      return Markup(text: dated + (grouping.counted ? "" : elsewhere))
    }
    let names = Dictionary(
      model.hospitals.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let counted = say(
      "Uppgifter för hela regionen räknas här.", "Figures for the whole region are counted here.")
    return """
      \(dated): \(part.shown(in: language, hospitals: names))\
      \(" \(counted)", if: grouping.counted) <small>\(part.source)</small>
      """
  }

  /// The region's hospitals.
  var hospitals: Markup {
    guard !model.hospitals.isEmpty else { return .empty }
    return "<h2>\(say("Sjukhus", "Hospitals"))</h2>"
      + DataTable(
        id: "sjukhus", caption: say("Regionens sjukhus", "The region's hospitals"),
        captionIsHidden: true,
        columns: [
          .init(say("Sjukhus", "Hospital")), .init(say("Typ", "Kind")), .init(say("Ort", "Place")),
        ],
        rows: model.hospitals.map {
          .init(Markup(text: $0.name), [.text($0.kind.label[language]), .text($0.place)])
        }
      ).markup
  }

  /// What was stated last.
  var history: Markup {
    guard !model.history.isEmpty else { return .empty }
    let table = DataTable(
      id: "historik", caption: say("Senast lämnade uppgifter", "Figures stated last"),
      captionIsHidden: true,
      columns: [
        .init(say("Lämnad", "Stated")), .init(say("Mått", "Measure")),
        .init(say("Gäller", "Subject")), .init(say("Värde", "Value"), isNumeric: true),
        .init(say("Avser", "As of")), .init(say("Metod", "Method")),
      ],
      rows: model.history.map { part in
        .init(
          "<time>\(part.stated.swedish)</time>",
          [
            .text(
              Measure.find(part.figure.measure)?.name[language] ?? part.figure.measure.rawValue),
            .text(part.hospital ?? say("regionen", "the region")),
            .text(figure.text(part.figure.value, part.figure.unit)),
            .day(part.figure.asOf), .text(part.figure.method.label[language]),
          ])
      })
    return """
      <h2>\(say("Senast lämnade uppgifter", "Figures stated last"))</h2>
      <details class="data"><summary>\(say(
        "Visa de \(model.history.count) senaste", "Show the latest \(model.history.count)"))\
      </summary>\(table.markup)</details>
      """
  }
}

extension Grouping.Kind {
  /// What the grouping is called.
  var label: Text {
    switch self {
    case .healthCareRegion: Text(sv: "Sjukvårdsregion", en: "Health care region")
    case .civilArea: Text(sv: "Civilområde", en: "Civil defence area")
    case .militaryRegion: Text(sv: "Militärregion", en: "Military region")
    }
  }
}
