import SamplanBase
import SamplanDocuments

/// What a plan's pages know of a region beside the result: its name and where it lies.
struct PlacedRegion: Sendable, Equatable {
  var code: PartyCode
  var shortName: String
  var latitude: Double?
  var longitude: Double?
}

/// The regions by code, with names for pages.
struct RegionNames: Sendable, Equatable {
  private let places: [PartyCode: PlacedRegion]

  init(_ places: [PlacedRegion]) {
    self.places = Dictionary(places.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// `Västmanland`; the code when the region has not opened its log.
  subscript(code: PartyCode) -> String { places[code]?.shortName ?? code.rawValue }

  func place(_ code: PartyCode) -> PlacedRegion? { places[code] }

  /// A name that fits a tile: 14 letters at most.
  func brief(_ code: PartyCode) -> String {
    let name = self[code]
    if name.count <= 14 { return name }
    let words = name.split(separator: " ")
    guard words.count > 1 else { return String(name.prefix(13)) + "…" }
    // `Västra Götaland` → `V. Götaland`, `Jämtland Härjedalen` → `Jämtland H.`
    let short = "\(words[0].prefix(1)). \(words.dropFirst().joined(separator: " "))"
    return short.count <= 11
      ? short : "\(words[0]) \(words.dropFirst().map { "\($0.prefix(1))." }.joined(separator: " "))"
  }
}

extension Language {
  /// A small number in words, as in running text: `fyra regioner`.
  func words(_ number: Int) -> String {
    let swedish = [
      "ingen", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva",
      "tolv",
    ]
    let english = [
      "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
      "eleven", "twelve",
    ]
    guard (0...12).contains(number) else { return self.number(number) }
    return self == .sv ? swedish[number] : english[number]
  }

  /// `fyra regioner`, `one region`.
  func regions(_ number: Int) -> String {
    switch self {
    case .sv: "\(words(number)) \(number == 1 || number == 0 ? "region" : "regioner")"
    case .en: "\(words(number)) \(number == 1 ? "region" : "regions")"
    }
  }
}
