import SamplanBase

/// The head of a growing Merkle tree: the roots of its complete subtrees, largest first. An append
/// costs O(log n) at most, two hashes on average, and no leaf is needed again.
package struct CompactRange: Sendable, Hashable {
  /// How many leaves the tree has.
  package private(set) var size: Int
  /// One root for each bit set in `size`, from the highest bit to the lowest.
  package private(set) var nodes: [Digest]

  /// The empty tree.
  package init() {
    size = 0
    nodes = []
  }

  /// A head that was kept; nil unless there are as many nodes as `size` has bits set.
  package init?(size: Int, nodes: [Digest]) {
    guard size >= 0, nodes.count == size.nonzeroBitCount else { return nil }
    self.size = size
    self.nodes = nodes
  }

  /// Adds one leaf, given its leaf hash.
  package mutating func append(leaf: Digest) {
    var node = leaf
    var rest = size
    while rest & 1 == 1 {
      node = MerkleHash.node(nodes.removeLast(), node)
      rest >>= 1
    }
    nodes.append(node)
    size += 1
  }

  /// The tree's root hash.
  package var root: Digest {
    guard var root = nodes.last else { return MerkleHash.empty }
    for node in nodes.dropLast().reversed() { root = MerkleHash.node(node, root) }
    return root
  }
}
