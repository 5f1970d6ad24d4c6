import SamplanBase

/// Looks through the bytes of a YAML file, before anything is composed, for what a scenario never
/// needs and an attacker may use: anchors, aliases, tags, directives, explicit keys, levels without
/// end.
///
/// It follows YAML closely enough to tell text from structure, and where it cannot be sure it
/// refuses: a text that begins with `*` or `&`, or that runs over lines from a line of its own,
/// must stand in quotes after its key.
struct ScenarioYAMLGuard {
  /// Deepest indentation, columns: more than any file of 20 levels needs.
  private static let indentMax = 200

  private let bytes: [UInt8]
  private var place = 0
  private var line = 1
  private var lineStart = 0
  /// The byte that ends the quoted text we are in.
  private var quote: UInt8?
  /// Whether that text began a line, where a plain text that runs over lines could be meant.
  private var quoteIsLoose = false
  private var flowDepth = 0
  /// The column that a block text must stand to the right of; nil outside one.
  private var blockColumn: Int?
  /// Whether the next byte may begin a value or a key.
  private var startsValue = true
  /// Whether a colon, dash or bracket stands before on the line.
  private var isLed = false
  /// Where the innermost key or dash of the line stands.
  private var nodeColumn = 0

  /// - Throws: the first thing that is refused, with its place.
  static func check(_ bytes: [UInt8]) throws(Refusal) {
    var scan = ScenarioYAMLGuard(bytes)
    try scan.refuseControls()
    while scan.place < scan.bytes.count { try scan.passLine() }
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  private func at(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }
  private var column: Int { place - lineStart }
  private var isAtLineEnd: Bool { [nil, 0x0A, 0x0D].contains(at(place)) }
  private var isBlankNext: Bool { [nil, 0x20, 0x09, 0x0A, 0x0D].contains(at(place + 1)) }

  private mutating func passLine() throws(Refusal) {
    lineStart = place
    if !isBlockText() { try scanLine() }
    if quote != nil, quoteIsLoose { throw Self.loose(here) }
    while !isAtLineEnd { place += 1 }
    if at(place) == 0x0D, at(place + 1) == 0x0A { place += 1 }
    place += 1
    line += 1
  }

  /// Whether the line belongs to a block text, and so is nothing but text.
  private mutating func isBlockText() -> Bool {
    guard let limit = blockColumn else { return false }
    var index = place
    while at(index) == 0x20 { index += 1 }
    if [nil, 0x0A, 0x0D].contains(at(index)) || index - place > limit { return true }
    blockColumn = nil
    return false
  }

  private mutating func scanLine() throws(Refusal) {
    startsValue = true
    isLed = false
    nodeColumn = 0
    if quote == nil { try passMarker() }
    while !isAtLineEnd, blockColumn == nil {
      if quote != nil {
        passQuoted()
      } else if bytes[place] == UInt8(ascii: "#"), column == 0 || isBlank(bytes[place - 1]) {
        return
      } else {
        try passPlain()
        place += 1
      }
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// `---` begins a document, and what follows it is as on a line of its own.
  private mutating func passMarker() throws(Refusal) {
    if at(place) == UInt8(ascii: "%") {
      throw Self.refusal(
        here, Text(sv: "direktiv (%) går inte an", en: "directives (%) are not accepted"))
    }
    if bytes[place...].prefix(3).elementsEqual("---".utf8) { place += 3 }
  }

  private mutating func passQuoted() {
    if bytes[place] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
      place += 1
      if isAtLineEnd { return }
    } else if bytes[place] == quote {
      if quote == UInt8(ascii: "'"), at(place + 1) == quote {
        place += 1
      } else {
        quote = nil
      }
    }
    place += 1
  }

  private mutating func passPlain() throws(Refusal) {
    let byte = bytes[place]
    if isBlank(byte) { return }
    if startsValue, try passStart(byte) { return }
    startsValue = false
    if flowDepth > 0 {
      try passFlow(byte)
    } else if byte == UInt8(ascii: ":"), isBlankNext {
      startsValue = true
      isLed = true
    }
  }

  /// What may begin a key or a value. Whether it has been dealt with.
  private mutating func passStart(_ byte: UInt8) throws(Refusal) -> Bool {
    guard column <= Self.indentMax || isLed else { throw Self.tooDeep(here) }
    let isBlockText = byte == UInt8(ascii: "|") || byte == UInt8(ascii: ">")
    if !isBlockText, !isLed || bytes[place - 1 - blanksBefore] == UInt8(ascii: "-") {
      nodeColumn = column
    }
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "*"): throw Self.aliased(here)
    case UInt8(ascii: "!"), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"):
      throw Self.sign(here, byte)
    case UInt8(ascii: "?") where isBlankNext: throw Self.sign(here, byte)
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      quote = byte
      quoteIsLoose = !isLed
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      try openFlow()
      return true
    case UInt8(ascii: "-") where isBlankNext && flowDepth == 0:
      guard column <= Self.indentMax else { throw Self.tooDeep(here) }
      isLed = true
      return true
    case _ where isBlockText && flowDepth == 0:
      guard isLed else { throw Self.loose(here) }
      blockColumn = nodeColumn
    default: return false
    }
    startsValue = false
    return true
  }

