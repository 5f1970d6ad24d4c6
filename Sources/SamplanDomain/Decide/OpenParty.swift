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
      && bytes.enumerated().allSatisfy { $0 == 6 || isDigit($1) }
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
    checkParts(groupings, &problems)
  }

  /// Municipalities and hospitals belong to one group of each kind at a time.
  private static func checkParts(_ groupings: [Grouping], _ problems: inout ProblemList) {
    for (offset, grouping) in groupings.enumerated() {
      guard let part = grouping.part else { continue }
      let field = "groupings[\(offset + 1)].part"
      problems.rows(part.municipalities.count, field + ".municipalities", max: 60)
      problems.rows(part.hospitals.count, field + ".hospitals", max: 60)
      problems.require(part.source, field + ".source")
      for municipality in part.municipalities {
        problems.require(municipality.name, field + ".municipalities", max: ProblemList.nameMax)
        problems.within(
          municipality.inhabitants, 0...CostKey.inhabitantsMax, field + ".municipalities")
        if municipality.code.count != 4 || !municipality.code.utf8.allSatisfy(isDigit) {
          problems.add(
            .field(field + ".municipalities"), sv: "kommunkoden ska ha fyra siffror",
            en: "the municipality's code must have four digits")
        }
      }
      for other in groupings.prefix(offset) where overlap(grouping, other) {
        problems.add(
          .field(field), sv: "en kommun eller ett sjukhus hör redan till \(other.name)",
          en: "a municipality or a hospital belongs to \(other.name) already")
      }
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func overlap(_ a: Grouping, _ b: Grouping) -> Bool {
    guard a.kind == b.kind, let one = a.part, let other = b.part else { return false }
    if let from = a.from, let to = b.to, to < from { return false }
    if let from = b.from, let to = a.to, to < from { return false }
    return !Set(one.municipalities.map(\.code)).isDisjoint(with: other.municipalities.map(\.code))
      || !Set(one.hospitals).isDisjoint(with: other.hospitals)
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
