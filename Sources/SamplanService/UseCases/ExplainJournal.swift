import SamplanBase
import SamplanDomain
import SamplanJournal

/// One line of the journal's history in plain words.
package struct HistoryLine: Sendable, Hashable {
  package let party: PartyCode
  package let index: Int
  package let time: Instant
  /// In which function it was stated: `region.reporter`.
  package let authorFunction: String
  package let what: Text
  package let informationClass: InformationClass
  package let audience: Audience
  /// The leaf hash, for comparing with another copy.
  package let hash: Digest
}

/// A page of history, latest first.
package struct History: Sendable, Hashable {
  package let lines: [HistoryLine]
  /// Give this as `before` to go on; nil at the beginning of the log.
  package let next: Int?
}

extension Node {
  /// Lines of history at once, at most.
  package static let historyMax = 500

  /// What a party has stated, in plain words, latest first.
  /// - Parameter before: only entries before this index; nil begins with the latest.
  package func explainJournal(
    _ party: PartyCode, before: Int? = nil, limit: Int = 50, for actor: Actor?
  ) async throws -> History {
    try authorize(actor, .readJournal, party: party)
    let end = min(max(0, before ?? .max), views(of: party).head.size)
    let count = min(max(1, limit), Self.historyMax, end)
    guard count > 0, let actor else { return History(lines: [], next: nil) }
    var entries = [Entry]()
    while entries.count < count {
      let from = end - count + entries.count
      let read = try await storage.read(party, from: from, limit: count - entries.count)
      guard !read.isEmpty else { break }
      entries += read
    }
    let viewpoint = Viewpoint(of: actor, on: party)
    // A role without content, such as an administrator, sees that something was stated, not what.
    let readsContent = Reach.of(actor.role, .readFigures) == .all
    let lines = entries.reversed().map { entry in
      HistoryLine(entry, readsContent: readsContent, viewpoint: viewpoint)
    }
    return History(lines: lines, next: end - count > 0 ? end - count : nil)
  }
}

extension HistoryLine {
  fileprivate init(_ entry: Entry, readsContent: Bool, viewpoint: Viewpoint) {
    let header = entry.header
    let sees = readsContent && viewpoint.sees(header.informationClass, header.audience)
    self.init(
      party: header.party, index: header.index, time: header.time,
      authorFunction: header.author.rawValue,
      what: sees ? Self.words(entry) : Self.closedWords(header.type.name),
      informationClass: header.informationClass, audience: header.audience,
      hash: header.leafHash)
  }

  private static func closedWords(_ type: String) -> Text {
    Text(
      sv: "En uppgift av typen \(type), vars innehåll inte delas med dig.",
      en: "A statement of type \(type), whose content is not shared with you.")
  }

  private static func words(_ entry: Entry) -> Text {
    let type = entry.header.type
    switch entry.payload {
    case .withheld:
      return Text(sv: "Innehållet är undanhållet.", en: "The content is withheld.")
    case .erased: return Text(sv: "Innehållet är raderat.", en: "The content was erased.")
    case .notYetHere:
      return Text(sv: "Innehållet har inte kommit hit än.", en: "The content is not here yet.")
    case .present(let payload):
      let statement = StatementCodec.decode(
        typeName: type.name, version: type.version, body: Array(payload.body))
      return statement.map(\.inWords)
        ?? Text(
          sv: "En uppgift av typen \(type), som den här versionen av Samplan inte förstår.",
          en: "A statement of type \(type), which this version of Samplan does not understand.")
    }
  }
}
