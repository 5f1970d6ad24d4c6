/// Swift text with everything that is not code blanked, so that rules look at code only.
enum SwiftCode {
  /// Where the scanner stands.
  private enum Place {
    /// In code; the count of open parentheses matters inside an interpolation.
    case code(open: Int)
    /// In a string with so many `#`, on one line or several.
    case string(hashes: Int, multiline: Bool)
  }

  /// The text with comments, string contents and raw identifiers as spaces; lines stay in place.
  static func code(of text: String) -> String {
    var scanner = Scanner(Array(text.utf8))
    scanner.run()
    return String(decoding: scanner.output, as: UTF8.self)
  }

  private struct Scanner {
    let input: [UInt8]
    var output: [UInt8] = []
    private var index = 0
    private var places: [Place] = [.code(open: 0)]

    init(_ input: [UInt8]) {
      self.input = input
      output.reserveCapacity(input.count)
    }

    private func at(_ offset: Int) -> UInt8 {
      index + offset < input.count ? input[index + offset] : 0
    }

    private func starts(_ text: StaticString, offset: Int = 0) -> Bool {
      text.withUTF8Buffer { wanted in
        wanted.enumerated().allSatisfy { at(offset + $0.offset) == $0.element }
      }
    }

    private mutating func keep() {
      output.append(input[index])
      index += 1
    }

    private mutating func blank(_ count: Int = 1) {
      for _ in 0..<count where index < input.count {
        output.append(input[index] == UInt8(ascii: "\n") ? UInt8(ascii: "\n") : UInt8(ascii: " "))
        index += 1
      }
    }

    /// Bytes that can begin or end something; the others pass by the quick way.
    private static let special = Set("/`#\"\\()\n".utf8)

    mutating func run() {
      let special = (0...255).map { Self.special.contains($0) }
      while index < input.count {
        if !special[Int(input[index])] {
          if case .code = places[places.count - 1] { keep() } else { blank() }
          continue
        }
        switch places[places.count - 1] {
        case .code(let open): scanCode(open)
        case .string(let hashes, let multiline): scanString(hashes, multiline)
        }
      }
    }

    private mutating func scanCode(_ open: Int) {
      if starts("//") {
        while index < input.count, at(0) != UInt8(ascii: "\n") { blank() }
      } else if starts("/*") {
        blankComment()
      } else if at(0) == UInt8(ascii: "`") {
        blank()
        while index < input.count, at(0) != UInt8(ascii: "`"), at(0) != UInt8(ascii: "\n") {
          blank()
        }
        blank()
      } else if let hashes = hashesOfString() {
        let multiline = starts("\"\"\"", offset: hashes)
        blank(hashes + (multiline ? 3 : 1))
        places.append(.string(hashes: hashes, multiline: multiline))
      } else {
        scanParenthesis(open)
        keep()
      }
    }

    private mutating func scanParenthesis(_ open: Int) {
      // The outermost code has no end; an interpolation ends with its parenthesis.
      guard places.count > 1 else { return }
      if at(0) == UInt8(ascii: "(") { places[places.count - 1] = .code(open: open + 1) }
      if at(0) == UInt8(ascii: ")") {
        if open == 1 {
          places.removeLast()
        } else {
          places[places.count - 1] = .code(open: open - 1)
        }
      }
    }

    private mutating func blankComment() {
      var depth = 0
      repeat {
        if starts("/*") {
          depth += 1
          blank(2)
        } else if starts("*/") {
          depth -= 1
          blank(2)
        } else {
          blank()
        }
      } while depth > 0 && index < input.count
    }

    /// How many `#` stand before the quotation mark here; nil when no string begins.
    private func hashesOfString() -> Int? {
      var hashes = 0
      while at(hashes) == UInt8(ascii: "#") { hashes += 1 }
      return at(hashes) == UInt8(ascii: "\"") ? hashes : nil
    }

    private func hashes(_ count: Int, at offset: Int) -> Bool {
      (0..<count).allSatisfy { at(offset + $0) == UInt8(ascii: "#") }
    }

    private mutating func scanString(_ count: Int, _ multiline: Bool) {
      if at(0) == UInt8(ascii: "\\"), hashes(count, at: 1) {
        let interpolates = at(1 + count) == UInt8(ascii: "(")
        blank(2 + count)
        if interpolates { places.append(.code(open: 1)) }
      } else if multiline ? starts("\"\"\"") : at(0) == UInt8(ascii: "\""),
        hashes(count, at: multiline ? 3 : 1)
      {
        blank((multiline ? 3 : 1) + count)
        places.removeLast()
      } else if !multiline, at(0) == UInt8(ascii: "\n") {
        // An unclosed string does not compile; the rest of the file is still looked at.
        blank()
        places.removeLast()
      } else {
        blank()
      }
    }
  }
}
