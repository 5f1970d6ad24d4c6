import SamplanBase

/// A policy laid out for the simulation: flat memory, read by every thread, written once.
///
/// A quota's number is its place in `Policy.quotas`. Quotas that a declining site would send or
/// receive by have no patients here.
final class PolicyTable: @unchecked Sendable {
  // Unchecked: the memory is written by the initialiser only.

  /// Days to come whose quota a full site may use.
  static let aheadDays = 2

  /// Whether there is a policy; without one everything here is empty.
  let isOn: Bool
  let quotaCount: Int
  let carryDays: Int
  /// Whether stable in-patients have quotas.
  let movesInpatients: Bool
  /// The receiving bed and the ticks on the way, by quota.
  let destination: UnsafeMutablePointer<Int32>
  let travel: UnsafeMutablePointer<Int64>
  /// The longest way of an in-patient out of each bed, ticks; −1 when none may leave it.
  let longestTravel: UnsafeMutablePointer<Int64>
  /// The first day from each on which in-patients may leave each bed, `bed · (days + 1) + day`;
  /// `noDay` when none is left.
  private let nextLeave: UnsafeMutablePointer<Int32>
  private let dayCount: Int
  private static let noDay = Int32.max
  /// The counter that a quota belongs to: its source (`class · sites + site`), or for in-patients
  /// `sources + bed`.
  let counter: UnsafeMutablePointer<Int32>
  let counterCount: Int
  /// Counters from here on are those of in-patients.
  let sourceCount: Int
  /// Quotas that a counter may use on a day, now or ahead: numbers from
  /// `start[day · (counters + 1) + counter]` in `members`. Most quotas have patients on few days.
  let start: UnsafeMutablePointer<Int32>
  let members: UnsafeMutablePointer<Int32>
  /// Whole patients, `quota · days + day`.
  let tokens: UnsafeMutablePointer<Int32>
  /// Whole beds that the plan reckons with, `day · beds + bed`.
  let planned: UnsafeMutablePointer<Int32>
  /// Free beds kept, by bed: there must be more.
  let reserve: UnsafeMutablePointer<Int32>
  /// Share of the elective patients postponed, `site · days + day`.
  let postponedShare: UnsafeMutablePointer<Double>
  /// Whole patients to be made up for, `site · days + day`.
  let recovery: UnsafeMutablePointer<Int32>

  init(_ given: Policy?, _ model: FlowModel) throws(Refusal) {
    try given?.check(model)
    isOn = given != nil
    let policy =
      given
      ?? Policy(
        quotas: [], plannedOccupancy: [], reserve: [], postponedShare: [], recovered: [])
    let days = isOn ? model.days : 0
    let bedCount = isOn ? model.bedCount : 0
    quotaCount = policy.quotas.count
    carryDays = policy.carryDays
    movesInpatients = policy.quotas.contains { $0.group == nil }
    sourceCount = model.sourceCount
    counterCount = isOn ? model.sourceCount + model.bedCount : 0
    let counters = policy.quotas.map { quota in
      quota.group.map { $0 * model.siteCount + quota.from }
        ?? model.sourceCount + quota.from * model.careCount + quota.care
    }
    counter = flat(counters.map { Int32($0) })
    destination = flat(policy.quotas.map { Int32($0.to * model.careCount + $0.care) })
    travel = flat(policy.quotas.map { SimulatedTime.ticks($0.travelDays) })
    var longest = [Int64](repeating: -1, count: bedCount)
    for (quota, number) in zip(policy.quotas, counters) where quota.group == nil {
      let bed = number - model.sourceCount
      longest[bed] = max(longest[bed], SimulatedTime.ticks(quota.travelDays))
    }
    longestTravel = flat(longest)
    let whole = policy.quotas.map { quota in
      let isVoid = policy.declined.contains(quota.from) || policy.declined.contains(quota.to)
      return isVoid ? [Int32](repeating: 0, count: days) : Policy.whole(quota.patients)
    }
    tokens = flat(whole.flatMap { $0 })
    let order = policy.quotas.indices.sorted { (counters[$0], $0) < (counters[$1], $1) }
    var (starts, open): ([Int32], [Int32]) = ([], [])
    for day in 0..<days {
      let span = max(0, day - carryDays)..<min(days, day + 1 + Self.aheadDays)
      var counter = 0
      for quota in order where whole[quota][span].contains(where: { $0 > 0 }) {
        while counter <= counters[quota] {
          starts.append(Int32(open.count))
          counter += 1
        }
        open.append(Int32(quota))
      }
      starts += [Int32](repeating: Int32(open.count), count: counterCount + 1 - counter)
    }
    start = flat(starts)
    members = flat(open)
    dayCount = days
    var next = [Int32](repeating: Self.noDay, count: bedCount * (days + 1))
    for (row, number) in zip(whole, counters) where number >= model.sourceCount {
      let first = (number - model.sourceCount) * (days + 1)
      for day in 0..<days where row[day] > 0 {
        for open in day...min(day + policy.carryDays, days - 1) { next[first + open] = Int32(open) }
      }
    }
    for bed in 0..<bedCount {
      for place in (bed * (days + 1)..<(bed + 1) * (days + 1) - 1).reversed() {
        next[place] = min(next[place], next[place + 1])
      }
    }
    nextLeave = flat(next)
    planned = flat(
      (0..<days).flatMap { day in
        (0..<bedCount).map { bed in
          let (site, care) = (bed / model.careCount, bed % model.careCount)
          return Int32(min(policy.plannedOccupancy[care][site][day], 1e9).rounded(.down))
        }
      })
    reserve = flat(
      (0..<bedCount).map { bed in
        let (site, care) = (bed / model.careCount, bed % model.careCount)
        return Int32(min(policy.reserve[care][site], 1e9).rounded(.down))
      })
    postponedShare = flat(policy.postponedShare.flatMap { $0 })
    recovery = flat(policy.recovered.flatMap { Policy.whole($0) })
  }

