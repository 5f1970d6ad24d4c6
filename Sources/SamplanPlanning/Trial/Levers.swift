import SamplanBase
import SamplanDomain

/// A few things that a planner moves to see what matters (reglage), each in per cent. They hold in
/// one run only; no figure, limit or assumption of anybody changes by them.
package struct Levers: Sendable, Hashable, Codable {
  /// One lever.
  package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The scenario's patients, of what the scenario says.
    case demand
    /// Stays of the groups that the scenario brings, of what is assumed.
    case stays
    /// Staff away in the whole country from the alarm on, besides the scenario.
    case staffAway
    /// Surge beds that can be opened, of what the regions have stated; never more.
    case surge

    /// Per cent that the lever goes through.
    package var range: ClosedRange<Int> {
      switch self {
      case .demand: 0...300
      case .stays: 50...200
      case .staffAway: 0...50
      case .surge: 0...100
      }
    }

    /// Per cent at which the lever changes nothing.
    package var neutral: Int { self == .staffAway ? 0 : 100 }

    /// Per cent between two places of the lever.
    package var step: Int { 5 }

    package var label: Text {
      switch self {
      case .demand: Text(sv: "Patienter i scenariot", en: "The scenario's patients")
      case .stays: Text(sv: "Vårdtider i scenariots grupper", en: "Stays in the scenario's groups")
      case .staffAway:
        Text(sv: "Personal borta, hela landet", en: "Staff away, the whole country")
      case .surge:
        Text(sv: "Utökade vårdplatser som kan öppnas", en: "Surge beds that can be opened")
      }
    }
  }

  /// Per cent of the scenario's patients, 0…300.
  package var demand: Int
  /// Per cent of the assumed stays, 50…200.
  package var stays: Int
  /// Per cent of the staff who are away, 0…50.
  package var staffAway: Int
  /// Per cent of the surge beds, 0…100.
  package var surge: Int

  package init(
    demand: Int = Kind.demand.neutral, stays: Int = Kind.stays.neutral,
    staffAway: Int = Kind.staffAway.neutral, surge: Int = Kind.surge.neutral
  ) {
    self.demand = demand
    self.stays = stays
    self.staffAway = staffAway
    self.surge = surge
  }

  /// Where a lever stands, per cent.
  package subscript(kind: Kind) -> Int {
    get {
      switch kind {
      case .demand: demand
      case .stays: stays
      case .staffAway: staffAway
      case .surge: surge
      }
    }
    set {
      switch kind {
      case .demand: demand = newValue
      case .stays: stays = newValue
      case .staffAway: staffAway = newValue
      case .surge: surge = newValue
      }
    }
  }

  /// Whether nothing is changed.
  package var isNeutral: Bool { self == Levers() }

  /// What differs from where the levers change nothing: `patienter i scenariot 120 %`.
  package var words: Text {
    let moved = Kind.allCases.filter { self[$0] != $0.neutral }
    guard !moved.isEmpty else { return Text(sv: "reglagen orörda", en: "no lever moved") }
    func all(_ language: Language, _ percent: String) -> String {
      moved.map { "\($0.label[language].lowercased()) \(self[$0])\(percent)" }
        .joined(separator: ", ")
    }
    return Text(sv: all(.sv, " %"), en: all(.en, "%"))
  }

  /// Every lever that stands outside its range, by its name.
  var problems: [Refusal.Problem] {
    Kind.allCases.filter { !$0.range.contains(self[$0]) }.map { kind in
      Refusal.Problem(
        .field(kind.rawValue),
        Text(
          sv:
            "är \(self[kind]), ska vara \(kind.range.lowerBound)–\(kind.range.upperBound) procent",
          en: "is \(self[kind]), must be \(kind.range.lowerBound)–\(kind.range.upperBound) per cent"
        ))
    }
  }
}

extension PlanInput {
  /// The input with the levers moved (from where they change nothing), for the instant answer.
  package func moving(_ levers: Levers) -> PlanInput {
    var moved = self
    moved.levers = levers.isNeutral ? nil : levers
    return moved
  }

  /// What the levers say of staff and stays, written as the scenario and the basis say it. Demand
  /// and surge are factors where those are read.
  var leversApplied: PlanInput {
    guard let levers else { return self }
    var applied = self
    let first = scenario.alarmDay ?? 1
    if levers.staffAway > 0, first <= scenario.days {
      applied.scenario.staffing.append(
        .init(
          kind: .absence, site: .everywhere, share: Self.share(levers.staffAway),
          span: .init(first: first, last: scenario.days), source: levers.words.sv))
    }
    if levers.stays != Levers.Kind.stays.neutral {
      let factor = Double(levers.stays) / 100
      let touched = Set(
        DemandStream.all(
          scenario, BasisValues(basis, overriddenBy: scenario.assumptions), days: days
        )
        .filter { $0.patients.contains { $0 > 0 } }.map(\.group))
      for group in basis.groups.indices where touched.contains(basis.groups[group].id) {
        for stay in basis.groups[group].path.indices {
          let days = basis.groups[group].path[stay].meanDays
          applied.basis.groups[group].path[stay].meanDays =
            ExactDecimal(modelValue: days.approximate * factor) ?? days
        }
      }
    }
    return applied
  }

  /// A share of per cent.
  private static func share(_ percent: Int) -> ExactDecimal {
    // A whole number of per cent has two decimals, and is always exact.
    ExactDecimal(modelValue: Double(percent) / 100) ?? .zero
  }
}
