import SamplanBase

extension DecisionSetting {
  /// Sets the national assumptions, complete.
  func setBasis(_ value: Basis) throws(Refusal) -> Decision {
    try requireKansli()
    if record.bases.last?.value == value { return .nothingNew }
    try value.validate(today: today)
    return Decision(statements: [.basisSet(value)])
  }
}

extension Basis {
  /// Refuses assumptions that are not complete or not possible, with every problem named.
  /// - Parameter today: no assumption may be as of a later day.
  package func validate(today: Day) throws(Refusal) {
    var problems = ProblemList()
    problems.date(asOf, .field("asOf"), today: today)
    checkRanges(&problems)
    for (offset, assumption) in assumptions.enumerated() {
      problems.date(assumption.asOf, .field("assumptions[\(offset + 1)].asOf"), today: today)
    }
    checkComplete(&problems)
    try problems.refuse(
      Text(
        sv: "De nationella antagandena har \(problems.count) fel. Ingenting har sparats.",
        en: "The national assumptions have \(problems.count) problems. Nothing has been saved."))
  }

  /// What must be true of any basis, whoever wrote it and when.
  func checkRanges(_ problems: inout ProblemList) {
    Self.check(groups: groups, &problems)
    Self.check(elective: elective, &problems)
    Self.check(modes: modes, &problems)
    problems.check(assumptions, owned: true)
    for (offset, assumption) in assumptions.enumerated() {
      guard let key = AssumptionKey(rawValue: assumption.key) else { continue }
      let field = "assumptions[\(offset + 1)].value"
      if key.isShare {
        problems.share(assumption.value, field)
      } else {
        problems.notNegative(assumption.value, field)
      }
    }
  }

  /// Every assumption the model of this build reads is there. Not asked of a basis written before:
  /// the model may have come to read more since.
  private func checkComplete(_ problems: inout ProblemList) {
    if elective.isEmpty { problems.add(.field("elective"), sv: "saknas", en: "is missing") }
    if groups.isEmpty { problems.add(.field("groups"), sv: "saknas", en: "is missing") }
    let keys = Set(assumptions.map(\.key))
    for key in AssumptionKey.allCases where !keys.contains(key.rawValue) {
      problems.add(
        .field("assumptions"), sv: "antagandet \(key.rawValue) saknas",
        en: "the assumption \(key.rawValue) is missing")
    }
  }

  private static func check(groups: [Basis.Group], _ problems: inout ProblemList) {
    problems.rows(groups.count, "groups", max: Basis.rowsMax)
    var ids: Set<String> = []
    var shares: [CareType: ExactDecimal] = [:]
    for (offset, group) in groups.enumerated() {
      let field = "groups[\(offset + 1)]"
      checkName(group.id, unique: &ids, field, &problems)
      problems.require(group.name, field + ".name", max: ProblemList.nameMax)
      problems.require(group.nameEnglish, field + ".nameEnglish", max: ProblemList.nameMax)
      problems.require(group.source, field + ".source")
      problems.within(group.priority, 0...100, field + ".priority")
      problems.share(group.ordinaryShare, field + ".ordinaryShare")
      problems.within(group.path.count, 1...2, field + ".path")
      for (place, stay) in group.path.enumerated() {
        check(stay, "\(field).path[\(place + 1)]", &problems)
      }
      if let first = group.path.first {
        shares[first.care] = shares[first.care, default: .zero].adding(group.ordinaryShare)
      }
    }
    for care in CareType.allCases {
      if let sum = shares[care], sum > ExactDecimal(1) {
        problems.add(
          .field("groups"),
          sv: "andelarna av \(care.label.sv.lowercased()) blir tillsammans "
            + "\(sum.shown(in: .sv)), högst 1 är möjligt",
          en: "the shares of \(care.label.en.lowercased()) add up to \(sum.shown(in: .en)), "
            + "at most 1 is possible")
      }
    }
  }

  private static func check(elective: [Basis.ElectiveStay], _ problems: inout ProblemList) {
    problems.rows(elective.count, "elective", max: Basis.rowsMax)
    for (offset, item) in elective.enumerated() {
      let field = "elective[\(offset + 1)]"
      problems.share(item.share, field + ".share")
      check(item.stay, field + ".stay", &problems)
    }
  }

  private static func check(
    _ stay: Basis.Stay, _ field: String, _ problems: inout ProblemList
  ) {
    problems.positive(stay.meanDays, field + ".meanDays")
    problems.within(stay.meanDays, .zero...ExactDecimal(365), field + ".meanDays")
    problems.within(stay.variation, .zero...ExactDecimal(10), field + ".variation")
  }

  private static func check(modes: [Basis.Mode], _ problems: inout ProblemList) {
    problems.rows(modes.count, "modes", max: Basis.rowsMax)
    var ids: Set<String> = []
    for (offset, mode) in modes.enumerated() {
      let field = "modes[\(offset + 1)]"
      checkName(mode.id, unique: &ids, field, &problems)
      problems.require(mode.name, field + ".name", max: ProblemList.nameMax)
      problems.require(mode.nameEnglish, field + ".nameEnglish", max: ProblemList.nameMax)
      problems.require(mode.source, field + ".source")
      problems.notNegative(mode.minKm, field + ".minKm")
      if mode.maxKm < mode.minKm {
        problems.add(
          .field(field + ".maxKm"), sv: "är mindre än minKm", en: "is less than minKm")
      }
      problems.positive(mode.speedKmh, field + ".speedKmh")
      problems.notNegative(mode.turnaroundHours, field + ".turnaroundHours")
      problems.within(mode.detour, ExactDecimal(1)...ExactDecimal(10), field + ".detour")
      problems.notNegative(mode.seats, field + ".seats")
      problems.notNegative(mode.icuSeats, field + ".icuSeats")
      problems.notNegative(mode.extraCost, field + ".extraCost")
      if let hours = mode.hoursPerVehicle {
        problems.within(hours, .zero...ExactDecimal(24), field + ".hoursPerVehicle")
      }
      if let hours = mode.nationalHours {
        problems.notNegative(hours, field + ".nationalHours")
      }
      if (mode.hoursPerVehicle == nil) == (mode.nationalHours == nil) {
        problems.add(
          .field(field), sv: "ska ha antingen hoursPerVehicle eller nationalHours",
          en: "must have either hoursPerVehicle or nationalHours")
      }
    }
  }

  private static func checkName(
    _ id: String, unique ids: inout Set<String>, _ field: String, _ problems: inout ProblemList
  ) {
    problems.require(id, field + ".id", max: 64)
    if !ids.insert(id).inserted {
      problems.add(
        .field(field + ".id"), sv: "\(id) finns redan", en: "\(id) is already there")
    }
  }

  /// Rows in each list at most: groups, stays of planned care, modes.
  package static let rowsMax = 100
  /// Assumptions at most.
  package static let assumptionsMax = 500
}

extension AssumptionKey {
  /// Whether the value is a share, 0…1; the others are zero or more.
  package var isShare: Bool {
    switch self {
    case .surgicalShare, .inpatientShare, .wardOvercrowding, .icuOvercrowding, .wardSurgeShare,
      .surgeStaffShare:
      true
    case .staffPerICUBed, .staffPerSurgicalBed, .staffPerMedicalBed, .weightShortageICU,
      .weightShortageSurgical, .weightShortageMedical, .weightSurgeICU, .weightSurgeSurgical,
      .weightSurgeMedical, .weightPostponed, .weightStaffMoved, .weightTransfer,
      .weightTransferPerKm, .weightICUTransferFactor, .weightFairness:
      false
    }
  }
}
