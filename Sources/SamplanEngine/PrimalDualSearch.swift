/// A plan of the reference programme and prices that prove it, sought together by steps that cost a
/// thousandth of a round of interior point.
///
/// Values move against their reduced costs, prices against what their rows lack: the primal–dual hybrid
/// gradient method (A. Chambolle and T. Pock, 2011), each step reflected and drawn back towards the last
/// restart (B. Halpern, 1967; H. Lu and J. Yang, 2024). A stay is a convolution and a transfer a series
/// of days from one site to another, so that no matrix is kept.
///
/// Neither the values nor the prices of a step keep the rows to the last digit. At every reckoning the
/// values are mended to a plan that does, and the prices to prices at which no transfer pays. What is
/// told is of those two, in double precision; the steps themselves are in single.
final class PrimalDualSearch {
  let programme: Programme
  let shape: StepShape
  let kernels: StayKernels
  let sizes: StepSizes
  let stays: [[StayConvolution?]]
  let postponedStays: [StayConvolution?]
  let routes: RouteTable
  // Values of all variables but transfers: drawn back, those of the last step itself, and those of the
  // last restart.
  let values: LaneMemory
  let newValues: LaneMemory
  let anchorValues: LaneMemory
  // Prices of rows likewise.
  let prices: LaneMemory
  let newPrices: LaneMemory
  let anchorPrices: LaneMemory
  /// The largest share of its beds that a site is short of, z, as the last step's prices tell it.
  var share: Float = 0
  let activity: LaneMemory
  let cost: LaneMemory
  let upper: LaneMemory
  let limits: LaneMemory
  /// Nominal beds of the rows of the largest share.
  let nominal: LaneMemory
  /// How far a value or a price moves in a step.
  let pace: LaneMemory
  let pricePace: LaneMemory
  /// By row, the sum of what variables but transfers bring, in natural sizes.
  private let baseSums: [Double]
  // Room for one series.
  let scratch: LaneMemory
  let pull: LaneMemory
  var sinceRestart = 0
  var steps = 0

  /// - Parameter known: the prices of a plan near the one sought, which tell what is dear.
  init(_ programme: Programme, prices known: [Double]? = nil) {
    self.programme = programme
    let layout = programme.layout
    let shape = StepShape(layout)
    self.shape = shape
    kernels = StayKernels(programme)
    sizes = StepSizes(programme, kernels: kernels, prices: known)
    func convolution(_ taps: [Double]) -> StayConvolution? {
      taps.isEmpty ? nil : StayConvolution(taps, lanes: shape.lanes)
    }
    stays = kernels.taps.map { $0.map(convolution) }
    postponedStays = kernels.postponed.map(convolution)
    routes = RouteTable(programme, shape: shape)
    values = shape.memory(shape.variables)
    newValues = shape.memory(shape.variables)
    anchorValues = shape.memory(shape.variables)
    cost = shape.memory(shape.variables)
    upper = shape.memory(shape.variables)
    pace = shape.memory(shape.variables)
    prices = shape.memory(shape.rows)
    newPrices = shape.memory(shape.rows)
    anchorPrices = shape.memory(shape.rows)
    activity = shape.memory(shape.rows)
    limits = shape.memory(shape.rows)
    pricePace = shape.memory(shape.rows)
    nominal = shape.memory(shape.cares * shape.sites)
    scratch = StayConvolution.scratch(lanes: shape.lanes)
    pull = LaneMemory(shape.lanes)
    let sums = sizes.sums()
    baseSums = sums.rows
    fill(columnSums: sums.columns)
    setPricePace()
  }

  private func fill(columnSums: [Double]) {
    let first = programme.layout.admissions
    shape.fill(cost) { programme.cost(first + $0) }
    shape.fill(upper) { min(StepShape.unlimited, programme.upper(first + $0)) }
    shape.fill(nominal) {
      kernels.nominal[$0 / shape.days / shape.sites][$0 / shape.days % shape.sites]
    }
    shape.fill(pace) { sizes.pace(sizes.variables[$0], columnSums[$0]) }
    shape.fill(limits, beyond: StepShape.unlimited) { programme.rowUpper[$0] }
    // Where both sides are equal, nobody comes beyond the last day.
    let floats = limits.floats
    for series in 0..<shape.capacityRows {
      for day in shape.days..<(8 * shape.lanes) { floats[series * 8 * shape.lanes + day] = 0 }
    }
  }

  /// How far prices move follows what stands in their rows, the transfers at hand too.
  func setPricePace() {
    let sums = routes.sums(sizes: sizes)
    shape.fill(pricePace) { sizes.pace(sizes.rows[$0], baseSums[$0] + sums[$0 / shape.days]) }
  }

  /// Begins from where another search of a programme of the same shape ended.
  func begin(from other: PrimalDualSearch) {
    newValues.copy(other.newValues)
    newPrices.copy(other.newPrices)
    routes.take(other.routes, sizes: sizes)
    setPricePace()
    restart()
  }

  /// Begins anew from the last step.
  func restart() {
    values.copy(newValues)
    anchorValues.copy(newValues)
    prices.copy(newPrices)
    anchorPrices.copy(newPrices)
    routes.restart()
    sinceRestart = 0
  }
}
