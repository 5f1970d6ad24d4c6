import SamplanBase

/// The same programme seen roughly, in blocks of days, to find prices and moves that the whole one
/// begins from. What comes of it is never a plan: its prices are tried on the whole programme.
extension FairSolver {
  /// Lengths of blocks, one after the other.
  private static let blockLengths = [9, 3]
  /// Rounds at most for one length.
  private static let roughRounds = 8
  /// The share of new moves below which prices serve.
  private static let fewMoves = 0.1
  /// Reduced cost below which a move that has a weight comes in: those that do not quite pay may at
  /// the right prices.
  private static let nearlyPays = 0.1
  /// Patients a day from which a move is used.
  private static let used = 1e-3
  /// What breaking a limit that days together cannot keep weighs, in the programme's largest weight.
  private static let breaking = 10.0

  /// What days put together tell.
  struct Rough {
    /// By row of the whole programme.
    var prices: [Double]
    /// Moves of the whole programme that are used.
    var moves: [FairArcs.Move]
    /// By column of the whole programme but the largest share.
    var values: [Double]
    /// What all but moves weighs.
    var weight: Double
    /// Rows that are kept by far.
    var idle: [Int]
  }

  /// What days put together to the longest blocks tell; `nil` where they are not put together.
  /// - Parameter first: what they told for another aim, whose moves they begin from.
  func roughest(from first: Rough? = nil) throws(Refusal) -> Rough? {
    guard method == .interiorOnly,
      let length = Self.blockLengths.first(where: { 3 * $0 <= programme.layout.days })
    else { return nil }
    return try roughly(length, from: first)
  }

  /// The moves that are used or seem to pay when days are put together, and prices.
  func roughly() throws(Refusal) -> Rough? {
    guard method == .interiorOnly else { return nil }
    var rough: Rough?
    for length in Self.blockLengths where 3 * length <= programme.layout.days {
      if let found = try roughly(length, from: rough) { rough = found }
    }
    guard var rough else { return nil }
    rough.moves = promising(rough) { isPresent($0) }
    return rough
  }

  /// Moves to begin from. Without a weight all that are of no use are near to paying.
  func promising(
    _ rough: Rough, isPresent: (FairArcs.Move) -> Bool
  ) -> [FairArcs.Move] {
    let least = weighsMoves ? -Self.nearlyPays : Self.leastGain
    let paying = priced(rough.prices, least: least, isPresent: isPresent).moves
    var isTaken = Set(paying)
    return paying + rough.moves.filter { !isPresent($0) && isTaken.insert($0).inserted }
  }

  /// The programme in blocks of this length.
  private func roughly(_ length: Int, from first: Rough?) throws(Refusal) -> Rough? {
    let layout = programme.layout
    let blocks = DayBlocks(
      days: layout.days, length: length, rows: rowLower.count, dailyRows: layout.sharing,
      columns: layout.columns, dailyColumns: layout.share)
    let weights = weights([])
    var columns = blocks.columns(programme.columns, weights: weights)
    // Limits that days together may not keep can be broken.
    let largest = weights.max() ?? 1
    for row in layout.week..<rowLower.count where rowUpper[row].isFinite {
      columns.begin(cost: largest * Self.breaking)
      columns.entry(blocks.row(row), -1)
    }
    let share = blocks.column(layout.share)
    let sides = blocks.sum(rowUpper)
    let model = try part(of: blocks, columns, upper: sides, share: share)
    var moves: Set<FairArcs.Move> = []
    var order: [FairArcs.Move] = []
    var sums = RowSums(rows: blocks.rows)
    func add(_ new: [FairArcs.Move]) throws(Refusal) {
      var part = ColumnList()
      for move in new {
        let block = FairArcs.Move(arc: move.arc, day: move.day / length)
        guard moves.insert(block).inserted else { continue }
        order.append(block)
        let arc = arcs.arcs[move.arc]
        let days = blocks.range(block.day).filter { arcs.isOpen(arc, $0) }
        part.begin(cost: weighsMoves ? Double(days.count) * arc.cost : 0)
        for day in days { arcs.entries(arc, day) { sums.add(blocks.row($0), $1) } }
        sums.move(to: &part)
      }
      try model.add(part)
    }
    let isPresent = { (move: FairArcs.Move) in
      moves.contains(FairArcs.Move(arc: move.arc, day: move.day / length))
    }
    if let first { try add(promising(first, isPresent: isPresent)) }
    var best: Rough?
    for round in 1...Self.roughRounds {
      let answer = try model.run(.interiorOnly, precision: 1e-2)
      guard !model.isStopped, !model.isOutOfTime, !answer.isInfeasible else { break }
      let prices = usable(blocks.expanded(answer.prices, rows: rowLower.count))
      let found = priced(prices, least: Self.leastGain, isPresent: isPresent)
      best = Rough(
        prices: prices,
        moves: zip(order, answer.values[columns.count...]).filter { $1 > Self.used }
          .flatMap { move, _ in
            blocks.range(move.day).map { FairArcs.Move(arc: move.arc, day: $0) }
              .filter { arcs.isOpen(arcs.arcs[move.arc], $0.day) }
          }, values: (0..<layout.share).map { answer.values[blocks.column($0)] },
        weight: zip(columns.cost, answer.values).reduce(0) { $0 + $1.0 * $1.1 },
        idle: idleRows(blocks, answer, sides: sides))
      log(
        "  \(length) days, round \(round): moves \(moves.count) + \(found.moves.count), "
          + "\(model.seconds) s")
      if Double(found.moves.count) <= Self.fewMoves * Double(moves.count) { break }
      try add(found.moves)
    }
    return best
  }

  private func part(
    of blocks: DayBlocks, _ columns: ColumnList, upper: [Double], share: Int
  ) throws(Refusal) -> HighsModel {
    let model = try HighsModel(
      timeLimit: max(0.01, model.secondsLeft), tolerance: options.tolerance, goesOn: goesOn)
    try model.pass(columns, rowLower: blocks.sum(rowLower), rowUpper: upper)
    try model.setColumn(share, lower: shareRange.lowerBound, upper: shareRange.upperBound)
    return model
  }
}
