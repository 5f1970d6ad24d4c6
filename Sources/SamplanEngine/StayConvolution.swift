/// Beds held on the days after an admission, and what an admission costs at prices of those days:
/// a convolution with expected beds by day, and its adjoint.
struct StayConvolution {
  /// Expected beds 0, 1, … days after an admission.
  private let taps: [Float]
  /// Lanes of a series.
  private let lanes: Int

  init(_ taps: [Double], lanes: Int) {
    self.taps = taps.map { Float($0) }
    self.lanes = lanes
  }

  /// Room for a series with nothing before and after it.
  static func scratch(lanes: Int) -> LaneMemory { LaneMemory(lanes + 2) }

  /// A series in the middle of the scratch.
  @inline(__always)
  static func load(
    _ series: UnsafePointer<Lanes>, lanes: Int, into scratch: UnsafeMutablePointer<Lanes>
  ) {
    for place in 0..<lanes { scratch[place + 1] = series[place] }
  }

  /// Adds the beds held, `Σ_k taps_k · admitted_{t−k}`, to `held`.
  @inline(__always)
  func addHeld(
    by scratch: UnsafePointer<Lanes>, sign: Float, to held: UnsafeMutablePointer<Lanes>
  ) {
    let raw = UnsafeRawPointer(scratch)
    taps.withUnsafeBufferPointer { taps in
      for place in 0..<lanes {
        var (even, odd) = (Lanes.zero, Lanes.zero)
        let most = min(taps.count, 8 * place + 8)
        var at = 32 * (place + 1)
        var k = 0
        while k + 1 < most {
          even += taps[k] * raw.loadUnaligned(fromByteOffset: at, as: Lanes.self)
          odd += taps[k + 1] * raw.loadUnaligned(fromByteOffset: at - 4, as: Lanes.self)
          at -= 8
          k += 2
        }
        if k < most {
          even += taps[k] * raw.loadUnaligned(fromByteOffset: at, as: Lanes.self)
        }
        held[place] += sign * (even + odd)
      }
    }
  }

  /// Adds what a day's admission costs at these prices, `Σ_k taps_k · price_{t+k}`, to `cost`.
  @inline(__always)
  func addCost(
    at scratch: UnsafePointer<Lanes>, sign: Float, to cost: UnsafeMutablePointer<Lanes>
  ) {
    let raw = UnsafeRawPointer(scratch)
    taps.withUnsafeBufferPointer { taps in
      for place in 0..<lanes {
        var (even, odd) = (Lanes.zero, Lanes.zero)
        let most = min(taps.count, 8 * (lanes - place))
        var at = 32 * (place + 1)
        var k = 0
        while k + 1 < most {
          even += taps[k] * raw.loadUnaligned(fromByteOffset: at, as: Lanes.self)
          odd += taps[k + 1] * raw.loadUnaligned(fromByteOffset: at + 4, as: Lanes.self)
          at += 8
          k += 2
        }
        if k < most {
          even += taps[k] * raw.loadUnaligned(fromByteOffset: at, as: Lanes.self)
        }
        cost[place] += sign * (even + odd)
      }
    }
  }
}
