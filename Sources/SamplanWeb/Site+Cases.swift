import SamplanBase

/// The addresses of cases, under `/arenden`.
package enum CasePlace: Sendable, Hashable {
  case list(DataFormat)
  /// A new case; the query can name the plan it comes from.
  case new
  /// Opens the directives of the operational plan.
  case operationalPlan
  /// The case with its board of 21.
  case board(CaseID, DataFormat)
  case edit(CaseID)
  /// Where the text is written and settled.
  case text(CaseID)
  /// A settled version, the very bytes that were hashed.
  case settled(CaseID, version: Int)
  /// Where a region's registrar records its decision.
  case decision(CaseID, PartyCode)
  case planned(CaseID, PartyCode)
  case boardPaper(CaseID, PartyCode)

  /// The address, each varying part as `part` makes it.
  func address(_ part: (_ name: String, _ value: String) -> String) -> String {
    let root = "/arenden"
    func of(_ id: CaseID) -> String { "\(root)/\(part("case", id.rawValue))" }
    switch self {
    case .list(let format): return root + format.ending
    case .new: return root + "/nytt"
    case .operationalPlan: return root + "/verksamhetsplan-2026"
    case .board(let id, let format): return of(id) + format.ending
    case .edit(let id): return of(id) + "/andra"
    case .text(let id): return of(id) + "/text"
    case .settled(let id, let version):
      return of(id) + "/text/\(part("version", String(version))).txt"
    case .decision(let id, let region):
      return of(id) + "/beslut/\(part("region", region.rawValue))"
    case .planned(let id, let region):
      return of(id) + "/planerat/\(part("region", region.rawValue))"
    case .boardPaper(let id, let region):
      return of(id) + "/tjansteskrivelse/\(part("region", region.rawValue)).docx"
    }
  }

  /// The region whose statement the address is about.
  var party: PartyCode? {
    switch self {
    case .decision(_, let region), .planned(_, let region): region
    // A board paper is the kansli's material for a region, not the region's statement.
    case .list, .new, .operationalPlan, .board, .edit, .text, .settled, .boardPaper: nil
    }
  }

  /// The case, when the address is of one.
  var number: CaseID? {
    switch self {
    case .board(let id, _), .edit(let id), .text(let id), .settled(let id, _),
      .decision(let id, _), .planned(let id, _), .boardPaper(let id, _):
      id
    case .list, .new, .operationalPlan: nil
    }
  }

  var isPage: Bool {
    switch self {
    case .list(let format), .board(_, let format): format == .html
    case .settled, .boardPaper: false
    case .new, .operationalPlan, .edit, .text, .decision, .planned: true
    }
  }

  /// Reads the parts of an address; nil when there is no such place.
  init?(_ parts: [String]) {
    guard let first = parts.first else { return nil }
    if parts.count == 1 {
      guard
        let format = [DataFormat.html, .json, .csv].first(where: { "arenden\($0.ending)" == first })
      else { return nil }
      self = .list(format)
      return
    }
    guard first == "arenden", let place = Self.read(Array(parts.dropFirst())) else { return nil }
    self = place
  }

  private static func read(_ parts: [String]) -> CasePlace? {
    if parts.count == 1 {
      if parts[0] == "nytt" { return .new }
      if parts[0] == "verksamhetsplan-2026" { return .operationalPlan }
      let format = [DataFormat.json, .csv].first { parts[0].hasSuffix($0.ending) } ?? .html
      return CaseID(String(parts[0].dropLast(format.ending.count))).map { .board($0, format) }
    }
    guard let id = CaseID(parts[0]) else { return nil }
    if parts.count == 2 {
      switch parts[1] {
      case "andra": return .edit(id)
      case "text": return .text(id)
      default: return nil
      }
    }
    guard parts.count == 3 else { return nil }
    let region = PartyCode(String(parts[2].prefix(2))).flatMap { $0.isRegion ? $0 : nil }
    switch (parts[1], region) {
    case ("text", _):
      guard parts[2].hasSuffix(".txt"), let version = Int(parts[2].dropLast(4)) else { return nil }
      return .settled(id, version: version)
    case ("beslut", let region?): return .decision(id, region)
    case ("planerat", let region?): return .planned(id, region)
    case ("tjansteskrivelse", let region?): return .boardPaper(id, region)
    default: return nil
    }
  }
}

extension Site {
  /// A case with its board.
  static func board(_ id: CaseID) -> Site { .cases(.board(id, .html)) }
}
