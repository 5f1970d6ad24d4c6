import SamplanBase
import SamplanDomain

/// What a run says of staff, stocks, power and water that nobody has told of.
extension BuildingRemarks {
  private typealias Remark = PlanResult.Remark

  var supplied: [PlanResult.Remark] {
    unknownStaff + scarceStaff + closedTheatres + unknownStocks + unknownReserves
  }

  /// Where staff are away, and how many there are has not been told.
  private var unknownStaff: [PlanResult.Remark] {
    guard !input.scenario.staffing.isEmpty else { return [] }
    let codes = capacities.indices.filter { region in
      staff.slack.values.contains { $0[region] == nil }
    }.map { capacities[$0].region.code }
    guard !codes.isEmpty else { return [] }
    let which = regions(codes)
    return [
      Remark(
        sv: "Personal per grupp är inte känd för alla grupper i \(which.sv): där minskar platserna "
          + "lika mycket som den grupp som är borta.",
        en: "Staff by group is not known for every group in \(which.en): there beds shrink as much "
          + "as the group that is away.")
    ]
  }

  /// Reported staff below what the reported beds are assumed to need.
  private var scarceStaff: [PlanResult.Remark] {
    StaffGroup.allCases.compactMap { group in
      guard let below = staff.below[group], !below.isEmpty else { return nil }
      let which = regions(below.map { capacities[$0].region.code })
      return Remark(
        sv: "Rapporterade \(group.label.sv) är färre än den antagna bemanningen kräver i "
          + "\(which.sv). Platserna räknas ändå som bemannade, då de är rapporterade så; "
          + "regionen eller kansliets antagande om bemanning kan behöva ses över.",
        en: "Reported \(group.label.en) are fewer than the assumed staffing needs in \(which.en). "
          + "The beds still count as staffed, since they are reported so; the region's figure or "
          + "the kansli's assumption may need a look.")
    }
  }

  /// Theatres without their staff, or lost with a hospital, on their worst day.
  private var closedTheatres: [PlanResult.Remark] {
    let left = theatreHours.enumerated().compactMap { region, hours -> Text? in
      guard let most = hours.max(), most > 0, let least = hours.min(), least < most * (1 - 1e-9)
      else { return nil }
      let (name, share) = (names([capacities[region].region.code]), 100 * least / most)
      return Text(
        sv: "\(name) \(decimalWords(share, 0, .sv)) %",
        en: "\(name) \(decimalWords(share, 0, .en))%")
    }
    guard !left.isEmpty else { return [] }
    return [
      Remark(
        sv: "Operationstid som är kvar den sämsta dagen, där personal är borta eller sjukhus har "
          + "fallit bort: \(left.map(\.sv).joined(separator: ", ")).",
        en: "Theatre time left on the worst day, where staff are away or hospitals are lost: "
          + "\(left.map(\.en).joined(separator: ", ")).")
    ]
  }

  private var unknownStocks: [PlanResult.Remark] {
    let missing = supply.stocks.filter { $0.band == nil }
    guard !missing.isEmpty else { return [] }
    let told = supply.stocks.contains { $0.band != nil }
    let lines = SupplyClass.allCases.compactMap { supply -> Text? in
      let codes = missing.filter { $0.supply == supply }.map(\.region)
      guard !codes.isEmpty else { return nil }
      let which = regions(codes)
      return Text(
        sv: "\(supply.label.sv): \(which.sv)", en: "\(supply.label.en): \(which.en)")
    }
    guard told else {
      return [
        Remark(
          sv: "Ingen region har berättat hur länge lagren räcker: de begränsar ingenting i "
            + "körningen.",
          en: "No region has told how long its stocks last: they limit nothing in the run.")
      ]
    }
    return [
      Remark(
        sv: "Hur länge lagret räcker är inte känt, och begränsar ingenting, för "
          + "\(lines.map(\.sv).joined(separator: "; ")).",
        en: "How long the stock lasts is not known, and limits nothing, for "
          + "\(lines.map(\.en).joined(separator: "; ")).")
    ]
  }

  private var unknownReserves: [PlanResult.Remark] {
    Utility.allCases.compactMap { utility in
      let codes = supply.outages.filter { $0.utility == utility && !$0.isReserveKnown }
        .map(\.region)
      guard !codes.isEmpty else { return nil }
      let which = regions(Array(Set(codes)).sorted())
      return Remark(
        sv: "Hur länge reserven för \(utility.label.sv) räcker är inte känt i \(which.sv); den "
          + "räknas som att den räcker hela avbrottet.",
        en: "How long the reserve of \(utility.label.en) lasts is not known in \(which.en); it "
          + "counts as lasting the whole outage.")
    }
  }
}
