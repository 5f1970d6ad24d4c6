import SamplanBase
import SamplanDomain

/// The answer of a run in sentences, the limits of the answer with it.
struct PlanExplanation {
  private let result: PlanResult
  private let names: [PartyCode: String]
  private typealias Remark = PlanResult.Remark

  /// Share of the outcomes from which a region is said to fall short.
  private static let likely = 0.5
  /// Bed-days of shortage from which the programme is said to show one.
  private static let leastBedDays = 0.5

  init(_ result: PlanResult, names: [PartyCode: String]) {
    self.result = result
    self.names = names
  }

  var sentences: [PlanResult.Remark] {
    [answer, ordinary] + turnedAway + [simulatedEffect].compactMap { $0 } + [effect] + measures
      + limits + [excluded, uncalibrated, precision].compactMap { $0 }
  }

  /// A region and care type that falls short, with when.
  private struct Shortfall {
    let region: PartyCode
    let care: CareType
    let first: PlanResult.FirstDay
    /// The same region's probability in an ordinary month.
    let ordinary: Double
  }

  private func name(_ code: PartyCode) -> String { names[code] ?? code.rawValue }

  /// Regions that do not reproduce their own occupancy get no probability.
  private var shortfalls: [Shortfall] {
    let left = result.zeroRun?.uncalibrated ?? []
    return result.careTypes.indices.flatMap { care in
      result.regions.indices.filter { !left.contains($0) }.map { region in
        Shortfall(
          region: result.regions[region], care: result.careTypes[care],
          first: result.load.first[care][region],
          ordinary: result.load.firstOrdinary[care][region].ever)
      }
    }
  }

  /// Where and when first.
  private var answer: PlanResult.Remark {
    let likely = shortfalls.filter { $0.first.ever >= Self.likely }
    let count = result.regions.count
    guard
      let first = likely.min(by: { a, b in
        (a.first.p50 ?? .max, -a.first.ever, a.region)
          < (b.first.p50 ?? .max, -b.first.ever, b.region)
      })
    else { return nobodyShort }
    let regions = Set(likely.map(\.region)).count
    let day = first.first.p50 ?? result.provenance.days
    let span = outcomes(first.first)
    return Remark(
      sv: "Utan hjälp mellan regioner bedöms nödvändig vård inte räcka i \(regions) av "
        + "\(count) regioner, först \(first.care.label.sv.lowercased()) i \(name(first.region)) "
        + "dag \(day)\(span.sv).",
      en: "Without help between regions, necessary care is judged not to suffice in \(regions) "
        + "of \(count) regions, first \(first.care.label.en.lowercased()) in "
        + "\(name(first.region)) on day \(day)\(span.en).")
  }

  private func outcomes(_ first: PlanResult.FirstDay) -> Text {
    guard let early = first.p10 else { return Text(same: "") }
    if let late = first.p90 {
      let days = early == late ? "\(early)" : "\(early)–\(late)"
      return Text(sv: " (8 av 10 utfall: dag \(days))", en: " (8 of 10 outcomes: day \(days))")
    }
    return Text(
      sv: " (tidigast dag \(early) i 1 av 10 utfall; aldrig i fler än 1 av 10)",
      en: " (day \(early) at the earliest in 1 of 10 outcomes; never in more than 1 of 10)")
  }

  private var nobodyShort: PlanResult.Remark {
    let count = result.regions.count
    let worst = shortfalls.max { ($0.first.ever, $1.region) < ($1.first.ever, $0.region) }
    guard let worst, worst.first.ever > 0
    else {
      return Remark(
        sv: "Utan hjälp mellan regioner bedöms nödvändig vård räcka i alla \(count) regioner.",
        en: "Without help between regions, necessary care is judged to suffice in all \(count) "
          + "regions.")
    }
    return Remark(
      sv: "Utan hjälp mellan regioner bedöms nödvändig vård räcka i alla \(count) regioner i minst "
        + "hälften av utfallen; störst är risken för \(worst.care.label.sv.lowercased()) i "
        + "\(name(worst.region)), \(percent(worst.first.ever).sv) någon dag.",
      en: "Without help between regions, necessary care is judged to suffice in all \(count) "
        + "regions in at least half of the outcomes; the risk is largest for "
        + "\(worst.care.label.en.lowercased()) in \(name(worst.region)), "
        + "\(percent(worst.first.ever).en) on some day.")
  }

  /// What the same month is like without the scenario.
  private var ordinary: PlanResult.Remark {
    let short = Set(shortfalls.filter { $0.ordinary >= Self.likely }.map(\.region))
    guard let worst = shortfalls.max(by: { ($0.ordinary, $1.region) < ($1.ordinary, $0.region) })
    else { return Remark(sv: "", en: "") }
    let risk = percent(worst.ordinary)
    let place = name(worst.region)
    return Remark(
      sv: "Samma dygn utan scenariot: brist i minst hälften av utfallen i \(short.count) regioner; "
        + "högst är risken någon dag för \(worst.care.label.sv.lowercased()) i \(place), "
        + "\(risk.sv).",
      en: "The same days without the scenario: shortage in at least half of the outcomes in "
        + "\(short.count) regions; the risk on some day is highest for "
        + "\(worst.care.label.en.lowercased()) in \(place), \(risk.en).")
  }

