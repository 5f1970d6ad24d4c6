import SamplanBase
import SamplanDocuments
import SamplanDomain

/// What a scenario says of deliveries, power and water.
extension ScenarioView {
  var deliveries: Markup {
    section(
      "leveranser", say("Leveranser som inte kommer", "Deliveries that do not come"),
      [
        .init(say("Försörjningsslag", "Supplies")), .init(say("Var", "Where")),
        .init(say("När", "When")), .init(say("Andel", "Share"), isNumeric: true),
        .init(say("Källa", "Source")),
      ],
      model.scenario.deliveries.map { row in
        .init(
          Markup(text: row.supply?.label[language] ?? say("all försörjning", "all supplies")),
          [
            .text(model.words(row.site, language)), span(row.span),
            .text(FigureShown(language: language).number(row.share, .share)), .text(row.source),
          ])
      })
  }

  var outages: Markup {
    section(
      "el-vatten", say("El och vatten", "Power and water"),
      [
        .init(say("El eller vatten", "Power or water")), .init(say("Läge", "State")),
        .init(say("Var", "Where")), .init(say("När", "When")),
        .init(say("Uthållighet", "Endurance"), unit: say("timmar", "hours"), isNumeric: true),
        .init(say("Källa", "Source")),
      ],
      model.scenario.outages.map { row in
        .init(
          Markup(text: row.utility.label[language].capitalisedFirst),
          [
            .text(row.state.label[language]), .text(model.words(row.site, language)),
            span(row.span),
            .text(row.enduranceHours.map { "\($0)" } ?? say("enligt regionen", "by the region")),
            .text(row.source),
          ])
      })
  }
}
