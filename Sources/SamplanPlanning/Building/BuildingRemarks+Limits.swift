import SamplanBase
import SamplanDomain
import SamplanEngine

/// What cannot be as it is written, how it has been read, and what would make it possible.
extension BuildingRemarks {
  private typealias Remark = PlanResult.Remark

  /// Regions that would receive more in a day than they have beds.
  var overstated: [PlanResult.Remark] {
    capacities.flatMap { capacity in
      let limits = capacity.region.limits
      let name = capacity.region.shortName
      func remark(_ stated: ExactDecimal, _ most: Double, _ care: Text) -> Remark? {
        guard stated.approximate > most else { return nil }
        return Remark(
          sv: "\(name) har angett \(stated.shown(in: .sv)) mottagna patienter per dygn i "
            + "\(care.sv), men har \(decimalWords(most, 0, .sv)) platser med de utökade; så många "
            + "räknas. Regionen kan sänka gränsen eller rapportera fler platser.",
          en: "\(name) has stated \(stated.shown(in: .en)) patients received a day in \(care.en), "
            + "but has \(decimalWords(most, 0, .en)) beds, surge beds with them; so many are "
            + "counted. The region can lower the limit or report more beds.")
      }
      return [
        remark(
          limits.receiveICUPerDay, capacity.withSurge([.icu]),
          Text(sv: "intensivvård", en: "intensive care")),
        remark(
          limits.receiveWardPerDay, capacity.withSurge([.surgical, .medical]),
          Text(sv: "vårdavdelning", en: "wards")),
      ].compactMap { $0 }
    }
  }

  /// Regions without any bed on days when no link from them is open.
  var isolated: [PlanResult.Remark] {
    capacities.indices.compactMap { region in
      let days = (0..<input.days).filter { day in
        beds.share.allSatisfy { $0[region][day] < 1e-9 } && !canLeave(region, day)
      }
      guard let first = days.first, let last = days.last else { return nil }
      let name = capacities[region].region.shortName
      return Remark(
        sv: "\(name) har inga platser och ingen öppen förbindelse till en region som tar emot, "
          + "\(days.count) dygn mellan dag \(first + 1) och \(last + 1): ingen kan flyttas "
          + "därifrån. Det går om en förbindelse öppnas, en region tar emot eller några platser "
          + "finns kvar.",
        en: "\(name) has no beds and no open link to a region that receives, \(days.count) days "
          + "between day \(first + 1) and \(last + 1): nobody can be moved from there. It is "
          + "possible if a link opens, a region receives or some beds remain.")
    }
  }

  private func canLeave(_ from: Int, _ day: Int) -> Bool {
    let modes = InstanceParts.modes(input.basis)
    let any = Instance.ClosedLink.any
    func code(_ region: Int) -> String { capacities[region].region.code.rawValue }
    let closed = network.closed.filter {
      $0.fromDay <= day && day <= $0.toDay && ($0.from == any || $0.from == code(from))
    }
    return capacities.indices.contains { to in
      to != from
        && modes.enumerated().contains { number, mode in
          let km = network.distances[from][to]
          return km >= mode.minKm && km <= mode.maxKm && network.hours[number][day] > 0
            && !closed.contains {
              ($0.mode == any || $0.mode == mode.id) && ($0.to == any || $0.to == code(to))
            }
        }
    }
  }

  /// Days after the last that the scenario speaks of.
  var quiet: [PlanResult.Remark] {
    let scenario = input.scenario
    let spans =
      scenario.demand.map(\.span) + scenario.inflows.map(\.span) + scenario.losses.map(\.span)
      + scenario.closures.map(\.span) + scenario.staffing.map(\.span)
      + scenario.deliveries.map(\.span) + scenario.outages.map(\.span)
    guard let last = spans.map(\.last).max(), last < input.days else { return [] }
    return [
      Remark(
        sv: "Ingenting i scenariot sträcker sig längre än till dag \(last): dag "
          + "\(last + 1)–\(input.days) är vanliga dygn. Förläng raderna om något ska hända då.",
        en: "Nothing in the scenario goes beyond day \(last): days \(last + 1)–\(input.days) are "
          + "ordinary. Lengthen the rows if something is to happen then.")
    ]
  }
}