  /// Planned care that gives way by itself in the simulation.
  private var turnedAway: [PlanResult.Remark] {
    let patients = result.load.turnedAway
    guard patients >= 1 else { return [] }
    return [
      Remark(
        sv: "I simuleringen avvisas \(decimalWords(patients, 0, .sv)) planerade patienter för att "
          + "alla platser är upptagna.",
        en: "In the simulation \(decimalWords(patients, 0, .en)) planned patients are turned away "
          + "because every bed is taken.")
    ]
  }

  /// The effect of the plan: the same patients without it and with it.
  private var simulatedEffect: PlanResult.Remark? {
    guard let effect = result.effects?.first(where: { $0.to == .plan }),
      let from = result.variants?.first(where: { $0.kind == .alone }),
      let to = result.variants?.first(where: { $0.kind == .plan })
    else { return nil }
    let before = from.shortBedDays.reduce(0) { $0 + $1.mean }
    let after = to.shortBedDays.reduce(0) { $0 + $1.mean }
    guard before >= Self.leastBedDays else { return nil }
    func words(_ language: Language) -> (String, String, String, String) {
      (
        decimalWords(before, 0, language), decimalWords(after, 0, language),
        decimalWords(effect.shortBedDays.mean, 0, language),
        decimalWords(effect.shortBedDays.standardError ?? 0, 1, language)
      )
    }
    let (sv, en) = (words(.sv), words(.en))
    return Remark(
      sv: "Prövad i simuleringen för samma patienter (V0 → V2) ändrar planen den nödvändiga vård "
        + "som saknar plats från \(sv.0) till \(sv.1) vårddygn: \(sv.2), medelfel \(sv.3).",
      en: "Tried in the simulation with the same patients (V0 → V2), the plan changes the "
        + "necessary care without a bed from \(en.0) to \(en.1) bed-days: \(en.2), standard "
        + "error \(en.3).")
  }

  /// Regions without probabilities, since they do not reproduce what they have reported.
  private var uncalibrated: PlanResult.Remark? {
    let left = (result.zeroRun?.uncalibrated ?? []).sorted()
    guard !left.isEmpty else { return nil }
    let list = left.map { name(result.regions[$0]) }.joined(separator: ", ")
    return Remark(
      sv: "Ej kalibrerad, och därför utan sannolikhet: \(list). Nollkörningen återger inte den "
        + "rapporterade beläggningen inom 3 procentenheter.",
      en: "Not calibrated, and so without probability: \(list). The zero run does not reproduce "
        + "the reported occupancy within 3 percentage points.")
  }

  /// By how much the plan would reduce the shortage, in the programme.
  private var effect: PlanResult.Remark {
    let without = result.alone.bedDays
    let with = result.joint.bedDays
    guard without >= Self.leastBedDays else {
      return Remark(
        sv: "Programmet, som räknar med väntevärden, visar ingen brist ens utan åtgärder.",
        en: "The programme, which counts with expected values, shows no shortage even without "
          + "measures.")
    }
    let part = percent(max(0, 1 - with / without))
    return Remark(
      sv: "Modellens gräns: den gemensamma planen minskar bristen från \(bedDays(without).sv) till "
        + "\(bedDays(with).sv) vårddygn (−\(part.sv)), med väntevärden och inom regionernas egna "
        + "gränser.",
      en: "The model's limit: the joint plan reduces the shortage from \(bedDays(without).en) to "
        + "\(bedDays(with).en) bed-days (−\(part.en)), with expected values and within the "
        + "regions' own limits.")
  }

  private func bedDays(_ value: Double) -> Text {
    Text(sv: decimalWords(value, 0, .sv), en: decimalWords(value, 0, .en))
  }

  /// A share in whole per cent; what is not zero is not shown as zero.
  private func percent(_ share: Double) -> Text {
    if share > 0, share < 0.005 { return Text(sv: "under 1\u{A0}%", en: "under 1%") }
    let shown = decimalWords(share * 100, 0, .sv)
    return Text(sv: "\(shown)\u{A0}%", en: "\(shown)%")
  }

