extension PrimalDualSearch {
  /// A little less than the longest step that does not swing, which is 1 by `StepSizes.pace`.
  private static let pace: Float = 0.99
  /// Steps towards the largest share.
  private static let sharesMax = 12

  /// A restart is due when this part of all steps has been taken since the last.
  private static let longest = 0.2

  /// Some steps of all values and prices.
  func advance(_ count: Int) {
    for _ in 0..<count { step() }
    steps += count
    if Double(sinceRestart) > Self.longest * Double(steps) { restart() }
  }

  private func step() {
    sinceRestart += 1
    let blend = Blend(sinceRestart)
    activity.clear()
    stepAdmissions(blend)
    stepPostponed(blend)
    stepBeds(blend)
    stepStaff(blend)
    stepTransfers(blend)
    stepPrices(blend)
  }

  /// Moves a series of variables, and leaves in `pull` what their rows are to feel.
  @inline(__always)
  private func move(_ series: Int, _ blend: Blend) {
    let lanes = shape.lanes
    let first = series * lanes
    for place in 0..<lanes {
      let at = first + place
      let old = values.lanes[at]
      var new = old - Self.pace * pace.lanes[at] * (cost.lanes[at] - pull.lanes[place])
      new.replace(with: 0, where: new .< 0)
      new.replace(with: upper.lanes[at], where: new .> upper.lanes[at])
      newValues.lanes[at] = new
      pull.lanes[place] = 2 * new - old
      values.lanes[at] = blend.next(old, new, anchorValues.lanes[at])
    }
  }

  private func stepAdmissions(_ blend: Blend) {
    let lanes = shape.lanes
    for group in 0..<shape.groups {
      for site in 0..<shape.sites {
        let series = group * shape.sites + site
        for place in 0..<lanes { pull.lanes[place] = prices.lanes[series * lanes + place] }
        for care in 0..<shape.cares {
          guard let stay = stays[group][care] else { continue }
          let row = (shape.capacityRows + care * shape.sites + site) * lanes
          StayConvolution.load(prices.lanes + row, lanes: lanes, into: scratch.lanes)
          stay.addCost(at: scratch.lanes, sign: 1, to: pull.lanes)
        }
        move(series, blend)
        for place in 0..<lanes { activity.lanes[series * lanes + place] += pull.lanes[place] }
        StayConvolution.load(pull.lanes, lanes: lanes, into: scratch.lanes)
        for care in 0..<shape.cares {
          let row = (shape.capacityRows + care * shape.sites + site) * lanes
          stays[group][care]?.addHeld(by: scratch.lanes, sign: 1, to: activity.lanes + row)
        }
      }
    }
  }

  private func stepPostponed(_ blend: Blend) {
    let lanes = shape.lanes
    for site in 0..<shape.sites {
      for place in 0..<lanes { pull.lanes[place] = .zero }
      for care in 0..<shape.cares {
        guard let stay = postponedStays[care] else { continue }
        let row = (shape.capacityRows + care * shape.sites + site) * lanes
        StayConvolution.load(prices.lanes + row, lanes: lanes, into: scratch.lanes)
        stay.addCost(at: scratch.lanes, sign: -1, to: pull.lanes)
      }
      move(shape.postponed + site, blend)
      StayConvolution.load(pull.lanes, lanes: lanes, into: scratch.lanes)
      for care in 0..<shape.cares {
        let row = (shape.capacityRows + care * shape.sites + site) * lanes
        postponedStays[care]?.addHeld(by: scratch.lanes, sign: -1, to: activity.lanes + row)
      }
    }
  }

  private func stepBeds(_ blend: Blend) {
    let lanes = shape.lanes
    for care in 0..<shape.cares {
      let staff = Float(kernels.staff[care])
      for site in 0..<shape.sites {
        let place = care * shape.sites + site
        let row = (shape.capacityRows + place) * lanes
        let fair = (shape.fairnessRows + place) * lanes
        let people = (shape.staffRows + site) * lanes
        for lane in 0..<lanes {
          pull.lanes[lane] = prices.lanes[fair + lane] - prices.lanes[row + lane]
        }
        move(shape.shortage + place, blend)
        for lane in 0..<lanes {
          activity.lanes[row + lane] -= pull.lanes[lane]
          activity.lanes[fair + lane] += pull.lanes[lane]
          pull.lanes[lane] = staff * prices.lanes[people + lane] - prices.lanes[row + lane]
        }
        move(shape.surge + place, blend)
        for lane in 0..<lanes {
          activity.lanes[row + lane] -= pull.lanes[lane]
          activity.lanes[people + lane] += staff * pull.lanes[lane]
        }
      }
    }
  }

