import SamplanBase
import SamplanDomain
import SamplanEngine

/// The rules of the programme beyond the reference, from the basis and the regions' limits.
extension InstanceParts {
  private var modes: [Basis.Mode] { input.basis.modes }

  func rules() -> Instance.Rules {
    Instance.Rules(
      turnedAwayWeight: values[.weightTurnedAway], fairnessSlack: values[.fairnessSlack],
      // Modes of a national number go in whole trips; regions' own vehicles by the hour.
      wholeTripModes: modes.indices.filter { modes[$0].hoursPerVehicle == nil },
      siteHours: siteHours(), lagDays: lagDays(),
      escorts: modes.map { _ in
        Instance.Escort(
          persons: values[.escortWard], personsICU: values[.escortICU],
          shiftHours: max(1, values[.shiftHours]))
      },
      riskPerHour: values[.riskPerHour], surgeHeldByStaff: remaining(surge.heldByStaff),
      receiveTogether: [wardsTogether()], planned: planned(), resources: [theatres(), blood()],
      inpatients: inpatients())
  }

  /// Ambulances and helicopters: the hours of the sending region's own vehicles × the share that
  /// it lends for moves between regions.
  private func siteHours() -> [[[Double]]?] {
    modes.map { mode in
      guard let perVehicle = mode.hoursPerVehicle?.approximate else { return nil }
      return capacities.map { capacity in
        let vehicles = mode.id == "heli" ? capacity.helicopters : capacity.ambulances
        let share = capacity.region.limits.lendVehicleShare.approximate
        return [Double](repeating: vehicles * share * perVehicle, count: input.days)
      }
    }
  }

  /// Midnights on the way for who leaves at `transport.departureHour`: the time door to door is
  /// the way at the mode's speed and half its turnaround.
  private func lagDays() -> [[[Int]]] {
    modes.map { mode in
      network.distances.map { row in
        row.map { km in
          let hours =
            km * mode.detour.approximate / mode.speedKmh.approximate
            + mode.turnaroundHours.approximate / 2
          return Self.midnights(leaving: values[.departureHour], hours: hours)
        }
      }
    }
  }

  /// Midnights passed by who leaves at an hour of the day and is on the way so many hours.
  static func midnights(leaving hour: Double, hours: Double) -> Int {
    min(30, Int(((hour + hours) / 24).rounded(.down)))
  }

  /// The region's limit on received ward patients holds for surgery and medicine together.
  private func wardsTogether() -> Instance.ReceiveTogether {
    let wards = CareType.allCases.indices.filter { CareType.allCases[$0] != .icu }
    return Instance.ReceiveTogether(
      cares: wards, perDay: capacities.map(\.receiveWard))
  }

  private func daySurgery() -> [[Double]] {
    // What is not in-patient care of the planned operations: about 70 %.
    let inpatients = values[.inpatientShare]
    let perInpatient = inpatients > 0 ? (1 - inpatients) / inpatients : 0
    return capacities.map { electiveByDay($0.elective * perInpatient) }
  }

  private func planned() -> Instance.Planned {
    Instance.Planned(
      usableShare: values[.freedShare], staffDaysPerInpatient: values[.teamInpatient],
      staffDaysPerDaySurgery: values[.teamDaySurgery],
      trained: capacities.map { $0.staff * values[.trainedShare] }, daySurgery: daySurgery(),
      daySurgeryWeight: values[.weightDaySurgery], waitingWeight: values[.weightWaiting],
      classes: [
        Instance.PlannedClass(afterDays: 7, share: values[.plannedWithin7]),
        Instance.PlannedClass(afterDays: 28, share: values[.plannedWithin28]),
        Instance.PlannedClass(afterDays: 90, share: values[.plannedWithin90]),
      ])
  }

  /// What an admission of each group uses: of acute surgical groups, one value for those who begin
  /// in intensive care and one for the others; nothing of groups without surgical care.
  private func perAdmission(intensive: Double, other: Double) -> [Double] {
    Self.usePerAdmission(input.basis, intensive: intensive, other: other)
  }

