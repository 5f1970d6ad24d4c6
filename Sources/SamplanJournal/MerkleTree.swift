import SamplanBase

/// A whole Merkle tree in memory, for making proofs: 64 bytes or so for each leaf.
/// - Source: RFC 6962, sections 2.1.1 and 2.1.2.
package struct MerkleTree: Sendable {
  /// `levels[0]` are the leaf hashes, `levels[k]` the roots of complete subtrees of 2^k leaves.
  private var levels: [[Digest]] = [[]]

  package init() {}

  /// A tree over these leaf hashes.
  package init(leaves: some Sequence<Digest>) {
    for leaf in leaves { append(leaf: leaf) }
  }

  /// How many leaves the tree has.
  package var size: Int { levels[0].count }

  /// Adds one leaf, given its leaf hash.
  package mutating func append(leaf: Digest) {
    levels[0].append(leaf)
    var level = 0
    while levels[level].count % 2 == 0 {
      let row = levels[level]
      let parent = MerkleHash.node(row[row.count - 2], row[row.count - 1])
      level += 1
      if level == levels.count { levels.append([]) }
      levels[level].append(parent)
    }
  }

  /// The root when the tree had `size` leaves; nil when it has not been that large.
  package func root(at size: Int) -> Digest? {
    guard (0...self.size).contains(size) else { return nil }
    return size == 0 ? MerkleHash.empty : root(0, size)
  }

  /// The hashes that lead from leaf `index` to the root of the tree of `size` leaves, lowest
  /// first; nil when there is no such leaf or tree.
  package func inclusionProof(index: Int, size: Int) -> [Digest]? {
    guard size <= self.size, index >= 0, index < size else { return nil }
    return path(index, 0, size)
  }

  /// The hashes that show that the tree of `old` leaves is a prefix of the tree of `new` leaves;
  /// nil unless `1 ≤ old ≤ new ≤ size`.
  package func consistencyProof(from old: Int, to new: Int) -> [Digest]? {
    guard old >= 1, old <= new, new <= size else { return nil }
    return old == new ? [] : subproof(old, 0, new, whole: true)
  }

  /// Root of `count` leaves from `start`, which is a multiple of the next power of two.
  private func root(_ start: Int, _ count: Int) -> Digest {
    if count & (count - 1) == 0 {
      let level = count.trailingZeroBitCount
      return levels[level][start >> level]
    }
    let half = split(count)
    return MerkleHash.node(root(start, half), root(start + half, count - half))
  }

  private func path(_ index: Int, _ start: Int, _ count: Int) -> [Digest] {
    guard count > 1 else { return [] }
    let half = split(count)
    return index < half
      ? path(index, start, half) + [root(start + half, count - half)]
      : path(index - half, start + half, count - half) + [root(start, half)]
  }

  private func subproof(_ old: Int, _ start: Int, _ count: Int, whole: Bool) -> [Digest] {
    guard old != count else { return whole ? [] : [root(start, count)] }
    let half = split(count)
    return old <= half
      ? subproof(old, start, half, whole: whole) + [root(start + half, count - half)]
      : subproof(old - half, start + half, count - half, whole: false) + [root(start, half)]
  }

  /// The largest power of two below `count`, for `count` of at least 2.
  private func split(_ count: Int) -> Int {
    1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
  }
}
