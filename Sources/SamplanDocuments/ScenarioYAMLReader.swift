import SamplanBase
import SamplanDomain
import Yams

/// Reads the nodes of a scenario file into a scenario, and notes every problem with its place.
struct ScenarioYAMLReader {
  let known: ScenarioYAML.Known
  /// The identifier where the file states none.
  let id: ScenarioID
  private(set) var problems: [Refusal.Problem] = []

  init(known: ScenarioYAML.Known, id: ScenarioID) {
    self.known = known
    self.id = id
  }

  /// The fields of a mapping by key.
  struct Fields {
    let node: Node
    let values: [String: Node]

    subscript(_ key: String) -> Node? { values[key] }
  }

  mutating func report(_ node: Node, _ sv: String, _ en: String) {
    problems.append(.init(node.place, Text(sv: sv, en: en)))
  }

  /// The mapping's fields; unknown keys are named with the nearest known one.
  mutating func fields(_ node: Node, keys: [String], of what: Text) -> Fields? {
    guard case .mapping(let mapping) = node else {
      report(
        node, "\(what.sv) ska ha nycklar och värden: \(keys.joined(separator: ", "))",
        "\(what.en) must have keys and values: \(keys.joined(separator: ", "))")
      return nil
    }
    var values: [String: Node] = [:]
    for (key, value) in mapping {
      guard let name = key.scalar?.string else {
        report(key, "nyckeln ska vara ett ord", "the key must be a word")
        continue
      }
      guard keys.contains(name) else {
        reportUnknown(key, name, among: keys, Text(sv: "nyckeln", en: "the key"))
        continue
      }
      if values.updateValue(value, forKey: name) != nil {
        report(key, "\(name) står två gånger", "\(name) stands twice")
      }
    }
    return Fields(node: node, values: values)
  }

  mutating func reportUnknown(_ node: Node, _ name: String, among names: [String], _ what: Text) {
    if let near = NearestName.of(name, among: names) {
      report(
        node, "\(what.sv) \(name) finns inte; menas \(near)?",
        "there is no \(what.en) \(name); is \(near) meant?")
    } else if names.count <= 12 {
      let list = names.joined(separator: ", ")
      report(
        node, "\(what.sv) \(name) finns inte; det går an med \(list)",
        "there is no \(what.en) \(name); accepted are \(list)")
    } else {
      report(node, "\(what.sv) \(name) finns inte", "there is no \(what.en) \(name)")
    }
  }

  /// The value of a key that must be there.
  mutating func required(_ fields: Fields, _ key: String) -> Node? {
    if let node = fields[key] { return node }
    report(fields.node, "nyckeln \(key) saknas", "the key \(key) is missing")
    return nil
  }

  mutating func text(_ fields: Fields, _ key: String) -> String {
    guard let node = required(fields, key) else { return "" }
    return text(node, key)
  }

  mutating func text(_ node: Node, _ key: String) -> String {
    guard let scalar = node.scalar else {
      report(node, "\(key) ska vara en text", "\(key) must be a text")
      return ""
    }
    if scalar.string.trimmingBlanks().isEmpty {
      report(node, "\(key) är tom", "\(key) is empty")
    }
    return scalar.string
  }

  mutating func whole(
    _ fields: Fields, _ key: String, _ range: ClosedRange<Int>, standard: Int? = nil
  ) -> Int {
    if let standard, fields[key] == nil { return standard }
    guard let node = required(fields, key) else { return range.lowerBound }
    return whole(node, key, range)
  }

  mutating func whole(_ node: Node, _ key: String, _ range: ClosedRange<Int>) -> Int {
    guard let text = node.scalar?.string, let value = Int(text) else {
      report(node, "\(key) ska vara ett helt tal", "\(key) must be a whole number")
      return range.lowerBound
    }
    if !range.contains(value) {
      report(
        node, "\(key) ska vara mellan \(range.lowerBound) och \(range.upperBound), inte \(value)",
        "\(key) must be between \(range.lowerBound) and \(range.upperBound), not \(value)")
      return range.lowerBound
    }
    return value
  }

