extension Programme {
  /// Passes at most when prices are lowered along chains of transfers; a chain of more pays
  /// so little more than a direct transfer that the bound may count it as a gain.
  private static let passes = 6

  /// The highest prices of patients at which no transfer pays, for the given prices of beds, hours,
  /// staff and all else.
  ///
  /// A patient (group g, site i, day t) costs at most what the beds held at home cost, and at most
  /// what the patient costs at another site and the way there:
  /// `π_i = min(Σ_k W_k·bed_{i,t+k}, min_j π_j + cost_ij + hours_ij·hour + place_j)`.
  /// These prices break no column's sign but for rounding, so the bound at them loses nothing to
  /// transfers that are not in the programme (the c-transform of a transport programme).
  func pricesWithoutGain(_ prices: [Double]) -> [Double] {
    var prices = prices
    for row in layout.capacityRows..<layout.rows { prices[row] = min(0, prices[row]) }
    for row in 0..<layout.capacityRows { prices[row] = 0 }
    for row in 0..<layout.capacityRows {
      // Columns of admissions stand as their rows do.
      prices[row] = reducedCost(layout.admissions + row, prices)
    }
    var isLower = true
    for _ in 0..<Self.passes where isLower { isLower = lower(&prices) }
    return prices
  }

  /// Lowers prices of patients to what they cost at another site and the way there.
  /// - Returns: whether some price was lowered.
  private func lower(_ prices: inout [Double]) -> Bool {
    let days = layout.days
    var isLower = false
    prices.withUnsafeMutableBufferPointer { prices in
      for (number, arc) in arcs.enumerated() {
        let from = layout.flowRow(arc.group, arc.from, 0)
        let to = layout.flowRow(arc.group, arc.to, 0)
        let hours = layout.hourRow(arc.mode, 0)
        let place = receiving[number] < 0 ? -1 : layout.receiveRows + receiving[number] * days
        for day in 0..<days where !(closed[number]?[day] ?? false) {
          var there = arc.cost + prices[to + day] - arc.hours * prices[hours + day]
          if place >= 0 { there -= prices[place + day] }
          if there < prices[from + day] {
            prices[from + day] = there
            isLower = true
          }
        }
      }
    }
    return isLower
  }
}
