import SamplanBase

/// Checks proofs against roots that are already trusted; needs no tree.
/// - Source: RFC 9162, sections 2.1.3.2 and 2.1.4.2, for the trees of RFC 6962.
package enum MerkleProof {
  /// Whether the leaf stands at `index` in the tree of `size` leaves with this root.
  package static func includes(
    leaf: Digest, index: Int, size: Int, root: Digest, proof: [Digest]
  ) -> Bool {
    guard index >= 0, index < size else { return false }
    var node = index
    var last = size - 1
    var hash = leaf
    for sibling in proof {
      guard last != 0 else { return false }
      if node & 1 == 1 || node == last {
        hash = MerkleHash.node(sibling, hash)
        while node & 1 == 0, node != 0 {
          node >>= 1
          last >>= 1
        }
      } else {
        hash = MerkleHash.node(hash, sibling)
      }
      node >>= 1
      last >>= 1
    }
    return last == 0 && hash == root
  }

  /// Whether the tree of `old` leaves is a prefix of the tree of `new` leaves.
  ///
  /// The empty tree is a prefix of every tree, without proof.
  package static func isConsistent(
    old: Int, oldRoot: Digest, new: Int, newRoot: Digest, proof: [Digest]
  ) -> Bool {
    guard old >= 0, old <= new else { return false }
    if old == new { return proof.isEmpty && oldRoot == newRoot }
    if old == 0 { return proof.isEmpty && oldRoot == MerkleHash.empty }
    var path = proof[...]
    var node = old - 1
    var last = new - 1
    while node & 1 == 1 {
      node >>= 1
      last >>= 1
    }
    // A complete old tree is its own first node and is left out of the proof.
    guard let first = node == 0 ? oldRoot : path.popFirst() else { return false }
    var oldHash = first
    var newHash = first
    for hash in path {
      guard last != 0 else { return false }
      if node & 1 == 1 || node == last {
        oldHash = MerkleHash.node(hash, oldHash)
        newHash = MerkleHash.node(hash, newHash)
        while node & 1 == 0, node != 0 {
          node >>= 1
          last >>= 1
        }
      } else {
        newHash = MerkleHash.node(newHash, hash)
      }
      node >>= 1
      last >>= 1
    }
    return last == 0 && oldHash == oldRoot && newHash == newRoot
  }
}
