import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning

/// Two results of the same patients side by side: what a tried change moves.
struct WhatIfComparison {
  let before: PlanResult
  let after: PlanResult
  let names: RegionNames

  /// One line of the comparison.
  struct Line: Equatable {
    let name: Text
    let unit: Text
    let before: Double
    let after: Double
  }

  /// What moves for one region.
  struct Moved: Equatable {
    let region: PartyCode
    /// Largest probability of shortage over the care types, 0…1; nil when the region is not in.
    let probability: (before: Double?, after: Double?)
    /// Bed-days of shortage with the joint plan.
    let shortage: (before: Double, after: Double)
    /// Patients received in the joint plan.
    let received: (before: Double, after: Double)

    /// Less than this is rounding: half a bed-day, half a patient, one percentage point.
    var isSeen: Bool {
      abs(shortage.after - shortage.before) >= 0.5 || abs(received.after - received.before) >= 0.5
        || abs((probability.after ?? 0) - (probability.before ?? 0)) >= 0.01
    }

    static func == (a: Moved, b: Moved) -> Bool {
      a.region == b.region && a.probability == b.probability && a.shortage == b.shortage
        && a.received == b.received
    }
  }

  /// The country's figures, before and after.
  var lines: [Line] {
    let bedDays = Text(sv: "vårddygn", en: "bed-days")
    let patients = Text(sv: "patienter", en: "patients")
    func line(
      _ sv: String, _ en: String, _ unit: Text, _ value: (PlanResult) -> Double
    ) -> Line {
      Line(name: Text(sv: sv, en: en), unit: unit, before: value(before), after: value(after))
    }
    return [
      line("Brist utan åtgärder", "Shortage without measures", bedDays) { $0.alone.bedDays },
      line("Brist med gemensam plan", "Shortage with the joint plan", bedDays) {
        $0.joint.bedDays
      },
      line("Patienter som skulle flyttas", "Patients who would move", patients) {
        PlanFigures(result: $0).moved
      },
      line("Uppskjuten planerad vård", "Postponed planned care", patients) {
        PlanFigures.total($0.joint.postponed)
      },
      line(
        "Utökade vårdplatser, som mest", "Surge beds, at most", Text(sv: "platser", en: "beds")
      ) { $0.joint.surgePeak },
      line(
        "Regioner där brist är mer sannolik än inte", "Regions where shortage is likely",
        Text(sv: "regioner", en: "regions")
      ) { Double(PlanFigures(result: $0).likelyShort.count) },
    ]
  }

  /// The regions for which something moves, most bed-days first.
  var moved: [Moved] {
    Set(before.regions + after.regions).sorted().map { code in
      Moved(
        region: code, probability: (probability(before, code), probability(after, code)),
        shortage: (shortage(before, code), shortage(after, code)),
        received: (received(before, code), received(after, code)))
    }.filter(\.isSeen).sorted {
      (-abs($0.shortage.after - $0.shortage.before), $0.region)
        < (-abs($1.shortage.after - $1.shortage.before), $1.region)
    }
  }

  private func probability(_ result: PlanResult, _ code: PartyCode) -> Double? {
    result.regions.firstIndex(of: code).map { place in
      result.load.first.map { $0[place].ever }.max() ?? 0
    }
  }

  private func shortage(_ result: PlanResult, _ code: PartyCode) -> Double {
    guard let place = result.regions.firstIndex(of: code) else { return 0 }
    return result.joint.shortage.reduce(0) { $0 + $1[place].reduce(0, +) }
  }

  private func received(_ result: PlanResult, _ code: PartyCode) -> Double {
    result.moves.reduce(0) { $1.to == code ? $0 + $1.patients : $0 }
  }
}

extension WhatIfComparison {
  /// The comparison as tables.
  func markup(_ visit: Visit, identifier: String) -> Markup {
    let language = visit.language
    let title = visit.say("Vad ändringen gör", "What the change does")
    func signed(_ value: Double) -> DataTable.Cell {
      let shown = language.number(abs(value), decimals: abs(value) < 10 ? 1 : 0)
      let isNone = Double(Int((abs(value) * 10).rounded())) == 0
      return .text(isNone ? "0" : "\(value < 0 ? "−" : "+")\(shown)")
    }
    let country = DataTable(
      id: "andring", caption: title, captionIsHidden: true,
      columns: [
        .init(visit.say("Hela landet, modellens gräns", "The country, the model's limit")),
        .init(identifier, isNumeric: true),
        .init(visit.say("Med ändringen", "With the change"), isNumeric: true),
        .init(visit.say("Skillnad", "Difference"), isNumeric: true),
      ],
      rows: lines.map { line in
        .init(
          "\(line.name[language]), \(line.unit[language])",
          [
            .number(line.before, language), .number(line.after, language),
            signed(line.after - line.before),
          ])
      })
    let regions = moved
    let none: Markup = """
      <p>\(visit.say(
        "Ingen region får märkbart annorlunda än i utgångspunkten.",
        "No region fares noticeably differently from where the trial set out."))</p>
      """
    return """
      <h2>\(title)</h2>\(country.markup)\(regionTable(regions, visit), if: !regions.isEmpty)\
      \(none, if: regions.isEmpty)
      """
  }

  private func regionTable(_ regions: [Moved], _ visit: Visit) -> Markup {
    let language = visit.language
    func pair(_ pair: (before: Double, after: Double)) -> DataTable.Cell {
      .text(
        "\(language.number(pair.before, decimals: 0)) → \(language.number(pair.after, decimals: 0))"
      )
    }
    func chance(_ value: Double?) -> String {
      value.map { language.probability($0) } ?? visit.say("ej med", "not in")
    }
    return DataTable(
      id: "andring-regioner",
      caption: visit.say(
        "Regioner där något flyttar sig: före → efter", "Regions where something moves"),
      columns: [
        .init(visit.say("Region", "Region")),
        .init(visit.say("Sannolikhet för brist", "Probability of shortage"), isNumeric: true),
        .init(
          visit.say("Brist med gemensam plan", "Shortage with the joint plan"),
          unit: visit.say("vårddygn", "bed-days"), isNumeric: true),
        .init(
          visit.say("Mottagna i planen", "Received in the plan"),
          unit: visit.say("patienter", "patients"), isNumeric: true),
      ],
      rows: regions.map { row in
        .init(
          "<a href=\"\(Site.region(row.region, .html))\">\(names[row.region])</a>",
          [
            .text("\(chance(row.probability.before)) → \(chance(row.probability.after))"),
            pair(row.shortage), pair(row.received),
          ])
      }
    ).markup
  }
}
