/// How protected a piece of information is (informationsklass). A page takes the highest class of
/// what it shows. Anything above `restricted` is refused.
package enum InformationClass: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
  /// Open.
  case open
  /// Internal to NSPL (intern).
  case `internal`
  /// Secrecy under the Public Access to Information and Secrecy Act, OSL (2009:400).
  case secrecy
  /// Begränsat hemlig; only in an installation marked for it.
  case restricted

  private var rank: Int {
    switch self {
    case .open: 0
    case .internal: 1
    case .secrecy: 2
    case .restricted: 3
    }
  }

  package static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }

  /// The mark in header, footer and file names.
  package var label: Text {
    switch self {
    case .open: Text(sv: "Öppen", en: "Open")
    case .internal: Text(sv: "Intern NSPL", en: "Internal NSPL")
    case .secrecy: Text(sv: "Sekretess (OSL)", en: "Secrecy (OSL)")
    case .restricted: Text(sv: "Begränsat hemlig", en: "Restricted")
    }
  }
}

/// Whom a statement is shared with (delning).
package enum Audience: String, Sendable, Hashable, Codable, CaseIterable {
  /// The writing party only.
  case own
  /// The regions of the same sjukvårdsregion.
  case healthCareRegion = "sjukvardsregion"
  /// All regions and the kansli.
  case allRegions = "regions"
  /// All regions, the kansli and authorities.
  case authorities
}
