import SamplanBase

/// The linear programme of an instance as plain arrays, its matrix by columns.
///
/// Transfers come first, a column for each arc and day. They are many and each is known from its
/// arc, so they are made when asked for and not kept.
struct Programme {
  /// Most columns that are solved.
  static let columnLimit = 5_000_000
  /// Most nonzeros that are solved.
  static let nonzeroLimit = 150_000_000

  let layout: ProgrammeLayout
  let arcs: [Arc]
  /// By arc, the days on which it is closed.
  let closed: [[Bool]?]
  /// By arc, the place of the receiving site's limit among the rows, or −1.
  let receiving: [Int]
  /// All columns but those of transfers.
  private(set) var base = ColumnList()
  var rowLower: [Double]
  var rowUpper: [Double]

  init(_ instance: Instance, measures: Measures) throws(Refusal) {
    let table = measures.contains(.transfers) ? ArcTable(instance) : nil
    let arcs = table?.arcs ?? []
    let layout = ProgrammeLayout(instance, arcs: arcs)
    self.arcs = arcs
    self.layout = layout
    closed = table?.closed ?? []
    let care = instance.groups.map { instance.careTypes.firstIndex(of: $0.path[0].care) ?? 0 }
    receiving = arcs.map { layout.receivePlace[care[$0.group]][$0.to] }
    let kernels = ProgrammeKernels(instance)
    try Programme.refuseLarge(layout, kernels)
    rowLower = [Double](repeating: -.infinity, count: layout.rows)
    rowUpper = [Double](repeating: 0, count: layout.rows)
    addAdmissions(kernels)
    addShortageAndSurge(instance, measures)
    addPostponed(instance, kernels, measures)
    addStaff(instance, measures)
    addFairness(instance)
    setRows(instance, kernels)
  }

  mutating func setCost(_ column: Int, _ value: Double) {
    base.setCost(column - layout.admissions, value)
  }

  private static func refuseLarge(
    _ layout: ProgrammeLayout, _ kernels: ProgrammeKernels
  ) throws(Refusal) {
    let perDay = layout.sites * (kernels.entries + layout.cares * 5 + 6)
    let estimate = layout.arcCount * layout.days * 4 + perDay * layout.days
    guard layout.columns > columnLimit || estimate > nonzeroLimit else { return }
    throw Refusal(
      .limit,
      Text(
        sv: "Programmet får \(layout.columns) variabler och omkring \(estimate) koefficienter; "
          + "högst \(columnLimit) och \(nonzeroLimit) löses. Ta med färre platser eller dagar.",
        en: "The programme has \(layout.columns) variables and about \(estimate) coefficients; "
          + "at most \(columnLimit) and \(nonzeroLimit) are solved. Take fewer sites or days."))
  }

  private mutating func beginColumn(cost: Double, upper: Double) {
    base.begin(cost: cost, upper: upper)
  }

  private mutating func entry(_ row: Int, _ value: Double) { base.entry(row, value) }

  private mutating func addAdmissions(_ kernels: ProgrammeKernels) {
    for group in 0..<layout.groups {
      for site in 0..<layout.sites {
        for day in 0..<layout.days {
          beginColumn(cost: 0, upper: .infinity)
          entry(layout.flowRow(group, site, day), 1)
          for care in 0..<layout.cares {
            for (k, beds) in kernels.kept[group][care] {
              if day + k >= layout.days { break }
              entry(layout.capacityRow(care, site, day + k), beds)
            }
          }
        }
      }
    }
  }

