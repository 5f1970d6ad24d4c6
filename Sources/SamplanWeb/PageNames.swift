import SamplanBase
import SamplanDomain
import SamplanService

extension Visit {
  /// A party's official name, as far as the visitor may read it.
  func name(of party: PartyCode) -> String {
    if party == .kansli { return say("NSPL kansli", "NSPL secretariat") }
    guard let picture = try? picture(), let opened = picture[party].opened else {
      return say("Region med länskod \(party)", "Region with county code \(party)")
    }
    return opened.value.officialName
  }

  /// Which state of the logs the page shows.
  func footing() -> Footing? {
    guard let picture = try? picture() else { return nil }
    return Footing(
      asOf: picture.records.compactMap(\.lastTime).max()?.swedish,
      logs: picture.records.count { $0.size > 0 }, words: node.eightWords)
  }
}
