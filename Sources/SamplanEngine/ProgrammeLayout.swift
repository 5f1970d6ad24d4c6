/// Where each variable and each row of the programme stands.
struct ProgrammeLayout {
  let sites: Int
  let days: Int
  let groups: Int
  let cares: Int

  // First columns, in order.
  let arcCount: Int
  let admissions: Int
  let shortage: Int
  let surge: Int
  let postponed: Int
  let lend: Int
  let borrow: Int
  /// The largest relative shortage, z: the only column that is of no day.
  let fairness: Int
  let columns: Int

  // First rows, in order.
  let capacityRows: Int
  let fairnessRows: Int
  let hourRows: Int
  let staffRows: Int
  let balanceRows: Int
  let receiveRows: Int
  let rows: Int
  /// The place of a mode among those that have arcs, or −1.
  let modePlace: [Int]
  /// The place of a care type and site among those with a limit on receiving, or −1.
  let receivePlace: [[Int]]

  init(_ instance: Instance, arcs: [Arc]) {
    sites = instance.sites.count
    days = instance.days
    groups = instance.groups.count
    cares = instance.careTypes.count
    arcCount = arcs.count
    admissions = arcs.count * days
    shortage = admissions + groups * sites * days
    surge = shortage + cares * sites * days
    postponed = surge + cares * sites * days
    lend = postponed + sites * days
    borrow = lend + sites * days
    fairness = borrow + sites * days
    columns = fairness + 1

    let used = Set(arcs.map(\.mode)).sorted()
    modePlace = instance.modes.indices.map { used.firstIndex(of: $0) ?? -1 }
    var receiving = 0
    receivePlace = (0..<cares).map { care in
      (0..<instance.sites.count).map { site in
        guard let limits = instance.receiveMax, limits[care][site] != nil else { return -1 }
        receiving += 1
        return receiving - 1
      }
    }
    capacityRows = groups * sites * days
    fairnessRows = capacityRows + cares * sites * days
    hourRows = fairnessRows + cares * sites * days
    staffRows = hourRows + used.count * days
    balanceRows = staffRows + sites * days
    receiveRows = balanceRows + days
    rows = receiveRows + receiving * days
  }

  func admissionColumn(_ group: Int, _ site: Int, _ day: Int) -> Int {
    admissions + (group * sites + site) * days + day
  }

  func shortageColumn(_ care: Int, _ site: Int, _ day: Int) -> Int {
    shortage + (care * sites + site) * days + day
  }

  func surgeColumn(_ care: Int, _ site: Int, _ day: Int) -> Int {
    surge + (care * sites + site) * days + day
  }

  /// `a = admissions − out + in`.
  func flowRow(_ group: Int, _ site: Int, _ day: Int) -> Int {
    (group * sites + site) * days + day
  }

  /// Load ≤ beds + surge + shortage.
  func capacityRow(_ care: Int, _ site: Int, _ day: Int) -> Int {
    capacityRows + (care * sites + site) * days + day
  }

  /// Shortage ≤ z · nominal beds.
  func fairnessRow(_ care: Int, _ site: Int, _ day: Int) -> Int {
    fairnessRows + (care * sites + site) * days + day
  }

  func hourRow(_ mode: Int, _ day: Int) -> Int { hourRows + modePlace[mode] * days + day }

  func staffRow(_ site: Int, _ day: Int) -> Int { staffRows + site * days + day }

  /// Borrowed in all ≤ lent in all.
  func balanceRow(_ day: Int) -> Int { balanceRows + day }
}
