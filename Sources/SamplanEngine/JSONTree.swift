/// A JSON text as a tree. Arrays of nothing but numbers, the bulk of an instance, lie dense.
indirect enum JSONTree: Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case numbers([Double])
  case array([JSONTree])
  case object([String: JSONTree])

  /// Deepest nesting that is read.
  static let depthLimit = 32

  /// Most values besides numbers that are read: a tree takes more memory than its text.
  static let valueLimit = 2_000_000

  /// What stands here, for a message.
  var kindName: (sv: String, en: String) {
    switch self {
    case .null: ("null", "null")
    case .bool: ("ett sanningsvärde", "a truth value")
    case .number: ("ett tal", "a number")
    case .string: ("en text", "a text")
    case .numbers, .array: ("en lista", "a list")
    case .object: ("ett objekt", "an object")
    }
  }

  /// The elements of a list, or `nil` when this is no list.
  var elements: [JSONTree]? {
    switch self {
    case .array(let elements): elements
    case .numbers(let numbers): numbers.map(JSONTree.number)
    default: nil
    }
  }
}
