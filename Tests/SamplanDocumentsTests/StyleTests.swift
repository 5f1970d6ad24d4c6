import Foundation
import Testing

struct StyleTests {
  private typealias Palette = [String: String]

  /// The colours named in the sheet: light, dark and paper.
  private func palettes() throws -> [String: Palette] {
    let sheet = try resource("style.css")
    let blocks = sheet.components(separatedBy: ":root {").dropFirst().map { block in
      var palette = Palette()
      for line in block.prefix(while: { $0 != "}" }).split(separator: "\n") {
        let parts = line.split(separator: ":").map { $0.trimmingCharacters(in: .whitespaces) }
        if parts.count == 2, parts[0].hasPrefix("--") {
          palette[String(parts[0].dropFirst(2))] = parts[1].replacing(";", with: "")
        }
      }
      return palette
    }
    try #require(blocks.count == 3)
    return ["light": blocks[0], "dark": blocks[1], "paper": blocks[2]]
  }

  /// Relative luminance by WCAG 2.2.
  private func luminance(_ color: String) throws -> Double {
    let value = try #require(Int(color.dropFirst(), radix: 16), "\(color)")
    let parts = [value >> 16, value >> 8 & 255, value & 255].map { part -> Double in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private func contrast(_ a: String, _ b: String) throws -> Double {
    let (x, y) = (try luminance(a), try luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  @Test func `text reaches a contrast of 4,5 on every ground in every scheme`() throws {
    let pairs = [
      ("ink", "paper"), ("ink", "ground"), ("ink", "ok"), ("ink", "s1"), ("ink", "s2"),
      ("ink", "s3"), ("on4", "s4"), ("ink", "band"), ("ink", "warn"), ("soft", "paper"),
      ("soft", "ground"), ("accent", "paper"), ("accent", "ground"), ("onaccent", "accent"),
      ("error", "paper"), ("error", "ground"), ("done", "paper"),
    ]
    for (scheme, palette) in try palettes() {
      for (text, ground) in pairs {
        let reached = try contrast(
          try #require(palette[text]), try #require(palette[ground]))
        #expect(reached >= 4.5, "\(text) on \(ground), \(scheme): \(reached)")
      }
    }
  }

  @Test func `edges of fields and lines of pictures reach a contrast of 3`() throws {
    let pairs = [
      ("edge", "paper"), ("edge", "ground"), ("accent", "paper"), ("accent", "ground"),
      ("accent", "band"), ("ink", "band"), ("s4", "paper"), ("s4", "ground"),
    ]
    for (scheme, palette) in try palettes() {
      for (line, ground) in pairs {
        let reached = try contrast(
          try #require(palette[line]), try #require(palette[ground]))
        #expect(reached >= 3, "\(line) on \(ground), \(scheme): \(reached)")
      }
    }
  }

  @Test func `on paper severity is a scale of greys from light to dark`() throws {
    let paper = try #require(try palettes()["paper"])
    let shades = try ["ok", "s1", "s2", "s3", "s4"].map { try luminance(try #require(paper[$0])) }
    #expect(shades == shades.sorted(by: >))
    #expect(Set(shades).count == 5)
  }

  @Test func `style and script ask no other host for anything`() throws {
    for name in ["style.css", "samplan.js"] {
      let text = try resource(name)
      for banned in ["http:", "https:", "url(", "@import", "@font-face", "eval(", "innerHTML"] {
        #expect(!text.contains(banned), "\(name) has \(banned)")
      }
    }
    #expect(try resource("samplan.js").utf8.count < 8_000)
    #expect(try resource("style.css").utf8.count < 24_000)
  }
}
