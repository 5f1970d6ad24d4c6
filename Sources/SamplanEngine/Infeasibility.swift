import SamplanBase

/// Why a programme has no solution, in words, and the smallest change that gives it one.
///
/// Shortage is always allowed, up to z times the nominal beds; so the one way to have no
/// solution is a load that cannot be avoided on a care type and site with no nominal beds. The
/// smallest change is found for each kind of limit by itself: the least sum of what it must be
/// widened by (elastic programme).
enum Infeasibility {
  /// Most places that are named for a kind of limit.
  static let placeLimit = 50

  static func refusal(_ instance: Instance, options: SolveOptions) -> Refusal {
    let found: [Change]
    do throws(Refusal) {
      found = try changes(instance, options: options)
    } catch {
      return error
    }
    let beds = found.first { $0.limit == .beds }
    let total = Self.rounded(beds?.places.reduce(0) { $0 + $1.amount } ?? 0)
    let others = found.filter { $0.limit != .beds }
    return Refusal(
      .input,
      Text(
        sv: "Programmet saknar lösning: vård behövs där inga nominella platser finns, och den "
          + "kan inte flyttas. Minsta ändring: sammanlagt \(total) vårddygn med öppna platser "
          + "eller minst 1 nominell plats där de saknas"
          + others.map { "; eller \($0.words.sv)" }.joined() + ".",
        en: "The programme has no solution: care is needed where there are no nominal beds, and "
          + "it cannot be moved. The smallest change: \(total) bed-days of open beds in all, or at "
          + "least 1 nominal bed where there are none"
          + others.map { "; or \($0.words.en)" }.joined() + "."),
      problems: found.flatMap { change in
        change.places.prefix(placeLimit).map { change.problem($0, instance) }
      })
  }

  /// A kind of limit that can be widened.
  enum Limit: CaseIterable {
    case beds
    case receiving
    case hours
    case staff
  }

  /// What must be widened where, all of one kind.
  struct Change {
    struct Place {
      /// Care type or mode.
      let kind: Int
      /// −1 for the whole country.
      let site: Int
      let day: Int
      let amount: Double
    }

    let limit: Limit
    let places: [Place]
  }

  fileprivate static func rounded(_ value: Double) -> Double { (value * 100).rounded(.up) / 100 }

  /// For each kind of limit the least change that gives a solution; those that give none are left
  /// out.
  private static func changes(
    _ instance: Instance, options: SolveOptions
  ) throws(Refusal) -> [Change] {
    let programme = try Programme(instance, measures: options.measures)
    var free = programme.columns(0..<programme.layout.columns)
    for column in 0..<free.count { free.setCost(column, 0) }
    var found: [Change] = []
    for limit in Limit.allCases {
      let rows = programme.rows(of: limit, instance)
      guard !rows.isEmpty else { continue }
      let model = try HighsModel(
        timeLimit: options.timeLimitSeconds, tolerance: options.tolerance, goesOn: nil)
      try model.pass(free, rowLower: programme.rowLower, rowUpper: programme.rowUpper)
      var elastic = ColumnList()
      for row in rows {
        elastic.begin(cost: 1)
        elastic.entry(row.row, -1)
      }
      try model.add(elastic)
      let answer = try model.run(.simplex)
      guard answer.isOptimal else { continue }
      let places = rows.enumerated().compactMap { number, row -> Change.Place? in
        let amount = answer.values[free.count + number]
        guard amount > 1e-6 else { return nil }
        return Change.Place(kind: row.kind, site: row.site, day: row.day, amount: amount)
      }
      if !places.isEmpty { found.append(Change(limit: limit, places: places)) }
    }
    return found
  }
}

