extension FairSearch {
  /// A little less than the longest step that does not swing, which is 1 by the sums of columns and rows.
  private static let pace: Float = 0.99

  func step() {
    sinceRestart += 1
    let blend = Blend(sinceRestart)
    activity.clear()
    for series in 0..<columnSeries { step(series, blend) }
    moves.step(blend, pace: Self.pace, prices: prices.floats, activity: activity.floats)
    stepPrices(blend)
  }

  private func step(_ series: Int, _ blend: Blend) {
    for lane in 0..<lanes { pull.lanes[lane] = .zero }
    matrix.addCost(of: series, at: prices.lanes, to: pull.lanes, scratch: scratch.lanes)
    let first = series * lanes
    for lane in 0..<lanes {
      let at = first + lane
      let old = values.lanes[at]
      var new = old - Self.pace * pace.lanes[at] * (cost.lanes[at] - pull.lanes[lane])
      new.replace(with: lower.lanes[at], where: new .< lower.lanes[at])
      new.replace(with: upper.lanes[at], where: new .> upper.lanes[at])
      newValues.lanes[at] = new
      pull.lanes[lane] = 2 * new - old
      values.lanes[at] = blend.next(old, new, anchorValues.lanes[at])
    }
    matrix.addHeld(by: series, pull.lanes, to: activity.lanes, scratch: scratch.lanes)
  }

  /// A price is nothing while its row is between its sides.
  private func stepPrices(_ blend: Blend) {
    for place in 0..<activity.count {
      let far = Self.pace * pricePace.lanes[place]
      let old = prices.lanes[place]
      let bare = old - far * activity.lanes[place]
      let (low, high) = (bare + far * rowLower.lanes[place], bare + far * rowUpper.lanes[place])
      var new = Lanes.zero
      new.replace(with: low, where: low .> 0)
      new.replace(with: high, where: high .< 0)
      newPrices.lanes[place] = new
      prices.lanes[place] = blend.next(old, new, anchorPrices.lanes[place])
    }
  }
}
