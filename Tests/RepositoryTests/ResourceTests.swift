import Foundation
import Testing

/// What stands in the generated Sources/CResources/resources.c.
struct EmbeddedResources {
  struct Entry {
    let bytes: [UInt8]
    let length: Int
    let hash: Substring
  }

  /// By name, and the names in their order.
  let entries: [String: Entry]
  let names: [String]

  private static let arrayHead = "static const unsigned char "

  init(_ text: String) {
    var arrays: [Substring: [UInt8]] = [:]
    var entries: [String: Entry] = [:]
    var names: [String] = []
    var array: Substring?
    var pending: (name: String, array: Substring, length: Int)?
    for line in text.split(separator: "\n") {
      if let current = array, line.hasPrefix("  \"") {
        arrays[current]! += Self.bytes(ofLiteral: line)
        if line.hasSuffix(";") { array = nil }
      } else if line.hasPrefix(Self.arrayHead) {
        let name = line.dropFirst(Self.arrayHead.count).prefix { $0 != "[" }
        array = name
        arrays[name] = []
      } else if line.hasPrefix("  {\""), line.hasSuffix(",") {
        // {"name", array, length,
        let cells = line.dropFirst(3).split(separator: ",").map { $0.filter { $0 != " " } }
        guard cells.count == 3 else { continue }
        pending = (cells[0].filter { $0 != "\"" }, cells[1][...], Int(cells[2]) ?? -1)
      } else if let found = pending, line.hasPrefix("   \""), line.hasSuffix("\"},") {
        entries[found.name] = Entry(
          bytes: arrays[found.array] ?? [], length: found.length,
          hash: line.dropFirst(4).dropLast(3))
        names.append(found.name)
        pending = nil
      }
    }
    self.entries = entries
    self.names = names
  }

  /// The bytes of one line's C string literal, in the escapes that scripts/embed writes.
  private static func bytes(ofLiteral line: Substring) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = line.utf8.drop { $0 != UInt8(ascii: "\"") }.dropFirst()
    while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
      guard byte == UInt8(ascii: "\\"), let escape = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      switch escape {
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case UInt8(ascii: "r"): bytes.append(0x0D)
      case UInt8(ascii: "t"): bytes.append(0x09)
      case 0x30...0x37:
        let octal = [escape, rest.popFirst() ?? 0, rest.popFirst() ?? 0]
        bytes.append(octal.reduce(0) { $0 &* 8 &+ ($1 &- 0x30) })
      default: bytes.append(escape)
      }
    }
    return bytes
  }
}

struct ResourceTests {
  static let bytesMax = 1_000_000

  @Test func `the embedded files are those of Resources, byte for byte`() throws {
    let generated = try #require(Repository.file("Sources/CResources/resources.c"))
    #expect(generated.text.utf8.count <= Self.bytesMax)
    let embedded = EmbeddedResources(generated.text)
    let kept = Repository.all(under: "Resources").filter { !$0.name.hasPrefix(".") }
    let names = kept.map { String($0.path.dropFirst("Resources/".count)) }
    #expect(Set(embedded.names) == Set(names), "run `make resources`")
    #expect(
      embedded.names == embedded.names.sorted { Array($0.utf8).lexicographicallyPrecedes($1.utf8) })
    for file in kept {
      let entry = try #require(embedded.entries[String(file.path.dropFirst("Resources/".count))])
      #expect(entry.bytes == Array(file.text.utf8), "\(file.path) has changed: `make resources`")
      #expect(entry.length == entry.bytes.count)
      #expect(entry.hash.count == 64)
    }
  }

  @Test func `the literals of C are read back to the bytes they stand for`() {
    let text = #"""
      static const unsigned char bytes0[] =
        "a\tb\"\\\?\303\245\000\n"
        "c";
      static const struct samplan_resource resources[] = {
        {"a/b.txt", bytes0, 12,
         "00ff"},
      };
      """#
    let entry = EmbeddedResources(text).entries["a/b.txt"]
    #expect(
      entry?.bytes == [0x61, 9, 0x62, 0x22, 0x5C, 0x3F, 0xC3, 0xA5, 0, 10, 0x63])
    #expect(entry?.length == 12 && entry?.hash == "00ff")
  }
}
