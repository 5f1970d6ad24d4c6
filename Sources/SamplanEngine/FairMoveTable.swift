/// Moves at hand in the search for a fair plan, each with its way through the rows.
struct FairMoveTable {
  private(set) var moves: [FairArcs.Move] = []
  /// What a patient of a move weighs.
  private(set) var weights: [Float] = []
  /// How far its value moves in a step.
  var paces: [Float] = []
  // Patients: drawn back, those of the last step itself and those of the last restart.
  private(set) var values: [Float] = []
  private(set) var newValues: [Float] = []
  private var anchors: [Float] = []
  /// First entry of each, and the end.
  private var starts: [Int32] = [0]
  /// Places of rows in the search's memory.
  private(set) var rows: [Int32] = []
  private(set) var factors: [Float] = []

  var count: Int { moves.count }

  func entries(_ number: Int) -> Range<Int> { Int(starts[number])..<Int(starts[number + 1]) }

  mutating func begin(_ move: FairArcs.Move, weight: Double) {
    moves.append(move)
    weights.append(Float(weight))
    paces.append(0)
    values.append(0)
    newValues.append(0)
    anchors.append(0)
    starts.append(Int32(rows.count))
  }

  /// An entry of the move begun last.
  mutating func entry(_ place: Int, _ factor: Double) {
    rows.append(Int32(place))
    factors.append(Float(factor))
    starts[starts.count - 1] = Int32(rows.count)
  }

  /// A move of another table, with where it stands.
  mutating func append(_ number: Int, of other: FairMoveTable) {
    begin(other.moves[number], weight: Double(other.weights[number]))
    for entry in other.entries(number) {
      rows.append(other.rows[entry])
      factors.append(other.factors[entry])
    }
    starts[starts.count - 1] = Int32(rows.count)
    values[count - 1] = other.values[number]
    newValues[count - 1] = other.newValues[number]
    anchors[count - 1] = other.anchors[number]
  }

  mutating func restart() {
    values = newValues
    anchors = newValues
  }

  /// What a patient of a move costs at these prices.
  func reduced(_ number: Int, at prices: UnsafePointer<Float>) -> Float {
    entries(number).reduce(weights[number]) { $0 - factors[$1] * prices[Int(rows[$1])] }
  }

  /// Adds what the last step's patients bring to the rows.
  /// - Returns: what they weigh.
  func addHeld(to sums: UnsafeMutablePointer<Float>) -> Double {
    var weight = 0.0
    for number in moves.indices where newValues[number] != 0 {
      for entry in entries(number) { sums[Int(rows[entry])] += factors[entry] * newValues[number] }
      weight += Double(newValues[number]) * Double(weights[number])
    }
    return weight
  }

  /// A step of all moves, which leaves in `activity` what their rows are to feel.
  mutating func step(
    _ blend: Blend, pace: Float, prices: UnsafePointer<Float>,
    activity: UnsafeMutablePointer<Float>
  ) {
    let (count, weights, paces, anchors) = (count, weights, paces, anchors)
    values.withUnsafeMutableBufferPointer { values in
      newValues.withUnsafeMutableBufferPointer { newValues in
        starts.withUnsafeBufferPointer { starts in
          rows.withUnsafeBufferPointer { rows in
            factors.withUnsafeBufferPointer { factors in
              for number in 0..<count {
                let entries = Int(starts[number])..<Int(starts[number + 1])
                var reduced = weights[number]
                for entry in entries { reduced -= factors[entry] * prices[Int(rows[entry])] }
                let old = values[number]
                let new = max(0, old - pace * paces[number] * reduced)
                newValues[number] = new
                values[number] = blend.next(old, new, anchors[number])
                let felt = 2 * new - old
                guard felt != 0 else { continue }
                for entry in entries { activity[Int(rows[entry])] += factors[entry] * felt }
              }
            }
          }
        }
      }
    }
  }
}
