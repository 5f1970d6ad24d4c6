extension Instance {
  /// The same instance from one of its days on, for planning anew with what is known by then.
  ///
  /// - Parameters:
  ///   - first: number of the day that becomes day 0.
  ///   - count: days of the window; cut off at the horizon.
  ///   - present: beds still held by those present before the window, `[care][site][day]`.
  package func window(from first: Int, days count: Int, present: [[[Double]]]) -> Instance {
    let range = first..<min(days, first + count)
    var part = self
    part.days = range.count
    part.modeHours = modeHours.map { Array($0[range]) }
    part.beds = cut(beds, range)
    part.surgeMaxByDay = surgeMaxByDay.map { cut($0, range) }
    part.admissions = cut(admissions, range)
    part.electiveAdmissions = electiveAdmissions.map { Array($0[range]) }
    part.presentAtStart = present.map { $0.map { Array($0.prefix(range.count)) } }
    part.closedLinks = closedLinks?.compactMap { link in
      let (from, to) = (max(link.fromDay, range.lowerBound), min(link.toDay, range.upperBound - 1))
      guard from <= to else { return nil }
      var moved = link
      moved.fromDay = from - range.lowerBound
      moved.toDay = to - range.lowerBound
      return moved
    }
    part.rules = rules?.window(range)
    part.simulation.bedsByDay = nil
    part.simulation.alertAbove = nil
    part.simulation.shortage = nil
    part.simulation.tiers = nil
    part.simulation.dispersion = nil
    return part
  }

  private func cut(_ cube: [[[Double]]], _ range: Range<Int>) -> [[[Double]]] {
    cube.map { $0.map { Array($0[range]) } }
  }
}

extension Instance.Rules {
  /// What the rules say of some of the days.
  fileprivate func window(_ range: Range<Int>) -> Instance.Rules {
    func cut(_ rows: [[Double]]) -> [[Double]] { rows.map { Array($0[range]) } }
    var part = self
    part.siteHours = siteHours.map { $0.map { $0.map(cut) } }
    part.surgeHeldByStaff = surgeHeldByStaff.map { $0.map(cut) }
    part.planned?.daySurgery = cut(planned?.daySurgery ?? [])
    part.resources = resources.map { resource in
      var resource = resource
      resource.capacity = cut(resource.capacity)
      resource.surgeMax = cut(resource.surgeMax)
      return resource
    }
    part.stepDownShare = stepDownShare.map(cut)
    part.needSpread = needSpread.map { $0.map { $0.map(cut) } }
    return part
  }
}