  private func stepStaff(_ blend: Blend) {
    let lanes = shape.lanes
    let balance = shape.balanceRow * lanes
    for site in 0..<shape.sites {
      let people = (shape.staffRows + site) * lanes
      for (first, sign) in [(shape.lend, Float(1)), (shape.borrow, -1)] {
        for lane in 0..<lanes {
          pull.lanes[lane] = sign * (prices.lanes[people + lane] - prices.lanes[balance + lane])
        }
        move(first + site, blend)
        for lane in 0..<lanes {
          activity.lanes[people + lane] += sign * pull.lanes[lane]
          activity.lanes[balance + lane] -= sign * pull.lanes[lane]
        }
      }
    }
  }

  private func stepTransfers(_ blend: Blend) {
    let lanes = shape.lanes
    let (values, newValues, anchors) = (routes.values, routes.newValues, routes.anchors)
    let (prices, activity) = (prices.lanes, activity.lanes)
    for (number, route) in routes.routes.enumerated() {
      let first = number * lanes
      let pace = Self.pace * route.pace
      for place in 0..<lanes {
        let old = values[first + place]
        var new = old - pace * routes.reduced(route, prices, place)
        new.replace(with: 0, where: new .< 0)
        if route.mask >= 0 { new *= routes.masks[route.mask + place] }
        newValues[first + place] = new
        values[first + place] = blend.next(old, new, anchors[first + place])
        let felt = 2 * new - old
        activity[route.from + place] += felt
        activity[route.to + place] -= felt
        if route.hourRow >= 0 { activity[route.hourRow + place] += route.hours * felt }
        if route.receiveRow >= 0 { activity[route.receiveRow + place] += felt }
      }
    }
  }

  private func stepPrices(_ blend: Blend) {
    let equal = shape.capacityRows * shape.lanes
    for place in 0..<activity.count {
      var new =
        prices.lanes[place] - Self.pace * pricePace.lanes[place]
        * (activity.lanes[place] - limits.lanes[place])
      if place >= equal { new.replace(with: 0, where: new .> 0) }
      newPrices.lanes[place] = new
    }
    spreadFairness()
    for place in 0..<activity.count {
      prices.lanes[place] = blend.next(
        prices.lanes[place], newPrices.lanes[place], anchorPrices.lanes[place])
    }
  }

  /// Prices of the rows of the largest share weigh no more together than that share costs.
  ///
  /// The share is thereby found anew at every step: it is what each of these rows has to be allowed so
  /// that the prices weigh just as much. The sum falls with it along a convex line of straight parts,
  /// on which Newton's steps from below end after as many as there are parts at most.
  private func spreadFairness() {
    let first = shape.fairnessRows * shape.lanes
    let weight = Float(programme.cost(programme.layout.fairness))
    func weighed(_ share: Float) -> (sum: Float, slope: Float) {
      var (sum, slope) = (Lanes.zero, Lanes.zero)
      for place in 0..<nominal.count {
        let beds = nominal.lanes[place]
        let fall = Self.pace * pricePace.lanes[first + place] * beds
        var price = -newPrices.lanes[first + place] - share * fall
        var falls = beds * fall
        let isNothing = price .<= 0
        price.replace(with: 0, where: isNothing)
        falls.replace(with: 0, where: isNothing)
        sum += beds * price
        slope += falls
      }
      return (sum.sum(), slope.sum())
    }
    var found: Float = 0
    for _ in 0..<Self.sharesMax {
      let (sum, slope) = weighed(found)
      guard sum > weight * 1.00001, slope > 0 else { break }
      found += (sum - weight) / slope
    }
    share = found
    guard found > 0 else { return }
    for place in 0..<nominal.count {
      let fall = Self.pace * pricePace.lanes[first + place] * nominal.lanes[place]
      var price = newPrices.lanes[first + place] + found * fall
      price.replace(with: 0, where: price .> 0)
      newPrices.lanes[first + place] = price
    }
  }
}

/// Where a value goes after a step: as far again as the step went, and some of the way back to the
/// last restart, less of it the longer ago that was.
struct Blend {
  private let ahead: Float
  private let back: Float

  init(_ sinceRestart: Int) {
    let steps = Float(sinceRestart)
    ahead = steps / (steps + 1)
    back = 1 / (steps + 1)
  }

  @inline(__always)
  func next(_ old: Lanes, _ new: Lanes, _ anchor: Lanes) -> Lanes {
    ahead * (2 * new - old) + back * anchor
  }

  @inline(__always)
  func next(_ old: Float, _ new: Float, _ anchor: Float) -> Float {
    ahead * (2 * new - old) + back * anchor
  }
}
