import SamplanBase
import SamplanDocuments
import SamplanDomain

/// The patient groups, stays and transport modes of the national assumptions.
struct BasisTables {
  let visit: Visit
  let basis: Basis

  private var language: Language { visit.language }
  private func say(_ sv: String, _ en: String) -> String { visit.say(sv, en) }

  var markup: Markup { "\(groups)\(elective)\(modes)" }

  private func words(_ stay: Basis.Stay) -> String {
    let days = stay.meanDays.shown(in: language)
    return "\(stay.care.label[language]) \(days) \(say("dygn", "days"))"
  }

  private func text(_ value: ExactDecimal) -> DataTable.Cell {
    .init(Markup(text: value.shown(in: language)), sortKey: "\(value.approximate)")
  }

  private var groups: Markup {
    let title = say("Patientgrupper", "Patient groups")
    let table = DataTable(
      id: "grupper", caption: title, captionIsHidden: true,
      columns: [
        .init(say("Grupp", "Group")), .init(say("Vårdtider i medel", "Mean stays")),
        .init(say("Prioritet, 0 först", "Priority, 0 first"), isNumeric: true),
        .init(say("Andel av belagda platser", "Share of occupied beds"), isNumeric: true),
        .init(say("Källa", "Source")),
      ],
      rows: basis.groups.map { group in
        .init(
          "\(language == .sv ? group.name : group.nameEnglish) <small>\(group.id)</small>",
          [
            .text(group.path.map(words).joined(separator: ", ")),
            .number(Double(group.priority), language), text(group.ordinaryShare),
            .text(group.source),
          ])
      })
    return "<h2>\(title)</h2>\(table.markup)"
  }

  private var elective: Markup {
    let title = say("Planerad vård", "Planned care")
    let table = DataTable(
      id: "planerad", caption: title, captionIsHidden: true,
      columns: [
        .init(say("Vårdtid i medel", "Mean stay")),
        .init(say("Andel av patienterna", "Share of patients"), isNumeric: true),
      ],
      rows: basis.elective.map { .init(Markup(text: words($0.stay)), [text($0.share)]) })
    return "<h2>\(title)</h2>\(table.markup)"
  }

  private var modes: Markup {
    let title = say("Transportslag", "Modes of transport")
    let table = DataTable(
      id: "transportslag", caption: title, captionIsHidden: true,
      columns: [
        .init(say("Transportslag", "Mode")), .init(say("Sträcka", "Distance"), unit: "km"),
        .init(say("Fart", "Speed"), unit: "km/h", isNumeric: true),
        .init(say("Platser", "Seats"), isNumeric: true),
        .init(say("Varav intensivvård", "Of which intensive care"), isNumeric: true),
        .init(say("Fordonstimmar per dygn", "Vehicle hours a day")), .init(say("Källa", "Source")),
      ],
      rows: basis.modes.map { mode in
        let hours =
          mode.hoursPerVehicle.map {
            say("\($0.shown(in: .sv)) per fordon", "\($0.shown(in: .en)) for each vehicle")
          }
          ?? mode.nationalHours.map {
            say("\($0.shown(in: .sv)) i landet", "\($0.shown(in: .en)) in the country")
          } ?? "–"
        return .init(
          Markup(text: language == .sv ? mode.name : mode.nameEnglish),
          [
            .text("\(mode.minKm.shown(in: language))–\(mode.maxKm.shown(in: language))"),
            text(mode.speedKmh), text(mode.seats), text(mode.icuSeats), .text(hours),
            .text(mode.source),
          ])
      })
    return "<h2>\(title)</h2>\(table.markup)"
  }
}
