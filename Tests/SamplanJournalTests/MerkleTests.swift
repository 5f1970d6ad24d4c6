import SamplanBase
import Testing

@testable import SamplanJournal

/// Leaves, roots and proofs of the reference implementation of RFC 6962 (certificate-transparency,
/// `merkle_tree_test`).
private enum Published {
  static let leaves: [[UInt8]] = [
    [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
    [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57], Array(0x60...0x6f),
  ]
  static let emptyRoot = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
  static let roots = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]
  /// Leaf, size and path.
  static let inclusion: [(index: Int, size: Int, path: [String])] = [
    (0, 1, []),
    (
      0, 8,
      [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
      ]
    ),
    (
      5, 8,
      [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ]
    ),
    (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
    (
      1, 5,
      [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      ]
    ),
  ]
  /// Old size, new size and proof.
  static let consistency: [(old: Int, new: Int, path: [String])] = [
    (1, 1, []),
    (
      1, 8,
      [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
      ]
    ),
    (
      6, 8,
      [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ]
    ),
    (
      2, 5,
      [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      ]
    ),
  ]
}

/// The definition of RFC 6962, section 2.1, word for word.
private func definedRoot(_ leaves: ArraySlice<Digest>) -> Digest {
  guard leaves.count > 1 else { return leaves.first ?? MerkleHash.empty }
  var half = 1
  while half * 2 < leaves.count { half *= 2 }
  let middle = leaves.startIndex + half
  return MerkleHash.node(definedRoot(leaves[..<middle]), definedRoot(leaves[middle...]))
}

private let largest = 40
private let hashes = (0..<largest).map { MerkleHash.leaf([UInt8($0)]) }

@Suite struct MerkleTests {
  @Test func `the published roots are reached`() {
    var range = CompactRange()
    #expect(range.root.description == Published.emptyRoot)
    for (leaf, root) in zip(Published.leaves, Published.roots) {
      range.append(leaf: MerkleHash.leaf(leaf))
      #expect(range.root.description == root)
    }
  }

  @Test func `the published inclusion proofs are made and hold`() throws {
    let tree = MerkleTree(leaves: Published.leaves.map(MerkleHash.leaf))
    for vector in Published.inclusion {
      let path = try #require(tree.inclusionProof(index: vector.index, size: vector.size))
      #expect(path.map(\.description) == vector.path)
      let root = try #require(Digest(hex: Published.roots[vector.size - 1]))
      #expect(
        MerkleProof.includes(
          leaf: MerkleHash.leaf(Published.leaves[vector.index]), index: vector.index,
          size: vector.size, root: root, proof: path))
    }
  }

  @Test func `the published consistency proofs are made and hold`() throws {
    let tree = MerkleTree(leaves: Published.leaves.map(MerkleHash.leaf))
    for vector in Published.consistency {
      let path = try #require(tree.consistencyProof(from: vector.old, to: vector.new))
      #expect(path.map(\.description) == vector.path)
      let oldRoot = try #require(Digest(hex: Published.roots[vector.old - 1]))
      let newRoot = try #require(Digest(hex: Published.roots[vector.new - 1]))
      #expect(
        MerkleProof.isConsistent(
          old: vector.old, oldRoot: oldRoot, new: vector.new, newRoot: newRoot, proof: path))
    }
  }

  @Test func `every small tree has the root that the definition gives`() {
    var range = CompactRange()
    let tree = MerkleTree(leaves: hashes)
    for size in 0...largest {
      #expect(range.root == definedRoot(hashes[..<size]))
      #expect(tree.root(at: size) == range.root)
      #expect(CompactRange(size: size, nodes: range.nodes) == range)
      if size < largest { range.append(leaf: hashes[size]) }
    }
    #expect(tree.root(at: largest + 1) == nil)
    #expect(CompactRange(size: 3, nodes: [hashes[0]]) == nil)
    #expect(CompactRange(size: -1, nodes: []) == nil)
  }

  @Test func `every leaf of every small tree is proven, and only in its own place`() throws {
    let tree = MerkleTree(leaves: hashes)
    for size in 1...largest {
      let root = try #require(tree.root(at: size))
      for index in 0..<size {
        let proof = try #require(tree.inclusionProof(index: index, size: size))
        for claimed in 0..<size {
          let holds = MerkleProof.includes(
            leaf: hashes[index], index: claimed, size: size, root: root, proof: proof)
          #expect(holds == (claimed == index))
        }
        let longer = proof + [hashes[0]]
        #expect(
          !MerkleProof.includes(
            leaf: hashes[index], index: index, size: size, root: root, proof: longer))
        if !proof.isEmpty {
          #expect(
            !MerkleProof.includes(
              leaf: hashes[index], index: index, size: size, root: root,
              proof: Array(proof.dropLast())))
        }
      }
    }
    #expect(tree.inclusionProof(index: 3, size: 3) == nil)
    #expect(tree.inclusionProof(index: -1, size: 3) == nil)
  }

  @Test func `every small tree is proven to grow from every smaller one, and from no other`()
    throws
  {
    let tree = MerkleTree(leaves: hashes)
    let stranger = MerkleHash.leaf([1, 2, 3])
    for new in 1...largest {
      let newRoot = try #require(tree.root(at: new))
      for old in 1...new {
        let oldRoot = try #require(tree.root(at: old))
        let proof = try #require(tree.consistencyProof(from: old, to: new))
        func holds(_ old: Int, _ oldRoot: Digest, _ newRoot: Digest, _ proof: [Digest]) -> Bool {
          MerkleProof.isConsistent(
            old: old, oldRoot: oldRoot, new: new, newRoot: newRoot, proof: proof)
        }
        #expect(holds(old, oldRoot, newRoot, proof))
        #expect(!holds(old, stranger, newRoot, proof))
        #expect(!holds(old, oldRoot, stranger, proof))
        #expect(!holds(old, oldRoot, newRoot, proof + [stranger]))
        for place in proof.indices {
          var changed = proof
          changed[place] = stranger
          #expect(!holds(old, oldRoot, newRoot, changed))
        }
      }
    }
    #expect(tree.consistencyProof(from: 0, to: 4) == nil)
    #expect(tree.consistencyProof(from: 5, to: 4) == nil)
    #expect(
      MerkleProof.isConsistent(
        old: 0, oldRoot: MerkleHash.empty, new: 4, newRoot: stranger, proof: []))
  }
}