extension Infeasibility.Change {
  /// The change as a whole.
  fileprivate var words: Text {
    let total = Infeasibility.rounded(places.reduce(0) { $0 + $1.amount })
    return switch limit {
    case .beds: Text(sv: "\(total) vårddygn till", en: "\(total) more bed-days")
    case .receiving:
      Text(
        sv: "sammanlagt \(total) mottagna patienter till", en: "\(total) more patients received")
    case .hours:
      Text(sv: "sammanlagt \(total) fordonstimmar till", en: "\(total) more vehicle hours")
    case .staff:
      Text(
        sv: "sammanlagt \(total) personer till som öppnar utökade platser",
        en: "\(total) more persons who open surge beds")
    }
  }

  /// What one limit must be widened by.
  fileprivate func problem(_ place: Place, _ instance: Instance) -> Refusal.Problem {
    let amount = Infeasibility.rounded(place.amount)
    let (kind, site, day) = (place.kind, place.site, place.day)
    let who = site < 0 ? "" : instance.sites[site].id
    switch limit {
    case .beds:
      let name = instance.careTypes[kind]
      return .init(
        .field("bedsNominal[\(kind)][\(site)]"),
        Text(
          sv: "\(who), \(name), dag \(day): minst \(amount) platser saknas, men de "
            + "nominella platserna är 0; det går med minst 1 nominell plats, eller "
            + "\(amount) öppna platser till den dagen",
          en: "\(who), \(name), day \(day): at least \(amount) beds are short, but the "
            + "nominal beds are 0; possible with at least 1 nominal bed, or \(amount) more "
            + "open beds on that day"))
    case .receiving:
      let name = instance.careTypes[kind]
      return .init(
        .field("receiveMax[\(kind)][\(site)]"),
        Text(
          sv: "\(who), \(name), dag \(day): det går också om \(amount) patienter till tas emot",
          en: "\(who), \(name), day \(day): also possible if \(amount) more patients are received"))
    case .hours:
      return .init(
        .field("modeHours[\(kind)][\(day)]"),
        Text(
          sv: "\(instance.modes[kind].id), dag \(day): det går också med \(amount) fordonstimmar "
            + "till",
          en: "\(instance.modes[kind].id), day \(day): also possible with \(amount) more vehicle "
            + "hours"))
    case .staff:
      return .init(
        .field("staff[\(site)]"),
        Text(
          sv: "\(who), dag \(day): det går också med \(amount) personer till för utökade platser",
          en: "\(who), day \(day): also possible with \(amount) more persons for surge beds"))
    }
  }
}

extension Programme {
  /// A row that holds a limit, and what it is of.
  fileprivate struct LimitRow {
    let row: Int
    let kind: Int
    let site: Int
    let day: Int
  }

  /// The rows of a kind of limit. Beds: those of places without nominal beds, where shortage is no
  /// way out.
  fileprivate func rows(of limit: Infeasibility.Limit, _ instance: Instance) -> [LimitRow] {
    let days = 0..<layout.days
    func rows(_ kinds: Range<Int>, _ row: (Int, Int, Int) -> Int?) -> [LimitRow] {
      kinds.flatMap { kind in
        (0..<layout.sites).flatMap { site in
          days.compactMap { day in
            row(kind, site, day).map { LimitRow(row: $0, kind: kind, site: site, day: day) }
          }
        }
      }
    }
    switch limit {
    case .beds:
      return rows(0..<layout.cares) { care, site, day in
        instance.bedsNominal[care][site] == 0 ? layout.capacityRow(care, site, day) : nil
      }
    case .receiving:
      return rows(0..<layout.cares) { care, site, day in
        let place = layout.receivePlace[care][site]
        return place < 0 ? nil : layout.receiveRows + place * layout.days + day
      }
    case .hours:
      return instance.modes.indices.filter { layout.modePlace[$0] >= 0 }.flatMap { mode in
        days.map { LimitRow(row: layout.hourRow(mode, $0), kind: mode, site: -1, day: $0) }
      }
    case .staff:
      return rows(0..<1) { _, site, day in layout.staffRow(site, day) }
    }
  }
}