  /// See `perAdmission`.
  static func usePerAdmission(
    _ basis: Basis, intensive: Double, other: Double
  ) -> [Double] {
    basis.groups.map { group in
      guard group.path.contains(where: { $0.care == .surgical }) else { return 0 }
      return group.path[0].care == .icu ? intensive : other
    }
  }

  /// What the ordinary inflow uses on each weekday, `[region][day]`.
  private func ordinaryUse(
    perAdmission: [Double], perElective: Double, perDaySurgery: Double
  ) -> [[Double]] {
    let daySurgery = daySurgery()
    return inflow.programme.enumerated().map { region, flow in
      let acute = zip(flow.admissions, perAdmission).reduce(0) { $0 + $1.0 * $1.1 }
      return zip(electiveByDay(flow.elective), daySurgery[region]).map { planned, day in
        acute + perElective * planned + perDaySurgery * day
      }
    }
  }

  /// Theatre hours: no region reports them, so they are taken as what the busiest day of an
  /// ordinary week uses / the ordinary utilisation. What a lost hospital had is lost, and those whose
  /// staff is away are closed.
  private func theatres() -> Instance.Resource {
    let acute = values[.theatreAcute]
    let each = perAdmission(intensive: 2 * acute, other: acute)
    let use = ordinaryUse(
      perAdmission: each, perElective: values[.theatrePlanned],
      perDaySurgery: values[.theatreDaySurgery])
    let capacity = use.enumerated().map { region, row in
      let most = (row.max() ?? 0) / max(0.1, values[.theatreUse])
      let slack = theatreStaffSlack(region, hours: most)
      return beds.theatres[region].map { most * $0.left * min(1, slack * $0.staff) }
    }
    return Instance.Resource(
      id: "theatre", perAdmission: each, perElective: values[.theatrePlanned],
      perDaySurgery: values[.theatreDaySurgery], capacity: capacity,
      surgeMax: capacity.map { $0.map { $0 * values[.theatreSurge] } },
      surgeWeight: values[.weightTheatreSurge], shortageWeight: values[.weightTheatreShort])
  }

  /// How many more theatre staff the region has than its theatres need, 1 or more: 1 where it has not
  /// told, as for beds (`StaffSlack`).
  private func theatreStaffSlack(_ region: Int, hours: Double) -> Double {
    let cells = capacities[region].region.cells
    let reported = cells[StaffGroup.theatre.measure.rawValue]?.value.known?.approximate
    let required = values[ResourceKey.staffPerTheatreHour] * hours
    guard let reported, required > 0 else { return 1 }
    return max(1, reported / required)
  }

  /// Blood: an ordinary day's mean use, and as a reserve so much more.
  private func blood() -> Instance.Resource {
    let each = perAdmission(intensive: values[.bloodICU], other: values[.bloodAcute])
    let use = ordinaryUse(
      perAdmission: each, perElective: values[.bloodPlanned], perDaySurgery: 0)
    // The week's mean; the weekend gives what the weekdays take.
    let capacity = use.map { row in
      let week = row.prefix(7)
      let mean = week.reduce(0, +) / Double(max(1, week.count))
      return row.map { max($0, mean) }
    }
    return Instance.Resource(
      id: "blood", perAdmission: each, perElective: values[.bloodPlanned], perDaySurgery: 0,
      capacity: capacity, surgeMax: capacity.map { $0.map { $0 * values[.bloodReserve] } },
      surgeWeight: 0, shortageWeight: values[.weightBloodShort])
  }

  /// Stable in-patients of a care type take the way of the group that fills it in an ordinary
  /// month.
  private func inpatients() -> Instance.Inpatients {
    let groups = Self.groups(input.basis)
    return Instance.Inpatients(
      movableShare: CareType.allCases.map {
        $0 == .icu ? values[.movableICU] : values[.movableWard]
      },
      paths: CareType.allCases.map { care in
        let own = input.basis.groups.indices.filter { input.basis.groups[$0].path[0].care == care }
        let main = own.max { a, b in
          input.basis.groups[a].ordinaryShare < input.basis.groups[b].ordinaryShare
        }
        return main.map { groups[$0].path }
      })
  }
}