  /// What the joint plan consists of.
  private var measures: [PlanResult.Remark] {
    let summary = PlanResult.summary(of: result)
    guard result.alone.bedDays >= Self.leastBedDays else { return [] }
    let moved = result.moves.reduce(0) { $0 + $1.patients }
    let surge = result.joint.surgePeak
    let lent = result.joint.lentPeak
    let postponed = summary.postponed.approximate
    return [
      Remark(
        sv: "Planen omfattar \(decimalWords(moved, 0, .sv)) patienter som skulle flyttas, "
          + "\(decimalWords(postponed, 0, .sv)) uppskjutna planerade patienter, som mest "
          + "\(decimalWords(surge, 0, .sv)) utökade vårdplatser och "
          + "\(decimalWords(lent, 0, .sv)) utlånade personer per dygn. Varje åtgärd är ett förslag "
          + "– ej tagit ställning.",
        en: "The plan consists of \(decimalWords(moved, 0, .en)) patients who would move, "
          + "\(decimalWords(postponed, 0, .en)) postponed planned patients, at most "
          + "\(decimalWords(surge, 0, .en)) surge beds and \(decimalWords(lent, 0, .en)) lent "
          + "persons a day. Each measure is a proposal – no position taken.")
    ]
  }

  /// What holds the plan back.
  private var limits: [PlanResult.Remark] {
    guard result.joint.bedDays >= Self.leastBedDays, !result.binding.isEmpty else { return [] }
    var days: [PlanResult.Binding.Kind: (days: Int, places: [String])] = [:]
    for binding in result.binding {
      var found = days[binding.kind] ?? (0, [])
      found.days += binding.days
      found.places.append(binding.place)
      days[binding.kind] = found
    }
    let most = days.sorted { a, b in
      (b.value.days, a.key.rawValue) < (a.value.days, b.key.rawValue)
    }.prefix(3)
    let parts = most.map { kind, found in
      let places = found.places.prefix(3).map { place in
        PartyCode(place).map(name) ?? place
      }
      let more = found.places.count > 3
      let list = places.joined(separator: ", ")
      return Text(
        sv: "\(kind.label.sv) (\(list)\(more ? " m.fl." : ""))",
        en: "\(kind.label.en) (\(list)\(more ? " and others" : ""))")
    }
    return [
      Remark(
        sv: "Det som är kvar begränsas oftast av \(parts.map(\.sv).joined(separator: "; ")).",
        en: "What remains is most often limited by \(parts.map(\.en).joined(separator: "; ")).")
    ]
  }

  private var excluded: PlanResult.Remark? {
    guard !result.excluded.isEmpty else { return nil }
    let list = result.excluded.map { name($0.region) }.joined(separator: ", ")
    let all = result.regions.count + result.excluded.count
    return Remark(
      sv:
        "Körningen gäller \(result.regions.count) av \(all) regioner. Utan de uppgifter som krävs: "
        + "\(list).",
      en: "The run is of \(result.regions.count) of \(all) regions. Without the figures needed: "
        + "\(list).")
  }

  /// How sure the probabilities are by chance alone: 95 per cent, at a probability of one half.
  private var precision: PlanResult.Remark? {
    let count = result.provenance.replications
    let points = 196 * (0.25 / Double(count)).squareRoot()
    return Remark(
      sv: "Sannolikheterna bygger på \(ExactDecimal(count).shown(in: .sv)) simuleringar: högst "
        + "±\(decimalWords(points, 0, .sv)) procentenheter av slump, antagandenas osäkerhet "
        + "oräknad.",
      en: "The probabilities rest on \(ExactDecimal(count).shown(in: .en)) simulations: at most "
        + "±\(decimalWords(points, 0, .en)) percentage points by chance, the uncertainty of the "
        + "assumptions not counted.")
  }
}

extension PlanResult.Programme {
  /// Bed-days of shortage, all care types and regions.
  package var bedDays: Double { shortage.joined().joined().reduce(0, +) }

  /// Most surge beds open on a day in the country.
  package var surgePeak: Double { Self.peak(surge.flatMap { $0 }) }

  /// Most staff lent on a day in the country.
  package var lentPeak: Double { Self.peak(lent) }

  /// The largest sum over the rows of any day.
  private static func peak(_ rows: [[Double]]) -> Double {
    (rows.first?.indices).map { days in
      days.map { day in rows.reduce(0) { $0 + $1[day] } }.max() ?? 0
    } ?? 0
  }
}

extension PlanResult.Binding.Kind {
  /// The limit in words.
  package var label: Text {
    switch self {
    case .receiveICU:
      Text(sv: "gränsen för mottagna IVA-patienter", en: "the limit of received ICU patients")
    case .receiveWard:
      Text(sv: "gränsen för mottagna vårdpatienter", en: "the limit of received ward patients")
    case .vehicles: Text(sv: "fordonstimmar", en: "vehicle hours")
    case .staff: Text(sv: "personal för utökade platser", en: "staff for surge beds")
    case .surge: Text(sv: "utökade vårdplatser", en: "surge beds")
    case .postpone:
      Text(sv: "planerad vård som kan skjutas upp", en: "planned care that can be postponed")
    }
  }
}
