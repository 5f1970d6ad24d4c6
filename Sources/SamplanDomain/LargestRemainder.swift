/// A whole amount shared by weights, so that the shares add up to it exactly: each is rounded down,
/// and what is left over goes one each to the largest remainders, equal ones in order.
/// - Parameter weights: zero or more each; when all are zero, so is every share.
package func largestRemainder(of pool: Int64, by weights: [Int64]) -> [Int64] {
  let sum = weights.reduce(0, +)
  guard sum > 0 else { return weights.map { _ in 0 } }
  // A pool times a population does not fit in 64 bits.
  let parts = weights.map { weight in
    let product = pool.multipliedFullWidth(by: weight)
    return sum.dividingFullWidth((product.high, product.low))
  }
  var shares = parts.map(\.quotient)
  let left = Int(pool - shares.reduce(0, +))
  let order = parts.indices.sorted { a, b in
    (parts[b].remainder, a) < (parts[a].remainder, b)
  }
  for row in order.prefix(left) { shares[row] += 1 }
  return shares
}
