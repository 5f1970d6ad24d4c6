import SamplanBase
import SamplanDocuments
import SamplanDomain

/// What the capacity page shows of the six sjukvårdsregioner: inhabitants and beds, each counted
/// once though a region may be divided between two.
struct HealthCareRegions: Equatable {
  struct Line: Equatable {
    var group: RegionGroup
    /// One for each of `measures`.
    var sums: [RegionGroup.Sum]
  }

  /// The measures that are summed.
  static let measures = [
    Measure.somaticBeds, Measure.icuBeds, Measure.icuSurgeBeds, Measure.ambulances,
  ]

  var lines: [Line]
  /// The country's totals, one for each of `measures`: each region once.
  var national: [PictureModel.NationalTotalShown]
  /// Short names of the regions.
  var names: [PartyCode: String]
  var hospitals: [HospitalID: String]

  init(_ picture: NationalPicture, today: Day) {
    lines = picture.groups(.healthCareRegion, on: today).map { group in
      Line(group: group, sums: Self.measures.map { picture.sum(of: $0, over: group, on: today) })
    }
    national = Self.measures.map { .init(picture.total(of: $0, on: today)) }
    names = Dictionary(
      uniqueKeysWithValues: PartyCode.regions.map { ($0, picture.shortName(of: $0)) })
    let divided = lines.flatMap(\.group.members).filter { $0.part != nil }.map(\.region)
    hospitals = Dictionary(
      Set(divided).flatMap { picture.hospitals(of: $0) }.map { ($0.value.hospital, $0.value.name) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The lines as data.
  var json: JSONValue {
    .array(
      lines.map { line in
        .object([
          ("name", .text(line.group.name)),
          (
            "members",
            .array(
              line.group.members.map { member in
                .object([
                  ("region", .text(member.region.rawValue)),
                  (
                    "municipalities",
                    member.part.map { part in
                      .array(part.municipalities.map { .text($0.code) })
                    } ?? .null
                  ), ("population", member.population.map { .whole($0) } ?? .null),
                ])
              })
          ), ("population", line.group.population.map { .whole($0) } ?? .null),
          (
            "sums",
            .object(
              zip(Self.measures, line.sums).map { measure, sum in
                (measure.rawValue, sum.known.map { .decimal($0) } ?? .null)
              })
          ),
        ])
      })
  }

  /// The table, with what divides a region and what could not be divided.
  func markup(in language: Language) -> Markup {
    guard !lines.isEmpty else { return .empty }
    func say(_ sv: String, _ en: String) -> String { Text(sv: sv, en: en)[language] }
    let columns =
      [
        DataTable.Column(say("Sjukvårdsregion", "Health care region")),
        .init(say("Regioner", "Regions")), .init(say("Folkmängd", "Population"), isNumeric: true),
      ]
      + Self.measures.map { id in
        let measure = Measure.find(id)
        return DataTable.Column(
          measure?.name[language] ?? id.rawValue, unit: measure?.unit.label[language],
          isNumeric: true)
      }
    let rows = lines.map { line in
      DataTable.Row(
        Markup(text: line.group.name),
        [.text(members(line.group, in: language)), population(line.group.population, language)]
          + line.sums.map { cell($0.known, $0.reporting, of: $0.of, in: language) })
    }
    let title = say("Efter sjukvårdsregion", "By health care region")
    return "<h2>\(title)</h2>"
      + DataTable(
        id: "sjukvardsregioner", caption: title, captionIsHidden: true, columns: columns,
        rows: rows + [total(in: language)]
      ).markup + notes(in: language)
  }

  private func members(_ group: RegionGroup, in language: Language) -> String {
    group.members.map { member in
      let name = names[member.region] ?? member.region.rawValue
      return member.part == nil
        ? name : name + (language == .sv ? " (delvis)" : " (part)")
    }.joined(separator: ", ")
  }

  private func population(_ value: Int?, _ language: Language) -> DataTable.Cell {
    value.map { .number(Double($0), language) } ?? .text(language == .sv ? "okänd" : "unknown")
  }

  private func cell(
    _ sum: ExactDecimal?, _ reporting: Int, of all: Int, in language: Language
  ) -> DataTable.Cell {
    let shown = sum.map { language.number($0.approximate) } ?? "–"
    let from = Text(sv: "från \(reporting) av \(all)", en: "from \(reporting) of \(all)")
    return .init(
      "\(shown)\("<br><small>\(from[language])</small>", if: reporting < all)",
      sortKey: sum.map { "\($0)" } ?? "")
  }

  private func total(in language: Language) -> DataTable.Row {
    let inhabitants = lines.reduce(Int?(0)) { sum, line in
      sum.flatMap { a in line.group.population.map { a + $0 } }
    }
    let sums = national.map {
      cell($0.sum, $0.reporting, of: PartyCode.regions.count, in: language)
    }
    return DataTable.Row(
      Markup(text: language == .sv ? "Riket" : "The country"),
      [.text(""), population(inhabitants, language)] + sums, isTotal: true)
  }

  /// How each region that stands in two groups is divided, and which of its figures are not.
  private func notes(in language: Language) -> Markup {
    let divided = Set(lines.flatMap(\.group.members).filter { $0.part != nil }.map(\.region))
    let sentences = divided.sorted().map { region -> Markup in
      let parts = lines.compactMap { line -> String? in
        guard let part = line.group.members.first(where: { $0.region == region })?.part
        else { return nil }
        return "\(line.group.name): \(part.shown(in: language, hospitals: hospitals))"
      }
      let name = names[region] ?? region.rawValue
      let undivided = zip(Self.measures.indices, Self.measures).filter { place, _ in
        lines.contains { $0.sums[place].undivided.contains(region) }
      }.compactMap { Measure.find($1)?.name[language] }
      return """
        <p class="hint">\(text(name, parts, undivided, language))</p>
        """
    }
    return Markup(sentences)
  }

  private func text(
    _ name: String, _ parts: [String], _ undivided: [String], _ language: Language
  ) -> String {
    let counted =
      lines.first { line in
        line.group.members.contains { $0.isCounted && names[$0.region] == name }
      }?.group.name ?? ""
    let divided = Text(
      sv: "\(name) hör till två sjukvårdsregioner och räknas en gång i riket. "
        + parts.joined(separator: " ")
        + " Folkmängden delas efter kommunernas, och uppgifter per sjukhus följer sjukhuset.",
      en: "\(name) belongs to two health care regions and is counted once in the country. "
        + parts.joined(separator: " ")
        + " The population is divided by that of the municipalities, and figures by hospital "
        + "follow the hospital.")
    let whole = Text(
      sv: " Uppgivet för hela regionen och räknat i \(counted): "
        + "\(undivided.joined(separator: "; ")).",
      en: " Stated for the whole region and counted in \(counted): "
        + "\(undivided.joined(separator: "; ")).")
    return divided[language] + (undivided.isEmpty ? "" : whole[language])
  }
}

extension GroupingPart {
  /// The part in words: municipalities with inhabitants, and hospitals.
  func shown(in language: Language, hospitals names: [HospitalID: String]) -> String {
    let places = municipalities.map(\.name).joined(separator: ", ")
    let people = language.number(inhabitants)
    let houses = hospitals.map { names[$0] ?? $0.rawValue }.joined(separator: ", ")
    let words = Text(
      sv: "\(places) (\(people) invånare \(inhabitantsAsOf)"
        + (houses.isEmpty ? ")." : "; \(houses))."),
      en: "\(places) (\(people) inhabitants on \(inhabitantsAsOf)"
        + (houses.isEmpty ? ")." : "; \(houses))."))
    return words[language]
  }
}
