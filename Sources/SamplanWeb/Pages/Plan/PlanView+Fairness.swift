import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning

/// Rättvisa: how the programme shares what is left, and what its weights and whole trips change.
extension PlanView {
  var fairness: Markup {
    guard let fairness = result.fairness else { return .empty }
    return """
      <h2>\(say("Hur det som är kvar fördelas", "How what is left is shared"))</h2>
      <p class="hint">\(say(
        "Andel av regionens eget behov av nödvändig vård som inte tillgodoses i modellen. Ingen "
          + "region får det någon vecka sämre än för sig själv; det håller tillbaka planen i "
          + "\(language.number(fairness.weeksAtLimit)) regionveckor.",
        "Share of the region's own need of necessary care that is not met in the model. In no week "
          + "is a region worse off than alone; that holds the plan back in "
          + "\(language.number(fairness.weeksAtLimit)) region-weeks."))</p>
      <div class="two even"><div>\(dots(fairness))</div>\
      <div>\(steps(fairness))\(trips(fairness))\(sensitivity(fairness))</div></div>
      """
  }

  private func dots(_ fairness: PlanResult.Fairness) -> Markup {
    let title = say("Andel utan vård, för sig och tillsammans", "Share unmet, alone and together")
    let regions = result.regions.indices.sorted { a, b in
      if fairness.alone[a] != fairness.alone[b] { return fairness.alone[a] > fairness.alone[b] }
      return SwedishOrder.precedes(names[result.regions[a]], names[result.regions[b]])
    }
    let chart = DotPairs(
      Picture(
        id: "andelar", title: title,
        summary: say(
          "För varje region en tom punkt för sig själv och en fylld i den gemensamma planen.",
          "For each region an empty dot alone and a filled one in the joint plan.")),
      lines: regions.map {
        .init(
          names.brief(result.regions[$0]), before: fairness.alone[$0], after: fairness.joint[$0])
      }, level: fairness.leastLargestShare, in: language)
    let level = language.percent(fairness.leastLargestShare, decimals: 1)
    return .figure(
      caption: title,
      detail: say(
        "tom punkt: för sig; fylld: gemensam plan; streckad linje: minsta möjliga största andel, "
          + "\(level)",
        "empty dot: alone; filled: joint plan; dashed line: least possible largest share, \(level)"
      ), chart.svg, tableLabel: say("Siffrorna i tabell", "The figures in a table"),
      table: chart.table(
        what: "Region", before: say("För sig", "Alone"), after: say("Tillsammans", "Together")))
  }

  private func steps(_ fairness: PlanResult.Fairness) -> Markup {
    let rows = fairness.steps.enumerated().map { place, step -> DataTable.Row in
      .init(
        "\(place + 1). \(language == .sv ? step.name.sv : step.name.en)",
        [
          .init(
            Markup(text: language.percent(step.largestShare, decimals: 1)),
            sortKey: "\(step.largestShare)"),
          .number(step.shortBedDays, language),
          .init(Markup(text: language.percent(step.gap, decimals: 2)), sortKey: "\(step.gap)"),
        ])
    }
    return DataTable(
      id: "rattvisa",
      caption: say("Tre steg, i tur och ordning", "Three steps, one after the other"),
      columns: [
        .init(say("Steg", "Step")),
        .init(say("Största andel", "Largest share"), isNumeric: true),
        .init(say("Brist", "Shortage"), unit: say("vårddygn", "bed-days"), isNumeric: true),
        .init(
          say("Avstånd till modellens optimum", "Distance to the model's optimum"),
          unit: say("högst", "at most"), isNumeric: true),
      ], rows: rows
    ).markup
  }