  private mutating func addShortageAndSurge(_ instance: Instance, _ measures: Measures) {
    for (care, name) in instance.careTypes.enumerated() {
      for site in 0..<layout.sites {
        for day in 0..<layout.days {
          beginColumn(cost: instance.costs.shortage[name] ?? 0, upper: .infinity)
          entry(layout.capacityRow(care, site, day), -1)
          entry(layout.fairnessRow(care, site, day), 1)
        }
      }
    }
    for (care, name) in instance.careTypes.enumerated() {
      for site in 0..<layout.sites {
        for day in 0..<layout.days {
          let most = instance.surgeMaxByDay?[care][site][day] ?? instance.surgeMax[care][site]
          let upper = measures.contains(.surge) ? most : 0
          beginColumn(cost: instance.costs.surge[name] ?? 0, upper: upper)
          entry(layout.capacityRow(care, site, day), -1)
          entry(layout.staffRow(site, day), instance.staffPerSurgeBed[name] ?? 0)
        }
      }
    }
  }

  private mutating func addPostponed(
    _ instance: Instance, _ kernels: ProgrammeKernels, _ measures: Measures
  ) {
    for site in 0..<layout.sites {
      let share = instance.postponeMaxShareBySite?[site] ?? 1
      for day in 0..<layout.days {
        let most = share * instance.electiveAdmissions[site][day]
        let upper = measures.contains(.postponement) ? most : 0
        beginColumn(cost: instance.costs.postponed, upper: upper)
        for care in 0..<layout.cares {
          for (k, beds) in kernels.keptElective[care] {
            if day + k >= layout.days { break }
            entry(layout.capacityRow(care, site, day + k), -beds)
          }
        }
      }
    }
  }

  private mutating func addFairness(_ instance: Instance) {
    beginColumn(cost: instance.costs.fairness, upper: .infinity)
    for care in 0..<layout.cares {
      for site in 0..<layout.sites {
        for day in 0..<layout.days {
          entry(layout.fairnessRow(care, site, day), -instance.bedsNominal[care][site])
        }
      }
    }
  }

  private mutating func addStaff(_ instance: Instance, _ measures: Measures) {
    let lends = measures.contains(.lending)
    for site in 0..<layout.sites {
      let share = instance.lendMaxShareBySite?[site] ?? instance.lendMaxShare
      for day in 0..<layout.days {
        let upper = lends ? share * instance.staff[site] : 0
        beginColumn(cost: instance.costs.staffMoved, upper: upper)
        entry(layout.staffRow(site, day), 1)
        entry(layout.balanceRow(day), -1)
      }
    }
    for site in 0..<layout.sites {
      for day in 0..<layout.days {
        beginColumn(cost: instance.costs.staffMoved, upper: lends ? .infinity : 0)
        entry(layout.staffRow(site, day), -1)
        entry(layout.balanceRow(day), 1)
      }
    }
  }

  private mutating func setRows(_ instance: Instance, _ kernels: ProgrammeKernels) {
    for group in 0..<layout.groups {
      for site in 0..<layout.sites {
        for day in 0..<layout.days {
          let row = layout.flowRow(group, site, day)
          rowLower[row] = instance.admissions[group][site][day]
          rowUpper[row] = rowLower[row]
        }
      }
    }
    for care in 0..<layout.cares {
      for site in 0..<layout.sites {
        let load = kernels.fixedLoad(instance, care: care, site: site)
        for day in 0..<layout.days {
          let row = layout.capacityRow(care, site, day)
          rowUpper[row] = instance.beds[care][site][day] - load[day]
        }
      }
    }
    for mode in instance.modes.indices where layout.modePlace[mode] >= 0 {
      for day in 0..<layout.days {
        rowUpper[layout.hourRow(mode, day)] = instance.modeHours[mode][day]
      }
    }
    for site in 0..<layout.sites {
      for day in 0..<layout.days { rowUpper[layout.staffRow(site, day)] = instance.staff[site] }
    }
    for (care, places) in layout.receivePlace.enumerated() {
      for (site, place) in places.enumerated() where place >= 0 {
        let limit = instance.receiveMax?[care][site] ?? .infinity
        for day in 0..<layout.days {
          rowUpper[layout.receiveRows + place * layout.days + day] = limit
        }
      }
    }
  }
}
