import SamplanBase
import SamplanDomain
import SamplanJournal

/// One party's record as it looks from each viewpoint.
///
/// All viewpoints share the whole record until a statement comes that one of them may not see;
/// from then on that viewpoint has a record of its own, folded without the hidden bodies. So a
/// hidden figure is neither shown, counted nor summed, and reading costs nothing extra.
package struct PartyViews: Sendable {
  /// The record with everything in it.
  package private(set) var whole: PartyRecord
  /// The log's head as far as it has been folded.
  package internal(set) var head: LogHead
  private var apart: [Viewpoint: PartyRecord] = [:]

  package init(party: PartyCode, journal: JournalID) {
    whole = PartyRecord(party: party)
    head = LogHead(journal: journal, party: party)
  }

  /// Views as a snapshot kept them; `apart` by place in `Viewpoint.limited`.
  init(whole: PartyRecord, apart: [Int: PartyRecord], head: LogHead) {
    self.whole = whole
    self.head = head
    for (place, record) in apart where Viewpoint.limited.indices.contains(place) {
      self.apart[Viewpoint.limited[place]] = record
    }
  }

  /// The records that differ from the whole one, by place in `Viewpoint.limited`.
  var viewsApart: [(place: Int, record: PartyRecord)] {
    Viewpoint.limited.enumerated().compactMap { place, viewpoint in
      apart[viewpoint].map { (place, $0) }
    }
  }

  /// The record as seen from a viewpoint.
  package subscript(viewpoint: Viewpoint) -> PartyRecord { apart[viewpoint] ?? whole }

  /// Folds the next entry of the log, in every view.
  package mutating func apply(_ entry: Entry) {
    let size = whole.size
    fold(FoldableEntry(entry))
    guard whole.size > size else { return }
    head.range.append(leaf: entry.header.leafHash)
    head.lastTime = entry.header.time
  }

  /// Folds an entry without counting it into the log's head.
  mutating func fold(_ entry: FoldableEntry) {
    guard entry.index == whole.size, entry.party == whole.party else { return }
    let marking = (entry.informationClass, entry.audience)
    // A view apart costs little: what it may not see is only counted.
    if !apart.isEmpty || !Viewpoint.allSee(marking.0, marking.1) {
      var hidden = entry
      hidden.body = nil
      for viewpoint in Viewpoint.limited {
        let sees = viewpoint.sees(marking.0, marking.1)
        if apart[viewpoint] == nil {
          if sees { continue }
          apart[viewpoint] = whole
        }
        apart[viewpoint]!.apply(sees ? entry : hidden)
      }
    }
    whole.apply(entry)
  }
}

extension FoldableEntry {
  /// The entry as the picture folds it.
  package init(_ entry: Entry) {
    let header = entry.header
    var body: [UInt8]?
    if case .present(let payload) = entry.payload { body = Array(payload.body) }
    self.init(
      party: header.party, index: header.index, time: header.time,
      authorFunction: header.author.rawValue, typeName: header.type.name,
      typeVersion: header.type.version, informationClass: header.informationClass,
      audience: header.audience, hash: header.leafHash, body: body)
  }
}