  private func trips(_ fairness: PlanResult.Fairness) -> Markup {
    let before = language.percent(fairness.gapBeforeTrips, decimals: 2)
    let after = language.percent(result.joint.gap, decimals: 2)
    let risk: Markup? = fairness.transportRisk.map { risk in
      """
      <p class="hint">\(say(
        "\(language.number(risk.hours)) patienttimmar på väg, med \(amount(risk.events)) förväntade "
          + "händelser enligt antagandet (källa: \(risk.source)).",
        "\(language.number(risk.hours)) patient-hours on the way, with \(amount(risk.events)) "
          + "expected events by the assumption (source: \(risk.source))."))</p>
      """
    }
    let table: Markup =
      fairness.trips.isEmpty
      ? .empty
      : DataTable(
        id: "turer", caption: say("Hela turer", "Whole trips"),
        columns: [
          .init(say("Transportslag", "Mode")), .init(say("Turer", "Trips"), isNumeric: true),
          .init(say("Patienter", "Patients"), isNumeric: true),
        ],
        rows: fairness.trips.map {
          .init(
            Markup(text: modeName($0.mode).capitalisedFirst),
            ["\($0.trips)", .number($0.patients, language)])
        }
      ).markup
    return """
      \(table)<p class="hint">\(say(
        "Avstånd till modellens optimum: \(before) innan tåg och bussar går i hela turer, "
          + "\(after) efter.",
        "Distance to the model's optimum: \(before) before trains and buses go in whole trips, "
          + "\(after) after."))</p>\(risk)
      """
  }

}

/// What moves when a weight is halved or doubled.
extension PlanView {
  fileprivate func sensitivity(_ fairness: PlanResult.Fairness) -> Markup {
    guard !fairness.sensitivity.isEmpty else {
      let most = PlanResult.Fairness.Sensitivity.daysMax
      guard result.provenance.days > most else { return .empty }
      return """
        <p class="hint">\(say(
          "Vikterna halverade och fördubblade räknas bara för körningar upp till \(most) dygn.",
          "The weights halved and doubled are computed for runs of up to \(most) days only."))</p>
        """
    }
    let rows = fairness.sensitivity.map { trial -> DataTable.Row in
      let exposed = trial.mostExposed.map { region in
        "\(names[region]) \(language.percent(trial.largestShare, decimals: 1))"
      }
      return .init(
        "\(label(trial))",
        [trial.shortBedDays, trial.moved, trial.postponed, trial.surgeBedDays].map {
          .number($0, language)
        } + [.init(Markup(text: exposed ?? "–"), sortKey: "\(trial.largestShare)")])
    }
    let (patients, bedDays) = (say("patienter", "patients"), say("vårddygn", "bed-days"))
    return DataTable(
      id: "kanslighet",
      caption: say(
        "Vikterna halverade och fördubblade, i en mindre modell",
        "The weights halved and doubled, in a smaller model"),
      columns: [
        .init(say("Vikt", "Weight")),
        .init(say("Brist", "Shortage"), unit: bedDays, isNumeric: true),
        .init(say("Flyttade", "Moved"), unit: patients, isNumeric: true),
        .init(say("Uppskjutna", "Postponed"), unit: patients, isNumeric: true),
        .init(say("Utökade platser", "Surge beds"), unit: bedDays, isNumeric: true),
        .init(say("Mest utsatt", "Most exposed")),
      ], rows: rows
    ).markup + """
      <p class="hint">\(say(
        "Den mindre modellen saknar inneliggande som flyttas, hela turer, operationssalar, blod "
          + "och väntan. Raderna ska jämföras med varandra, inte med planen.",
        "The smaller model has no in-patients moved, whole trips, theatres, blood or waiting. "
          + "Compare the rows with each other, not with the plan."))</p>
      """
  }

  private func label(_ trial: PlanResult.Fairness.Sensitivity) -> String {
    let name = (language == .sv ? trial.name.sv : trial.name.en).capitalisedFirst
    if trial.factor == 1 { return name }
    let factor = trial.factor < 1 ? say("halverad", "halved") : say("fördubblad", "doubled")
    return "\(name), \(factor)"
  }
}
