import HashTreeCollections
import SamplanBase

extension DecisionSetting {
  /// States a cost key. What cases were shared by must stay, so a key is never stated anew.
  func setCostKey(_ value: CostKey) throws(Refusal) -> Decision {
    try requireKansli(
      Text(
        sv: "Bara kansliet kan ange kostnadsnycklar.",
        en: "Only the kansli can state cost keys."))
    if let former = record.costKeys[value.key] {
      if former.value == value { return .nothingNew }
      throw Refusal(
        .conflict,
        Text(
          sv: "Nyckeln \(value.key) finns redan med andra siffror. Ge den nya nyckeln ett eget "
            + "namn, så att det som fördelats kan räknas om.",
          en: "The key \(value.key) is there already with other figures. Give the new key a name "
            + "of its own, so that what was shared can be computed again."))
    }
    var problems = ProblemList()
    problems.date(value.populationAsOf, .field("populationAsOf"), today: today)
    value.checkRanges(&problems)
    try problems.refuse(
      Text(sv: "Kostnadsnyckeln kan inte anges.", en: "The cost key cannot be stated."))
    return Decision(statements: [.costKeySet(value)])
  }
}

extension CostKey {
  /// What must be true of any cost key, whoever wrote it.
  func checkRanges(_ problems: inout ProblemList) {
    problems.require(name, "name", max: ProblemList.nameMax)
    problems.within(equalPercent, 0...100, "equalPercent")
    problems.require(populationSource, "populationSource", max: 1000)
    problems.require(source, "source", max: 1000)
    if let to, to < from {
      problems.add(.field("to"), sv: "\(to) är före \(from)", en: "\(to) is before \(from)")
    }
    if populations.map(\.region).sorted() != PartyCode.regions {
      problems.add(
        .field("populations"), sv: "ska ha alla 21 regioner, en gång var",
        en: "must have all 21 regions, once each")
    }
    for row in populations {
      problems.within(
        row.inhabitants, 1...Self.inhabitantsMax, "populations[\(row.region)].inhabitants")
    }
  }
}
