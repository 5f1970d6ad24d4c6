extension Policy {
  /// The fair plan as a rule that simulated patients meet: a quota for each group and way, with the
  /// plan's patients by the day they leave.
  ///
  /// The reserve of a receiving site is 0: the plan has already kept what the site wants to keep,
  /// as limits on what it receives. `plannedOccupancy` is the plan's own.
  package init(_ plan: FairSolution, of instance: Instance, declined: Set<Int> = []) {
    let firstCare = instance.groups.map { group in
      instance.careTypes.firstIndex(of: group.path[0].care) ?? 0
    }
    var quotas: [Quota] = []
    /// Transfers come ordered by group, from, to and mode: those of a way follow each other.
    func add(_ transfers: [Solution.Transfer], isInpatient: Bool) {
      var last: (Int, Int, Int, Int)?
      for move in transfers {
        let key = (move.group, move.from, move.to, move.mode)
        if last == nil || last! != key {
          let mode = instance.modes[move.mode]
          let km = instance.distancesKm[move.from][move.to]
          quotas.append(
            Quota(
              group: isInpatient ? nil : move.group,
              care: isInpatient ? move.group : firstCare[move.group], from: move.from,
              to: move.to, travelDays: km * mode.detour / mode.speedKmh / 24,
              patients: [Double](repeating: 0, count: instance.days), mode: move.mode))
          last = key
        }
        quotas[quotas.count - 1].patients[move.day] += move.patients
      }
    }
    add(plan.joint.transfers, isInpatient: false)
    add(plan.joint.inpatientTransfers, isInpatient: true)
    self.init(
      quotas: quotas, plannedOccupancy: plan.occupancy,
      reserve: instance.careTypes.map { _ in instance.sites.map { _ in 0 } },
      postponedShare: zip(plan.joint.postponed, instance.electiveAdmissions).map { row, all in
        zip(row, all).map { $1 > 0 ? min(1, $0 / $1) : 0 }
      },
      recovered: plan.joint.recovered, declined: declined)
  }

  /// What each site can do alone as such a rule: no moves, its own postponement.
  package init(alone plan: FairSolution, of instance: Instance) {
    self.init(
      quotas: [], plannedOccupancy: instance.beds,
      reserve: instance.careTypes.map { _ in instance.sites.map { _ in 0 } },
      postponedShare: zip(plan.alone.postponed, instance.electiveAdmissions).map { row, all in
        zip(row, all).map { $1 > 0 ? min(1, $0 / $1) : 0 }
      },
      recovered: plan.alone.recovered)
  }
}
