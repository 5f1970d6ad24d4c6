import SamplanBase

/// Plans without shortage by the search, where days put together have found that there is one.
extension FairSolver {
  private static let stepsMax = 20_000
  private static let stepsToReckon = 200
  /// The search is given up when this many steps left more than this part of the gap.
  private static let patience = 2_000
  private static let hardlyLess = 0.8
  /// It begins anew when this part of the gap is left since it did so last.
  private static let muchLess = 0.6
  /// The part of the gap asked for at which a plan is mended first: mending costs some of it.
  private static let mendsAt = 0.5
  private static let mendsMax = 2

  /// What a search came to.
  enum Searched {
    /// A plan within the gap asked for.
    case plan(Point)
    /// Moves that are in the solver now, from which interior point has little left to do.
    case moves
    /// There was nothing to search from.
    case nothing
  }

  /// The least weight of all else without shortage, with the trips that are open.
  /// - Parameters:
  ///   - rough: what days put together found for the shortage: their moves take it away. Without it
  ///     there is nothing to search from but an earlier search, with trips that are open since.
  ///   - known: an objective that no plan goes below.
  func searched(from rough: Rough?, known: Double) throws(Refusal) -> Searched {
    guard method == .interiorOnly, let search = try begunSearch(from: rough) else {
      return .nothing
    }
    var proof = (bound: known, prices: [Double](repeating: 0, count: rowLower.count))
    var mendsAt = Self.mendsAt * options.gap
    var mends = 0
    var gapAtRestart = Double.infinity
    var earlier = (steps: 0, gap: Double.infinity)
    while search.steps < Self.stepsMax {
      search.advance(Self.stepsToReckon)
      guard goesOn?() ?? true else {
        model.stop()
        break
      }
      if model.isOutOfTime { break }
      let prices = search.provingPrices
      let bound = boundWithoutGain(prices)
      if bound > proof.bound { proof = (bound, prices) }
      let estimate = search.estimate
      let gap = estimate > 1e-9 ? max(0, estimate - proof.bound) / estimate : 0
      log(
        "search \(search.steps): \(estimate) bound \(bound) gap \(gap), "
          + "moves \(search.moves.count), \(model.seconds) s")
      if gap < Self.muchLess * gapAtRestart { search.restart() }
      if search.sinceRestart == 0 { gapAtRestart = gap }
      if gap <= mendsAt {
        let found = try mended(search.draft, prices: proof.prices, bound: proof.bound)
        log("mended: \(found?.objective ?? .nan) gap \(found?.gap ?? 1), \(model.seconds) s")
        if let found, found.gap <= options.gap { return .plan(found) }
        mends += 1
        if mends == Self.mendsMax { break }
        mendsAt = gap / 2
      }
      if search.steps - earlier.steps >= Self.patience {
        if gap > Self.hardlyLess * earlier.gap { break }
        earlier = (search.steps, gap)
      }
      search.exchange(priced(prices, least: Self.leastGain) { search.isPresent($0) }.moves)
    }
    self.search = nil
    try bring(search.draft.moves.map(\.move))
    return .moves
  }

  /// The search that goes on once trips are open, or a new one from days put together.
  private func begunSearch(from first: Rough?) throws(Refusal) -> FairSearch? {
    guard wholeModes.isEmpty else { return search }
    search = nil
    guard let first, let rough = try roughest(from: first),
      let begun = FairSearch(self, from: rough)
    else { return nil }
    begun.exchange(promising(rough) { begun.isPresent($0) })
    begun.restart()
    search = begun
    return begun
  }
}
