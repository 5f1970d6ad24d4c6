import SamplanBase
import SamplanDomain

extension PlanInput {
  /// What differs from another input of the same scenario, in words: each limit that a region has
  /// changed, and how many regions have other figures.
  package func differences(from before: PlanInput) -> [PlanResult.Remark] {
    let former = Dictionary(
      before.regions.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    var found: [PlanResult.Remark] = []
    var reported: [String] = []
    for region in regions {
      guard let old = former[region.code] else { continue }
      for kind in TrialLimit.Kind.allCases {
        let (was, now) = (old.limits[keyPath: kind.field], region.limits[keyPath: kind.field])
        guard was != now else { continue }
        found.append(
          PlanResult.Remark(
            sv:
              "\(region.shortName): \(kind.label.sv) \(was.shown(in: .sv)) → \(now.shown(in: .sv))",
            en:
              "\(region.shortName): \(kind.label.en) \(was.shown(in: .en)) → \(now.shown(in: .en))"
          ))
      }
      if old.limits.surgeSteps != region.limits.surgeSteps {
        found.append(
          PlanResult.Remark(
            sv: "\(region.shortName): andra steg för utökade vårdplatser",
            en: "\(region.shortName): other steps for surge beds"))
      }
      if old.cells != region.cells { reported.append(region.shortName) }
    }
    if !reported.isEmpty {
      let names = reported.joined(separator: ", ")
      found.append(
        PlanResult.Remark(
          sv: "andra uppgifter från \(names)", en: "other figures from \(names)"))
    }
    if before.trial?.changes.isEmpty == false || before.scenario != scenario {
      found.append(
        PlanResult.Remark(
          sv: "scenariot som det är skrivet i dag, utan prövade ändringar",
          en: "the scenario as it is written today, without tried changes"))
    }
    if before.basis != basis {
      found.append(
        PlanResult.Remark(
          sv: "andra nationella antaganden", en: "other national assumptions"))
    }
    guard found.isEmpty else { return found }
    return [
      PlanResult.Remark(
        sv: "inget har ändrats sedan dess", en: "nothing has changed since")
    ]
  }
}
