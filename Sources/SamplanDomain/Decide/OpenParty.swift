import SamplanBase

extension DecisionSetting {
  /// Opens the party's log with its facts and its key. A log is opened once.
  func openParty(_ value: PartyOpened) throws(Refusal) -> Decision {
    if let opened = record.opened {
      if opened.value == value { return .nothingNew }
      throw Refusal(
        .conflict,
        Text(
          sv: "Partens logg är redan öppnad, med andra uppgifter.",
          en: "The party's log is already open, with other facts."),
        cause: "party.opened stands at \(opened.reference.index) of \(party)")
    }
    var problems = ProblemList()
    if value.party != party {
      problems.add(
        .field("party"), sv: "är \(value.party), men loggen är för \(party)",
        en: "is \(value.party), but the log is of \(party)")
    }
    problems.require(value.officialName, "officialName", max: ProblemList.nameMax)
    problems.require(value.shortName, "shortName", max: ProblemList.nameMax)
    if Digest(hex: value.publicKey) == nil {
      problems.add(
        .field("publicKey"), sv: "ska vara 64 hexadecimala siffror",
        en: "must be 64 hexadecimal digits")
    }
    if let number = value.organisationNumber, !Self.isOrganisationNumber(number) {
      problems.add(
        .field("organisationNumber"), sv: "ska skrivas NNNNNN-NNNN",
        en: "must be written NNNNNN-NNNN")
    }
    if let population = value.population {
      problems.within(population.value, 0...100_000_000, "population.value")
      problems.date(population.asOf, .field("population.asOf"), today: today)
      problems.require(population.source, "population.source")
    }
    if let seat = value.seat { problems.place(seat, "seat") }
    Self.check(value.groupings, &problems)
    checkNeighbours(value.neighbours, "neighbours", &problems)
    checkNeighbours(value.seaNeighbours, "seaNeighbours", &problems)
    try problems.refuse(
      Text(sv: "Loggen kan inte öppnas.", en: "The log cannot be opened."))
    return Decision(statements: [.partyOpened(value)])
  }

  private static func isOrganisationNumber(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 11 && bytes[6] == 0x2D
      && bytes.enumerated().allSatisfy { $0 == 6 || (0x30...0x39).contains($1) }
  }

  private static func check(_ groupings: [Grouping], _ problems: inout ProblemList) {
    problems.rows(groupings.count, "groupings", max: 20)
    for (offset, grouping) in groupings.enumerated() {
      let field = "groupings[\(offset + 1)]"
      problems.require(grouping.name, field + ".name", max: ProblemList.nameMax)
      if let from = grouping.from, let to = grouping.to, to < from {
        problems.add(
          .field(field + ".to"), sv: "\(to) är före \(from)", en: "\(to) is before \(from)")
      }
    }
  }

  private func checkNeighbours(
    _ neighbours: [PartyCode], _ field: String, _ problems: inout ProblemList
  ) {
    if neighbours.contains(where: { !$0.isRegion || $0 == party })
      || Set(neighbours).count != neighbours.count
    {
      problems.add(
        .field(field), sv: "ska vara andra regioner, en gång var",
        en: "must be other regions, once each")
    }
  }
}
