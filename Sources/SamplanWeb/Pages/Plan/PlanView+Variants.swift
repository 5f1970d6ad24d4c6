import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning

/// The variants V0–V3, met by the same random patients, and what the plan used of what was planned.
extension PlanView {
  /// What a variant is, in a few words.
  func variantName(_ kind: PlanResult.VariantKind) -> String {
    switch kind {
    case .alone: say("V0 utan hjälp", "V0 without help")
    case .neighbours: say("V1 grannregeln", "V1 neighbour rule")
    case .plan: say("V2 gemensam plan", "V2 joint plan")
    case .replanned: say("V3 ny plan var sjunde dag", "V3 a new plan every 7 days")
    }
  }

  var variants: Markup {
    guard let variants = result.variants, !variants.isEmpty else { return olderModel }
    return """
      <div class="two even"><div>\(variantBars(variants))</div><div>\(variantCurve(variants))</div>\
      </div>\(variantTable(variants))
      """
  }

  /// Bed-days short with standard errors over all care types. The care types of one outcome go
  /// together, so their errors are not added: the effect's own error stands in the table.
  private func variantBars(_ variants: [PlanResult.Variant]) -> Markup {
    let title = say("Brist i varje variant, \(careName)", "Shortage in each variant, \(careName)")
    let chart = BarChart(
      Picture(
        id: "varianter", title: title,
        summary: say(
          "En stapel för varje variant med medelfel som streck.",
          "A bar for each variant with the standard error as a line.")),
      bars: variants.map { variant in
        let short = variant.shortBedDays[care]
        let range = short.standardError.map { max(0, short.mean - $0)...(short.mean + $0) }
        return .init(
          variantName(variant.kind), short.mean, shown: estimate(short), range: range)
      }, in: language)
    return .figure(
      caption: title,
      detail: say(
        "vårddygn, medel ± medelfel; simuleringar: \(simulations(variants))",
        "bed-days, mean ± standard error; simulations: \(simulations(variants))"), chart.svg,
      legend: careChoice,
      tableLabel: say("Siffrorna i tabell", "The figures in a table"),
      table: chart.table(what: say("Variant", "Variant"), value: say("Vårddygn", "Bed-days")))
  }

  /// How many outcomes each variant has: `V0 2 000, V1 500`.
  private func simulations(_ variants: [PlanResult.Variant]) -> String {
    variants.map {
      "\(variantName($0.kind).prefix { $0 != " " })\u{A0}\(language.number($0.replications))"
    }.joined(separator: ", ")
  }

  private func variantCurve(_ variants: [PlanResult.Variant]) -> Markup {
    let title = say("Brist i landet dag för dag", "Shortage in the country day by day")
    let styles: [PlanResult.VariantKind: LoadCurve.Style] = [
      .alone: .need, .plan: .plan, .neighbours: .zero, .replanned: .again,
    ]
    let curve = LoadCurve(
      Picture(
        id: "brist", title: title,
        summary: say(
          "Antal patienter med behov av nödvändig vård som väntar utan plats, dag för dag.",
          "Patients in need of necessary care who wait without a bed, day by day.")),
      lines: variants.map { variant in
        .init(
          variantName(variant.kind), styles[variant.kind] ?? .need,
          (0..<days).map { day in variant.shortByDay.reduce(0) { $0 + $1[day] } })
      }, unit: say("platser", "beds"), in: language)
    return .figure(
      caption: title,
      detail: say(
        "medel, alla vårdtyper; simuleringar: \(simulations(variants))",
        "mean, all care types; simulations: \(simulations(variants))"),
      curve.svg, tableLabel: say("Siffrorna i tabell", "The figures in a table"),
      table: curve.table(day: say("Dag", "Day")))
  }

  private func variantTable(_ variants: [PlanResult.Variant]) -> Markup {
    let rows = variants.map { variant -> DataTable.Row in
      let effect = result.effects?.first { $0.from == .alone && $0.to == variant.kind }
      func cell(_ value: PlanResult.Estimate) -> DataTable.Cell {
        .init(Markup(text: estimate(value)), sortKey: "\(value.mean)")
      }
      return .init(
        Markup(text: variantName(variant.kind)),
        [cell(figures.wholeShortage(variant))]
          + [
            effect.map {
              .init(
                Markup(text: estimate($0.shortBedDays, signed: true)),
                sortKey: "\($0.shortBedDays.mean)")
            } ?? .text("–")
          ]
          + [variant.leftWaiting.map(cell) ?? .text("–")]
          + [variant.moved, variant.postponed, variant.turnedAway, variant.backlogAtEnd].map(cell))
    }
    let (patients, bedDays) = (say("patienter", "patients"), say("vårddygn", "bed-days"))
    func head(_ sv: String, _ en: String, _ unit: String) -> DataTable.Column {
      .init(say(sv, en), unit: unit, isNumeric: true)
    }
    return DataTable(
      id: "variant-tabell",
      caption: say(
        "Varianterna, samma slumpade patienter", "The variants, the same random patients"),
      columns: [
        .init(say("Variant", "Variant")),
        head("Brist, alla vårdtyper", "Shortage, all care types", bedDays),
        head("Effekt mot V0", "Effect against V0", "\(bedDays) ± \(say("medelfel", "error"))"),
        head("Behov som gått över i kö", "Needs that ended in line", patients),
        head("Flyttade", "Moved", patients), head("Uppskjuten vård", "Postponed care", patients),
        head("Planerade utan plats", "Planned without a bed", patients),
        head("Väntar vid slutet", "Waiting at the end", patients),
      ], rows: rows
    ).markup + saved
  }

  /// What common random numbers gained.
  private var saved: Markup {
    guard let times = figures.effect?.replicationsSaved, times >= 2 else { return .empty }
    return """
      <p class="hint">\(say(
        "Utan samma slumpade patienter hade \(language.number(times)) gånger fler simuleringar "
          + "behövts för samma medelfel.",
        "Without the same random patients \(language.number(times)) times more simulations would "
          + "have been needed for the same standard error."))</p>
      """
  }

  /// What V2 used of what was planned, measure by measure, in the country.
  var executed: Markup {
    guard let executed = result.executed else { return .empty }
    let lines = executed.filter { $0.region == nil && $0.planned > 0 }.map { used in
      let share = language.percent(used.executed.mean / used.planned)
      return UseBars.Line(
        used.measure.label[language], planned: used.planned, used: used.executed.mean,
        error: used.executed.standardError,
        shown: say(
          "\(estimate(used.executed)) av \(amount(used.planned)) \(used.measure.unit.sv) (\(share))",
          "\(estimate(used.executed)) of \(amount(used.planned)) \(used.measure.unit.en) (\(share))"
        ))
    }
    guard !lines.isEmpty else { return .empty }
    let title = say("Genomfört mot planerat i V2", "Used against planned in V2")
    let chart = UseBars(
      Picture(
        id: "genomfort", title: title,
        summary: say(
          "För varje åtgärd en streckad ram för det planerade, fylld till det som användes.",
          "For each measure a dashed frame of what was planned, filled to what was used.")),
      lines: lines, in: language)
    return .figure(
      caption: title,
      detail: say(
        "streckad ram: planerat; fylld: genomfört i simuleringen, ± medelfel",
        "dashed frame: planned; filled: used in the simulation, ± standard error"), chart.svg,
      tableLabel: say("Siffrorna i tabell", "The figures in a table"),
      table: chart.table(
        what: say("Åtgärd", "Measure"), planned: say("Planerat", "Planned"),
        used: say("Genomfört", "Used"), share: say("Andel", "Share")))
  }
}
