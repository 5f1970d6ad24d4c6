import SamplanBase

extension Instance {
  /// Largest file that is read, bytes.
  package static let fileLimit = 64 << 20

  /// Most problems that are told at once.
  package static let problemLimit = 200

  /// An instance read from a file, and what was not understood in it.
  package struct Reading: Sendable {
    package let instance: Instance
    /// Paths of fields that this version does not know and did not use. A misspelt optional
    /// field shows up here, so tell the user.
    package let unknownFields: [String]
  }

  /// Reads a file in the format; refuses with every problem and its JSON path.
  package init(json: [UInt8]) throws(Refusal) {
    self = try Instance.read(json).instance
  }

  /// Reads a file in the format, and tells which fields were not understood.
  package static func read(_ json: [UInt8]) throws(Refusal) -> Reading {
    guard json.count <= fileLimit else {
      throw Refusal(
        .limit,
        Text(
          sv: "Filen är större än \(fileLimit >> 20) MB, som är det mesta som läses.",
          en: "The file is larger than \(fileLimit >> 20) MB, which is the most that is read."))
    }
    let tree = try JSONTree.parse(json)
    let reader = InstanceReader()
    let root = InstanceReader.Node(tree: tree, path: "", reader: reader)
    let instance = root.instance()
    // Shapes are worth comparing only when every value could be read.
    let problems = reader.problems.isEmpty ? instance.problems() : reader.problems
    if !problems.isEmpty { throw refusal(problems) }
    return Reading(instance: instance, unknownFields: reader.unknown.sorted())
  }

  /// Refuses with every problem, if there are any.
  package func check() throws(Refusal) {
    let found = problems()
    if !found.isEmpty { throw Instance.refusal(found) }
  }

  private static func refusal(_ problems: [Refusal.Problem]) -> Refusal {
    let count = problems.count
    let more = count - problemLimit
    var shown = Array(problems.prefix(problemLimit))
    if more > 0 {
      shown.append(
        Refusal.Problem(.whole, Text(sv: "och \(more) fel till", en: "and \(more) more problems")))
    }
    return Refusal(
      .input,
      Text(
        sv: "Instansen kan inte användas: \(count) fel.",
        en: "The instance cannot be used: \(count) \(count == 1 ? "problem" : "problems")."),
      problems: shown)
  }

  /// The instance in the format: sorted names, shortest decimals that read back the same. The
  /// same instance always gives the same bytes.
  package func json() -> [UInt8] {
    stableJSON(self)
  }
}