  /// The bed, if the patient is at home and may be among the stable in-patients who leave it on a
  /// day from `day` until the stay ends; else none.
  @inline(__always)
  func bedToLeave(_ bed: Int, _ patient: PatientRecord, from day: Int, until end: Int64) -> Int16 {
    patient.site == patient.home
      && Int64(nextLeave[bed &* (dayCount &+ 1) &+ day]) <= end >> SimulatedTime.dayShift
      ? Int16(truncatingIfNeeded: bed) : HomeBeds.none
  }

  /// Whether a quota has any patients; those of sites that decline have none.
  func hasPatients(_ quota: Int, days: Int) -> Bool {
    (quota * days..<(quota + 1) * days).contains { tokens[$0] > 0 }
  }

  /// The sending and the receiving site of a quota.
  func sites(_ quota: Int, _ model: FlowModel) -> (from: Int, to: Int) {
    let number = Int(counter[quota])
    let from =
      number < model.sourceCount
      ? number % model.siteCount : (number - model.sourceCount) / model.careCount
    return (from, Int(destination[quota]) / model.careCount)
  }

  deinit {
    for memory in [destination, counter, start, members, tokens, planned] { memory.deallocate() }
    for memory in [reserve, recovery, nextLeave] { memory.deallocate() }
    travel.deallocate()
    longestTravel.deallocate()
    postponedShare.deallocate()
  }
}

extension Policy {
  /// Most quotas of a policy.
  package static let quotaLimit = 200_000

  /// The whole patients of each day, `R(X_t) − R(X_{t−1})` with `X_t = Σ_{u≤t} x_u` and R rounding
  /// to the nearest: never more than half a patient from the plan, at any time.
  static func whole(_ patients: [Double]) -> [Int32] {
    var sum = 0.0
    var before = 0.0
    return patients.map { value in
      sum += value
      // A sum that rounding has left just under a half is a half.
      let now = max(before, (sum + 1e-9).rounded(.toNearestOrAwayFromZero))
      defer { before = now }
      return Int32(min(now - before, 1e9))
    }
  }

  /// Refuses a policy that does not fit the instance, with every problem.
  func check(_ model: FlowModel) throws(Refusal) {
    var check = InstanceCheck()
    let (sites, cares, days) = (model.siteCount, model.careCount, model.days)
    check.count(quotas.count, "policy.quotas", 0...Self.quotaLimit)
    check.count(carryDays, "policy.carryDays", 0...30)
    for (index, quota) in quotas.enumerated() {
      let path = "policy.quotas[\(index)]"
      check.count(quota.from, "\(path).from", 0...sites - 1)
      check.count(quota.to, "\(path).to", 0...sites - 1)
      if quota.from == quota.to {
        check.report("\(path).to", "samma plats som den sändande", "the same site as the sending")
      }
      check.amount(quota.travelDays, "\(path).travelDays", atMost: 365)
      check.row(quota.patients, "\(path).patients", days, atMost: 1e6)
      guard check.count(quota.care, "\(path).care", 0...cares - 1), let group = quota.group else {
        continue
      }
      guard check.count(group, "\(path).group", 0...max(model.groupCount - 1, 0)) else { continue }
      if model.groupCount == 0 || Int(model.care[group * 2]) != quota.care {
        check.report(
          "\(path).care", "inte vårdtypen för gruppens första vårdtid",
          "not the care type of the group's first stay")
      }
    }
    check.cube(plannedOccupancy, "policy.plannedOccupancy", cares, sites, days)
    check.grid(reserve, "policy.reserve", cares, sites)
    check.grid(postponedShare, "policy.postponedShare", sites, days)
    for (site, row) in postponedShare.enumerated() {
      for (day, share) in row.enumerated() where share > 1 {
        check.amount(share, "policy.postponedShare[\(site)][\(day)]", atMost: 1)
      }
    }
    check.grid(recovered, "policy.recovered", sites, days)
    for site in declined.sorted() { check.count(site, "policy.declined", 0...sites - 1) }
    guard check.problems.isEmpty else {
      throw Refusal(
        .input,
        Text(
          sv: "Planen kan inte simuleras: den passar inte instansen.",
          en: "The plan cannot be simulated: it does not fit the instance."),
        problems: Array(check.problems.prefix(Instance.problemLimit)))
    }
  }
}
