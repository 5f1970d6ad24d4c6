import SamplanBase

/// Turns a JSON tree into an instance, collecting what is wrong instead of stopping at it.
final class InstanceReader {
  private(set) var problems: [Refusal.Problem] = []
  private(set) var unknown: [String] = []

  func report(_ path: String, _ sv: String, _ en: String) {
    let place: Refusal.Place = path.isEmpty ? .whole : .field(path)
    problems.append(Refusal.Problem(place, Text(sv: sv, en: en)))
  }

  /// Unknown fields past this number are not named.
  static let unknownLimit = 100

  func reportUnknown(_ path: String) {
    if unknown.count < Self.unknownLimit { unknown.append(path) }
  }

  /// A value and the way to it.
  struct Node {
    let tree: JSONTree
    let path: String
    let reader: InstanceReader

    func expected(_ sv: String, _ en: String) {
      let found = tree.kindName
      reader.report(
        path, "\(sv) väntades, här står \(found.sv)", "\(en) expected, found \(found.en)")
    }

    private func pathOf(_ name: String) -> String {
      path.isEmpty ? name : "\(path).\(name)"
    }

    /// A field that has to be there.
    func field(_ name: String) -> Node? {
      guard case .object(let fields) = tree else { return nil }
      guard let value = fields[name] else {
        reader.report(pathOf(name), "fältet saknas", "the field is missing")
        return nil
      }
      return Node(tree: value, path: pathOf(name), reader: reader)
    }

    /// A field that may be absent or null.
    func optional(_ name: String) -> Node? {
      guard case .object(let fields) = tree, let value = fields[name], value != .null else {
        return nil
      }
      return Node(tree: value, path: pathOf(name), reader: reader)
    }

    /// Whether this is an object; notes the fields that are not among `names`.
    func isObject(_ names: [String]) -> Bool {
      guard case .object(let fields) = tree else {
        expected("ett objekt", "an object")
        return false
      }
      for name in fields.keys where !names.contains(name) { reader.reportUnknown(pathOf(name)) }
      return true
    }

    /// The elements of a list.
    func list<Value>(_ read: (Node) -> Value) -> [Value] {
      guard let elements = tree.elements else {
        expected("en lista", "a list")
        return []
      }
      return elements.enumerated().map { index, element in
        read(Node(tree: element, path: "\(path)[\(index)]", reader: reader))
      }
    }

    func number() -> Double {
      guard case .number(let number) = tree else {
        expected("ett tal", "a number")
        return 0
      }
      return number
    }

    func whole() -> Int {
      let value = number()
      guard let whole = Int(exactly: value) else {
        reader.report(
          path, "ett heltal väntades, här står \(value)", "a whole number expected, found \(value)")
        return 0
      }
      return whole
    }

    func text() -> String {
      guard case .string(let text) = tree else {
        expected("en text", "a text")
        return ""
      }
      return text
    }

    func truth() -> Bool {
      guard case .bool(let truth) = tree else {
        expected("true eller false", "true or false")
        return false
      }
      return truth
    }

    func numbers() -> [Double] {
      if case .numbers(let numbers) = tree { return numbers }
      return list { $0.number() }
    }

    func grid() -> [[Double]] { list { $0.numbers() } }

    func cube() -> [[[Double]]] { list { $0.grid() } }

    func wholes() -> [Int] { list { $0.whole() } }

    /// Numbers by name; null means that the name has none.
    func table() -> [String: Double] {
      guard case .object(let fields) = tree else {
        expected("ett objekt", "an object")
        return [:]
      }
      var table: [String: Double] = [:]
      for name in fields.keys.sorted() {
        if let node = optional(name) { table[name] = node.number() }
      }
      return table
    }
  }
}
