import SamplanBase
import SamplanDomain
import SamplanEngine

/// The strains that a plan is tried against, made from what the plan leans on most.
struct Strains {
  typealias Strain = PlanResult.Robustness.Strain

  let input: PlanInput
  let model: PlanModel
  let fair: FairSolution

  /// The strains that say something of this plan, in the order of `Strain`.
  func all() throws(Refusal) -> [Strained] {
    var all: [Strained] = []
    for strain in Strain.allCases {
      if let strained = try strained(strain) { all.append(strained) }
    }
    return all
  }

  private func strained(_ strain: Strain) throws(Refusal) -> Strained? {
    switch strain {
    case .fresh:
      Strained(
        strain: strain,
        detail: .init(
          sv: "Andra slumpade patienter och lottade antaganden; inget annat skiljer.",
          en: "Other random patients and drawn assumptions; nothing else differs."),
        input: input, model: model)
    case .helpStops: helpStops
    case .linkCut: linkCut
    case .hospitalLost: try hospitalLost()
    case .demandQuarter: moreDemand(strain, 1.25, percent: 25)
    case .demandHalf: moreDemand(strain, 1.5, percent: 50)
    case .surgeLate: try surgeLate()
    }
  }

  private var moves: [Solution.Transfer] {
    fair.joint.transfers + fair.joint.inpatientTransfers
  }

  private func name(_ region: Int) -> String { model.capacities[region].region.shortName }

  private var helpStops: Strained? {
    let day = (input.days + 1) / 2
    guard day > 0, !moves.isEmpty || fair.joint.lent.joined().contains(where: { $0 > 0 }) else {
      return nil
    }
    return Strained(
      strain: .helpStops,
      detail: .init(
        sv: "Från dag \(day + 1) flyttas ingen och lånas ingen personal ut.",
        en: "From day \(day + 1) nobody moves and no staff is lent."),
      input: input, model: model, helpDays: day)
  }

  private var linkCut: Strained? {
    var patients: [[Int]: Double] = [:]
    for move in moves { patients[[move.from, move.to].sorted(), default: 0] += move.patients }
    let busiest = patients.max { a, b in
      a.value != b.value ? a.value < b.value : b.key.lexicographicallyPrecedes(a.key)
    }
    guard let ends = busiest?.key else { return nil }
    let (one, other) = (name(ends[0]), name(ends[1]))
    return Strained(
      strain: .linkCut,
      detail: .init(
        sv: "Mellan \(one) och \(other) går ingen transport någon dag.",
        en: "No transport goes between \(one) and \(other) on any day."),
      input: input, model: model, cut: Set(ends))
  }

  private func hospitalLost() throws(Refusal) -> Strained? {
    var received: [Int: Double] = [:]
    for move in moves { received[move.to, default: 0] += move.patients }
    let most = received.max { a, b in a.value != b.value ? a.value < b.value : a.key > b.key }
    guard let region = most?.key, let hospital = largestHospital(of: model.regions[region]) else {
      return nil
    }
    var struck = input
    let first = min(input.days, model.alarmDay ?? 1)
    struck.scenario.losses.append(
      Scenario.Loss(
        site: .hospital(hospital.id), care: nil, share: ExactDecimal(1),
        span: Scenario.Span(first: first, last: input.scenario.days),
        source: PlanResult.Robustness.source))
    return Strained(
      strain: .hospitalLost,
      detail: .init(
        sv: "\(hospital.name) i \(name(region)), som skulle ta emot flest, är borta från dag "
          + "\(first).",
        en: "\(hospital.name) in \(name(region)), which would receive most, is lost from day "
          + "\(first)."),
      input: struck, model: try rebuilt(struck))
  }

  /// The one with most somatic beds, where beds are reported by hospital; else the largest kind.
  private func largestHospital(of region: PartyCode) -> PlanInput.Hospital? {
    let kinds: [HospitalKind] = [.university, .county, .district, .other]
    return input.hospitals.filter { $0.region == region }.max { a, b in
      func beds(_ one: PlanInput.Hospital) -> Double {
        one.somaticBeds?.value.known?.approximate ?? 0
      }
      func rank(_ one: PlanInput.Hospital) -> Int { -(kinds.firstIndex(of: one.kind) ?? 0) }
      return (beds(a), rank(a), b.id.rawValue) < (beds(b), rank(b), a.id.rawValue)
    }
  }

  private func moreDemand(_ strain: Strain, _ factor: Double, percent: Int) -> Strained? {
    guard model.alarmDay != nil else { return nil }
    return Strained(
      strain: strain,
      detail: .init(
        sv: "Scenariots patienter är \(percent)\u{A0}% fler, överallt och varje dag.",
        en: "The scenario's patients are \(percent)% more, everywhere and every day."),
      input: input, model: model.withDemand(times: factor))
  }

  private func surgeLate() throws(Refusal) -> Strained? {
    let late = input.withLeadTimes(times: 2)
    return Strained(
      strain: .surgeLate,
      detail: .init(
        sv: "Utökade vårdplatser tar dubbelt så lång tid att öppna.",
        en: "Surge beds take twice as long to open."),
      input: late, model: try rebuilt(late))
  }

  /// A model of changed input, with the step-down share of the plan's own.
  private func rebuilt(_ changed: PlanInput) throws(Refusal) -> PlanModel {
    let fresh = try PlanModel(changed)
    return model.programme.rules?.stepDownShare.map { fresh.holding(stepDownShare: $0) } ?? fresh
  }
}

extension PlanResult.Robustness {
  /// The source of what is added to a scenario to try a plan.
  static let source = "prov av planen"
}