  private var blanksBefore: Int {
    var count = 0
    while place - 1 - count > lineStart, isBlank(bytes[place - 1 - count]) { count += 1 }
    return count
  }

  private mutating func passFlow(_ byte: UInt8) throws(Refusal) {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "*"): throw Self.aliased(here)
    case UInt8(ascii: "["), UInt8(ascii: "{"): try openFlow()
    case UInt8(ascii: "]"), UInt8(ascii: "}"): flowDepth -= 1
    case UInt8(ascii: ","), UInt8(ascii: ":"):
      startsValue = true
      isLed = true
    default: break
    }
  }

  private mutating func openFlow() throws(Refusal) {
    flowDepth += 1
    startsValue = true
    isLed = true
    if flowDepth > ScenarioYAML.depthMax { throw Self.tooDeep(here) }
  }

  /// Control characters, and line ends that YAML knows and editors do not show.
  private func refuseControls() throws(Refusal) {
    var line = 1
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A { line += 1 }
      let isNextLine = byte == 0xC2 && (at(index + 1) ?? 0) & 0xE0 == 0x80
      let isSeparator =
        byte == 0xE2 && at(index + 1) == 0x80 && (at(index + 2) ?? 0) & 0xFE == 0xA8
      let isMark = byte == 0xEF && at(index + 1) == 0xBB && at(index + 2) == 0xBF
      let isControl = byte < 0x20 && ![0x09, 0x0A, 0x0D].contains(byte) || byte == 0x7F
      guard isNextLine || isSeparator || isMark || isControl else { continue }
      throw Self.refusal(
        .line(line, column: 1),
        Text(
          sv: "raden har ett osynligt styrtecken; ta bort det",
          en: "the line has an invisible control character; remove it"))
    }
  }

  private var here: Refusal.Place {
    let before = bytes[lineStart..<min(place, bytes.count)]
    return .line(line, column: before.count { $0 & 0xC0 != 0x80 } + 1)
  }
}

extension ScenarioYAMLGuard {
  static func refusal(_ place: Refusal.Place, _ text: Text) -> Refusal {
    Refusal(
      .input,
      Text(
        sv: "Scenariofilen har något som inte går an i en scenariofil.",
        en: "The scenario file has something that a scenario file may not have."),
      problems: [.init(place, text)])
  }

  static func aliased(_ place: Refusal.Place) -> Refusal {
    refusal(
      place,
      Text(
        sv: "ankare (&) och hänvisningar (*) går inte an; skriv värdet på varje plats, och text "
          + "som börjar så inom citattecken",
        en: "anchors (&) and aliases (*) are not accepted; write the value in each place, and "
          + "text that begins so in quotes"))
  }

  static func tooDeep(_ place: Refusal.Place) -> Refusal {
    refusal(
      place,
      Text(
        sv: "filen har fler nivåer än \(ScenarioYAML.depthMax), som är gränsen",
        en: "the file has more than \(ScenarioYAML.depthMax) levels, which is the limit"))
  }

  private static func sign(_ place: Refusal.Place, _ byte: UInt8) -> Refusal {
    let sign = String(decoding: [byte], as: UTF8.self)
    return refusal(
      place,
      Text(
        sv: "\(sign) i början av ett värde går inte an; sätt text inom citattecken",
        en: "\(sign) at the start of a value is not accepted; put text in quotes"))
  }

  private static func loose(_ place: Refusal.Place) -> Refusal {
    refusal(
      place,
      Text(
        sv: "text över flera rader ska börja på samma rad som sin nyckel",
        en: "text over several lines must begin on the same line as its key"))
  }
}
