extension FairProgramme {
  /// The sides of every row.
  mutating func setRows() {
    setCareRows()
    setPlannedRows()
    if isJoint { setHelpRows() }
    for site in 0..<layout.sites { set(layout.sharing + site, upper: 0) }
  }

  private mutating func setCareRows() {
    for (number, stream) in kernels.streams.enumerated() {
      each(layout.flow, layer: number) { me, site, day, row in
        let came = stream.group.map { me.instance.admissions[$0][site][day] } ?? 0
        me.set(row, lower: came, upper: came)
      }
    }
    for care in 0..<layout.cares {
      each(layout.capacity, layer: care) { me, site, day, row in
        var left = me.instance.beds[care][site][day] - me.kernels.fixed[care][site][day]
        left -= me.rules.needSpread?.last?[care][site][day] ?? 0
        me.set(row, upper: left)
      }
    }
    each(layout.relief, layer: 0) { me, _, _, row in me.set(row, lower: 0, upper: 0) }
    each(layout.staff, layer: 0) { me, site, _, row in
      me.set(row, upper: me.instance.staff[site])
    }
    for (number, resource) in rules.resources.enumerated() {
      each(layout.resource, layer: number) { me, site, day, row in
        var left = resource.capacity[site][day]
        left -= resource.perElective * me.instance.electiveAdmissions[site][day]
        left -= resource.perDaySurgery * (me.rules.planned?.daySurgery[site][day] ?? 0)
        me.set(row, upper: left)
      }
    }
  }

  private mutating func setPlannedRows() {
    each(layout.freeing, layer: 0) { me, _, _, row in me.set(row, upper: 0) }
    for number in 0..<layout.waiting.layers {
      each(layout.waiting, layer: number) { me, _, _, row in me.set(row, lower: 0, upper: 0) }
    }
    for number in 0..<layout.lateness.layers {
      each(layout.lateness, layer: number) { me, _, _, row in me.set(row, upper: 0) }
    }
    each(layout.dayWaiting, layer: 0) { me, _, _, row in me.set(row, lower: 0, upper: 0) }
  }

  private mutating func setHelpRows() {
    each(layout.borrowUse, layer: 0) { me, _, _, row in me.set(row, upper: 0) }
    for day in 0..<layout.days { set(layout.balance + day, upper: 0) }
    for place in 0..<layout.moveOut.layers {
      let care = kernels.streams[layout.groups + place].care
      each(layout.outSum, layer: place) { me, _, _, row in me.set(row, lower: 0, upper: 0) }
      each(layout.outLimit, layer: place) { me, site, day, row in
        me.set(row, upper: me.movable(care, site, day))
      }
    }
    let own = instance.receiveMax == nil ? 0 : layout.cares
    for number in 0..<layout.receive.layers {
      each(layout.receive, layer: number) { me, site, _, row in
        let limit =
          number < own
          ? me.ownReceiveLimit(number, site)
          : me.rules.receiveTogether?[number - own].perDay[site]
        me.set(row, upper: limit ?? .infinity)
      }
    }
    for mode in instance.modes.indices {
      let bySite = rules.siteHours?[mode]
      each(layout.hours, layer: mode) { me, site, day, row in
        if let bySite {
          me.set(row, upper: bySite[site][day])
        } else if site == 0 {
          me.set(row, upper: me.instance.modeHours[mode][day])
        }
      }
    }
  }

  /// The limit on what a site receives of a care type by itself: none where a limit together
  /// holds.
  func ownReceiveLimit(_ care: Int, _ site: Int) -> Double? {
    let isShared = rules.receiveTogether?.contains { $0.cares.contains(care) } ?? false
    return isShared ? nil : instance.receiveMax?[care][site]
  }

  /// Patients of a care type whom a site receives in a day at most.
  func receiveLimit(_ care: Int, _ site: Int) -> Double {
    let together = (rules.receiveTogether ?? []).filter { $0.cares.contains(care) }
      .compactMap { $0.perDay[site] }
    return (together + [ownReceiveLimit(care, site)].compactMap { $0 }).min() ?? .infinity
  }

  /// Stable in-patients who may be away at once: σ of the site's own occupied beds, which are its
  /// need before moves where there are beds for it.
  func movable(_ care: Int, _ site: Int, _ day: Int) -> Double {
    let share = rules.inpatients?.movableShare[care] ?? 0
    return share * min(kernels.need[care][site][day], instance.beds[care][site][day])
  }

  private mutating func each(
    _ block: FairLayout.Block, layer: Int,
    _ body: (inout FairProgramme, Int, Int, Int) -> Void
  ) {
    guard layer < block.layers else { return }
    for site in 0..<block.sites {
      for day in 0..<block.days { body(&self, site, day, block(layer, site, day)) }
    }
  }
}
