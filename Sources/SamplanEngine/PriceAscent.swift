/// What the rows' prices prove, and how far each bed row's load is from its beds when everyone goes
/// where these prices are lowest.
private struct Proof {
  var prices: [Double]
  var cost: Double
  /// Load less beds of the rows of beds, from the first of them.
  var overload: [Double]
}

extension Programme {
  /// Steps at most.
  private static let ascentSteps = 400
  /// The share of the last direction that is kept, so that steps do not go to and fro.
  private static let kept = 0.7
  /// Steps without gain after which they are halved, from the best prices.
  private static let patience = 10

  /// Prices of beds raised where more patients seek them than there is room for and lowered where
  /// fewer do, until they prove `enough`; all other prices stay.
  ///
  /// What prices prove is a concave function of them, and load less beds is a subgradient of it.
  /// A step is Polyak's, `(aim − proved) / ‖overload‖²`, each row weighed by its shortage weight by
  /// nominal beds (B. T. Polyak, 1969; with the direction of Camerini, Fratta and Maffioli, 1975).
  /// - Parameters:
  ///   - aim: a cost that some plan has.
  ///   - goesOn: asked at every step; `false` gives what is proved by then.
  /// - Returns: the prices that prove most, at which no transfer pays.
  func raised(
    _ prices: [Double], aim: Double, enough: Double, while goesOn: () -> Bool = { true }
  ) -> [Double] {
    let scale = bedScale
    var here = limited(prices)
    var best = proof(at: here)
    var bestHere = here
    var proof = best
    var direction = [Double](repeating: 0, count: scale.count)
    var share = 1.0
    var waited = 0
    for _ in 0..<Self.ascentSteps {
      guard best.cost < enough, goesOn() else { break }
      var (slope, norm, steep) = (0.0, 0.0, 0.0)
      for place in scale.indices {
        let overload = movable(proof.overload[place], here, place)
        direction[place] = movable(overload + Self.kept * direction[place], here, place)
        slope += scale[place] * direction[place] * overload
        norm += scale[place] * direction[place] * direction[place]
        steep += scale[place] * overload * overload
      }
      if slope <= 0 {
        for place in scale.indices {
          direction[place] = movable(proof.overload[place], here, place)
        }
        norm = steep
      }
      guard norm > 0, proof.cost < aim else { break }
      let step = share * (aim - proof.cost) / norm
      for place in scale.indices {
        here[layout.capacityRows + place] -= step * scale[place] * direction[place]
      }
      here = limited(here)
      proof = self.proof(at: here)
      if proof.cost > best.cost {
        (best, bestHere, waited) = (proof, here, 0)
      } else {
        waited += 1
      }
      if waited == Self.patience {
        (here, proof, waited) = (bestHere, best, 0)
        share /= 2
        for place in direction.indices { direction[place] = 0 }
      }
    }
    return best.prices
  }

  /// By row of beds, how far its price moves for a bed too few.
  private var bedScale: [Double] {
    var nominal = [Double](repeating: 0, count: layout.hourRows - layout.fairnessRows)
    entries(layout.fairness) { nominal[$0 - layout.fairnessRows] = -$1 }
    return nominal.indices.map { cost(layout.shortage + $0) / max(1, nominal[$0]) }
  }

  private func limited(_ prices: [Double]) -> [Double] {
    var limited = prices
    for place in 0..<(layout.fairnessRows - layout.capacityRows) {
      let row = layout.capacityRows + place
      limited[row] = min(0, max(prices[row], leastPrice(prices, place)))
    }
    return limited
  }

  /// A way up or down, or nothing where the price can go no further that way.
  private func movable(_ direction: Double, _ prices: [Double], _ place: Int) -> Double {
    let price = prices[layout.capacityRows + place]
    let isFree = direction < 0 ? price < 0 : price > leastPrice(prices, place)
    return isFree ? direction : 0
  }

  /// No bed is dearer than its shortage.
  private func leastPrice(_ prices: [Double], _ place: Int) -> Double {
    min(0, prices[layout.fairnessRows + place]) - cost(layout.shortage + place)
  }

  private func proof(at given: [Double]) -> Proof {
    let (prices, ways) = pricesAndWays(given)
    let beds = layout.capacityRows..<layout.fairnessRows
    var proof = Proof(
      prices: prices, cost: 0, overload: beds.map { -rowUpper[$0] })
    for row in prices.indices where prices[row] != 0 && rowUpper[row].isFinite {
      proof.cost += prices[row] * rowUpper[row]
    }
    func add(_ column: Int, _ value: Double) {
      entries(column) {
        if beds.contains($0) { proof.overload[$0 - layout.capacityRows] += $1 * value }
      }
    }
    var admitted = [Double](repeating: 0, count: layout.capacityRows)
    for row in admitted.indices {
      var (there, hops) = (row, 0)
      while ways[there] >= 0, hops < Self.passes {
        let arc = arcs[ways[there]]
        there = layout.flowRow(arc.group, arc.to, row % layout.days)
        hops += 1
      }
      admitted[there] += rowUpper[row]
    }
    for row in admitted.indices where admitted[row] != 0 {
      add(layout.admissions + row, admitted[row])
    }
    for column in layout.shortage..<layout.columns where upper(column).isFinite {
      let reduced = reducedCost(column, prices)
      guard reduced < 0 else { continue }
      proof.cost += reduced * upper(column)
      add(column, upper(column))
    }
    return proof
  }
}
