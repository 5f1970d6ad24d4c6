import SamplanBase

/// The text of a case that regions decide on, by section, and the one way it is written as a file.
///
/// The file is plain text with headings, so that anybody can check its SHA-256 with common tools:
/// what is hashed is what is read.
package struct CaseText: Sendable, Hashable {
  /// A section of the text, in the order they stand.
  package enum Section: String, Sendable, Hashable, CaseIterable {
    case proposal, summary, matter, economy, consequences, basis, recipients

    /// The heading in the text, in Swedish as the text itself.
    package var heading: String { label.sv }

    /// The section's name on a page.
    package var label: Text {
      switch self {
      case .proposal: Text(sv: "Förslag till beslut", en: "Proposed decision")
      case .summary: Text(sv: "Ärendet i korthet", en: "The matter in brief")
      case .matter: Text(sv: "Beskrivning av ärendet", en: "Description of the matter")
      case .economy: Text(sv: "Ekonomisk konsekvensanalys", en: "Economic impact analysis")
      case .consequences: Text(sv: "Andra konsekvenser", en: "Other consequences")
      case .basis: Text(sv: "Beslutsunderlag", en: "Decision basis")
      case .recipients: Text(sv: "Beslutet skickas till", en: "The decision is sent to")
      }
    }

    /// Whether no text is settled without it. The economic impact analysis is: proposals to the
    /// regions must contain one.
    /// - Source: NSPL:s verksamhetsplan 2026.
    package var isMandatory: Bool { [.proposal, .summary, .economy].contains(self) }
  }

  /// Characters (scalars) in one section at most.
  package static let sectionMax = 20_000
  private static let mark = "## "

  /// The case's title when the text was settled.
  package var title: String
  /// What stands in each section; empty sections are left out.
  package private(set) var sections: [Section: String]

  /// Line ends become line feeds, and blanks at the ends of lines and sections go.
  package init(title: String, sections: [Section: String]) {
    self.title = title
    self.sections = sections.mapValues(Self.tidied).filter { !$0.value.isEmpty }
  }

  /// The text as the bytes that are hashed and kept, UTF-8.
  package func bytes(of number: CaseID, version: Int) -> [UInt8] {
    var text = "# \(title)\n\nÄrende \(number), version \(version)\n"
    for section in Section.allCases {
      guard let content = sections[section] else { continue }
      text += "\n\(Self.mark)\(section.heading)\n\n\(content)\n"
    }
    return Array(text.utf8)
  }

  /// Reads what `bytes(of:version:)` wrote; nil for anything else.
  package init?(reading bytes: [UInt8], of number: CaseID, version: Int) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.first, first.hasPrefix("# ") else { return nil }
    var found: [Section: [Substring]] = [:]
    var current: Section?
    for line in lines.dropFirst(3) {
      if line.hasPrefix(Self.mark) {
        let heading = line.dropFirst(Self.mark.count)
        guard let section = Section.allCases.first(where: { $0.heading == heading }) else {
          return nil
        }
        current = section
      } else if let section = current {
        found[section, default: []].append(line)
      }
    }
    self.init(
      title: String(first.dropFirst(2)), sections: found.mapValues { $0.joined(separator: "\n") })
    guard self.bytes(of: number, version: version) == bytes else { return nil }
  }

  /// Refuses a text that cannot be settled, with every problem at the section's own name.
  package func validate() throws(Refusal) {
    var problems = ProblemList()
    for section in Section.allCases {
      let content = sections[section] ?? ""
      if section.isMandatory { problems.require(content, section.rawValue, max: Self.sectionMax) }
      problems.limit(content, section.rawValue, max: Self.sectionMax)
      let lines = content.split(separator: "\n", omittingEmptySubsequences: false)
      if let row = lines.firstIndex(where: { $0.hasPrefix(Self.mark) }) {
        problems.add(
          .field(section.rawValue),
          sv: "rad \(row + 1) börjar med ##, som skiljer avsnitten åt; börja raden på annat sätt",
          en: "line \(row + 1) begins with ##, which separates sections; begin it otherwise")
      }
      if content.unicodeScalars.contains(where: Self.isControl) {
        problems.add(
          .field(section.rawValue), sv: "innehåller styrtecken", en: "has control characters")
      }
    }
    try problems.refuse(
      Text(
        sv: "Texten kan inte fastställas än. Det skrivna finns kvar som utkast.",
        en: "The text cannot be settled yet. What is written is kept as a draft."))
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 && scalar != "\n" && scalar != "\t" || scalar.value == 0x7F
  }

  private static func tidied(_ text: String) -> String {
    let plain = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    var lines = plain.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let end = line.lastIndex { !$0.isWhitespace }.map { line.index(after: $0) }
      return end.map { line[..<$0] } ?? ""
    }
    while lines.first?.isEmpty == true { lines.removeFirst() }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}

/// A text is settled (text fastställd): from now on this version never changes; a newer one can
/// take its place. The kansli's.
package struct CaseTextSettled: Sendable, Hashable, Codable {
  /// Versions of one text at most.
  package static let versionsMax = 100
  /// Bytes of a text at most: seven sections of 20 000 characters, 4 bytes each, and headings.
  package static let bytesMax = 600_000

  package var number: CaseID
  /// From 1, without gaps.
  package var version: Int
  /// SHA-256 of the text's bytes: what decisions cite, and what anybody can compute.
  package var text: Digest
  /// Length of the text, bytes.
  package var bytes: Int
  /// Name of the blob that holds the bytes.
  package var blob: Digest
  package var settledOn: Day
  /// When the steering group approved it for handling in the regions; nil while it has not.
  package var approvedOn: Day?

  package init(
    number: CaseID, version: Int, text: Digest, bytes: Int, blob: Digest, settledOn: Day,
    approvedOn: Day? = nil
  ) {
    self.number = number
    self.version = version
    self.text = text
    self.bytes = bytes
    self.blob = blob
    self.settledOn = settledOn
    self.approvedOn = approvedOn
  }
}
