import SamplanBase
import SamplanDomain
import Yams

/// Scenarios as YAML files that planners write and read (scenariofil).
///
/// A file has at most 1 MB and 20 levels; anchors, aliases, tags and directives are refused before
/// anything is composed, so that a small file cannot grow to a large one. Numbers are read exactly.
/// Every problem is told with line and column.
package enum ScenarioYAML {
  /// Largest file, bytes.
  package static let bytesMax = 1_000_000
  /// Most levels within each other.
  package static let depthMax = 20

  /// The names a scenario may refer to.
  package struct Known: Sendable {
    /// Patient groups of the national assumptions.
    package var groups: [String]
    /// Transport modes of the national assumptions.
    package var modes: [String]
    /// Registered hospitals.
    package var hospitals: [HospitalID]

    package init(groups: [String], modes: [String], hospitals: [HospitalID]) {
      self.groups = groups
      self.modes = modes
      self.hospitals = hospitals
    }

    /// The names of a basis and of a register.
    package init(_ basis: Basis, hospitals: [HospitalID]) {
      self.init(
        groups: basis.groups.map(\.id), modes: basis.modes.map(\.id), hospitals: hospitals)
    }
  }

  /// Reads a scenario file.
  /// - Parameter id: the scenario's identifier when the file states none.
  /// - Throws: every problem of the file with line and column.
  package static func parse(
    _ bytes: [UInt8], known: Known, id: ScenarioID? = nil
  ) throws(Refusal) -> Scenario {
    let text = try readable(bytes)
    try ScenarioYAMLGuard.check(bytes)
    let root = try compose(text)
    try checkShape(root)
    var reader = ScenarioYAMLReader(known: known, id: id ?? ScenarioID("scenario")!)
    let scenario = reader.scenario(root)
    try refuse(reader.problems)
    return scenario
  }

  static func refuse(_ problems: [Refusal.Problem]) throws(Refusal) {
    guard !problems.isEmpty else { return }
    let count = problems.count
    throw Refusal(
      .input,
      Text(
        sv: "Scenariofilen har \(count) fel. Rätta dem och försök igen.",
        en: "The scenario file has \(count) \(count == 1 ? "problem" : "problems"). "
          + "Correct them and try again."),
      problems: problems)
  }

  private static func readable(_ bytes: [UInt8]) throws(Refusal) -> String {
    guard bytes.count <= bytesMax else {
      throw Refusal(
        .limit,
        Text(
          sv: "Scenariofilen är större än gränsen 1 MB.",
          en: "The scenario file is larger than the limit of 1 MB."))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Refusal(
        .input,
        Text(
          sv: "Scenariofilen är inte UTF-8. Spara den som UTF-8 och försök igen.",
          en: "The scenario file is not UTF-8. Save it as UTF-8 and try again."))
    }
    // The mark that some editors put first is no text.
    return text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }

  private static func compose(_ text: String) throws(Refusal) -> Node {
    let found: Node?
    do {
      // The encoding is named: the library would otherwise ask the environment.
      found = try Parser(yaml: text, encoding: .utf8).singleRoot()
    } catch let error as YamlError {
      throw ScenarioYAMLErrors.refusal(error)
    } catch {
      throw Refusal(
        .fault,
        Text(
          sv: "Scenariofilen kunde inte läsas.", en: "The scenario file could not be read."),
        cause: "yaml: \(error)")
    }
    guard let found else {
      throw Refusal(
        .input, Text(sv: "Scenariofilen är tom.", en: "The scenario file is empty."))
    }
    return found
  }

  /// A second line behind `ScenarioYAMLGuard`: no anchor and no level too many in what was read.
  private static func checkShape(_ root: Node) throws(Refusal) {
    var waiting = [(node: root, depth: 1)]
    while let (node, depth) = waiting.popLast() {
      guard depth <= depthMax else { throw ScenarioYAMLGuard.tooDeep(node.place) }
      guard node.anchor == nil else { throw ScenarioYAMLGuard.aliased(node.place) }
      switch node {
      case .mapping(let mapping):
        for (key, value) in mapping { waiting += [(key, depth + 1), (value, depth + 1)] }
      case .sequence(let sequence):
        for value in sequence { waiting.append((value, depth + 1)) }
      case .scalar, .alias: break
      }
    }
  }
}

extension Node {
  /// Where the node stands in its file.
  var place: Refusal.Place {
    mark.map { .line($0.line, column: $0.column) } ?? .whole
  }
}

/// The library's errors in the words of someone who writes a file by hand.
enum ScenarioYAMLErrors {
  static func refusal(_ error: YamlError) -> Refusal {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return refusal(at: .line(mark.line, column: mark.column), words(for: problem), problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.joined(separator: ", ")
      let place = Refusal.Place.line(max(1, context.mark.line), column: context.mark.column)
      return refusal(
        at: place,
        Text(
          sv: "\(keys) står mer än en gång på samma nivå; behåll en",
          en: "\(keys) stands more than once at the same level; keep one"),
        "duplicated keys")
    case .reader(let problem, _, _, _):
      return refusal(
        at: .whole,
        Text(
          sv: "filen har tecken som inte får stå i YAML",
          en: "the file has characters that YAML does not allow"),
        problem)
    default:
      return refusal(
        at: .whole, Text(sv: "filen är inte YAML", en: "the file is not YAML"), "\(error)")
    }
  }

  private static func refusal(at place: Refusal.Place, _ text: Text, _ cause: String) -> Refusal {
    Refusal(
      .input,
      Text(
        sv: "Scenariofilen är inte rätt skriven.", en: "The scenario file is not well written."),
      problems: [.init(place, text)], cause: "yaml: \(cause)")
  }

  private static func words(for problem: String) -> Text {
    if problem.contains("mapping values are not allowed") {
      return Text(
        sv: "kolon på fel plats: är raden ovan rätt indragen, och står text med kolon inom "
          + "citattecken?",
        en: "a colon in the wrong place: is the line above indented rightly, and does text with "
          + "a colon stand in quotes?")
    }
    if problem.contains("cannot start any token") {
      return Text(
        sv:
          "ett tecken som inte får börja ett värde; tabb går inte an som indrag, använd blanksteg",
        en: "a character that cannot start a value; tabs are no indentation, use spaces")
    }
    if problem.contains("could not find expected ':'") {
      return Text(sv: "kolon saknas efter nyckeln", en: "a colon is missing after the key")
    }
    if problem.contains("unexpected end of stream") {
      return Text(
        sv: "filen tar slut inom citattecken", en: "the file ends within quotes")
    }
    if problem.contains("another document") {
      return Text(
        sv: "filen har flera dokument (---); ett scenario per fil",
        en: "the file has several documents (---); one scenario in a file")
    }
    if problem.contains("did not find expected") {
      return Text(
        sv: "raden passar inte här: kontrollera indrag, kommatecken och hakparenteser",
        en: "the line does not fit here: check indentation, commas and brackets")
    }
    return Text(
      sv: "skrivsättet är inte YAML här", en: "this is not written as YAML")
  }
}