  /// A number, exact.
  mutating func number(
    _ fields: Fields, _ key: String, _ range: ClosedRange<ExactDecimal>? = nil
  ) -> ExactDecimal {
    guard let node = required(fields, key) else { return .zero }
    guard let text = node.scalar?.string, let value = ExactDecimal(text) else {
      reportNumber(node, key)
      return .zero
    }
    if let range, !range.contains(value) {
      report(
        node, "\(key) ska vara mellan \(range.lowerBound) och \(range.upperBound), inte \(value)",
        "\(key) must be between \(range.lowerBound) and \(range.upperBound), not \(value)")
    }
    return value
  }

  private mutating func reportNumber(_ node: Node, _ key: String) {
    let text = node.scalar?.string ?? ""
    if let value = ExactDecimal(text, .comma) {
      report(
        node, "\(key): decimaler skrivs med punkt i scenariofiler, \(value)",
        "\(key): decimals are written with a point in scenario files, \(value)")
    } else if text.hasSuffix("%") {
      report(
        node, "\(key) skrivs som ett tal: 35 % är 0.35", "\(key) is a number: 35 % is 0.35")
    } else {
      report(
        node, "\(key) ska vara ett tal med högst \(ExactDecimal.decimalsMax) decimaler",
        "\(key) must be a number with at most \(ExactDecimal.decimalsMax) decimals")
    }
  }

  /// A name that must be one of the known ones.
  mutating func name(_ node: Node, among names: [String], _ what: Text) -> String {
    guard let text = node.scalar?.string else {
      report(node, "\(what.sv) ska vara ett ord", "\(what.en) must be a word")
      return ""
    }
    if !names.contains(text) { reportUnknown(node, text, among: names, what) }
    return text
  }

  mutating func region(_ node: Node) -> PartyCode? {
    let text = node.scalar?.string ?? ""
    if let code = PartyCode(text), code.isRegion { return code }
    let codes = PartyCode.regions.map(\.rawValue)
    if codes.contains("0" + text) {
      report(
        node, "regionens kod skrivs med två siffror: 0\(text)",
        "the region's code is written with two digits: 0\(text)")
    } else {
      reportUnknown(node, text, among: codes, Text(sv: "regionen", en: "region"))
    }
    return nil
  }

  mutating func hospital(_ node: Node) -> HospitalID? {
    let text = node.scalar?.string ?? ""
    if let id = HospitalID(text), known.hospitals.contains(id) { return id }
    reportUnknown(
      node, text, among: known.hospitals.map(\.rawValue), Text(sv: "sjukhuset", en: "hospital"))
    return nil
  }

  /// The rows of a list; an absent list has none.
  mutating func rows(_ fields: Fields, _ key: String, max: Int) -> [Node] {
    guard let node = fields[key] else { return [] }
    if let text = node.scalar?.string, text.isEmpty || text == "null" || text == "~" { return [] }
    guard case .sequence(let sequence) = node else {
      report(
        node, "\(key) ska vara en lista, där varje rad börjar med ett streck",
        "\(key) must be a list, each row begun by a dash")
      return []
    }
    if sequence.count > max {
      report(
        node, "\(key) har \(sequence.count) rader, fler än gränsen \(max)",
        "\(key) has \(sequence.count) rows, more than the limit \(max)")
    }
    return Array(sequence.prefix(max))
  }
}

/// Finds what a misspelt name was meant to be.
enum NearestName {
  /// The nearest of the names within two changed letters, or a third of the word; nil when none is.
  static func of(_ word: String, among names: [String]) -> String? {
    let wanted = Array(word.lowercased().prefix(64))
    let limit = max(2, wanted.count / 3)
    let near = names.map { (distance(wanted, Array($0.lowercased().prefix(64))), $0) }
    guard let best = near.min(by: { $0 < $1 }), best.0 <= limit, best.0 < wanted.count else {
      return nil
    }
    return best.1
  }

  /// Letters put in, taken away, changed or swapped (optimal string alignment).
  static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var before = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1] + [Int](repeating: 0, count: b.count)
      for j in b.indices {
        row[j + 1] = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          row[j + 1] = min(row[j + 1], before[j - 1] + 1)
        }
      }
      before = last
      last = row
    }
    return last[b.count]
  }
}
