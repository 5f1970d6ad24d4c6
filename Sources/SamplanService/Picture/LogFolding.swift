import SamplanBase
import SamplanDomain
import SamplanJournal

/// Reads logs from the storage into views (vikning).
enum LogFolding {
  /// Entries read at once.
  static let batch = 5000

  /// Everything of a log that follows what the views have, folded onto them.
  static func catchUp(_ views: PartyViews, from storage: any JournalStorage) async throws
    -> PartyViews
  {
    var views = views
    while true {
      let entries = try await storage.read(views.whole.party, from: views.whole.size, limit: batch)
      guard !entries.isEmpty else { return views }
      let before = views.whole.size
      for entry in entries { views.apply(entry) }
      guard views.whole.size > before else { throw gap(views.whole.party, views.whole.size) }
    }
  }

  /// All logs, from these views on, two or more at a time; a head that the storage keeps must be
  /// the one that the entries lead to.
  static func all(
    from storage: any JournalStorage, onto start: [PartyCode: PartyViews]
  ) async throws -> [PartyCode: PartyViews] {
    let heads = try await storage.heads()
    for (party, views) in start where views.head.size > heads[party]?.size ?? 0 {
      throw gap(party, heads[party]?.size ?? 0)
    }
    return try await withThrowingTaskGroup(of: PartyViews.self) { group in
      for party in PartyCode.all {
        let views = start[party] ?? PartyViews(party: party, journal: storage.journal)
        group.addTask { try await catchUp(views, from: storage) }
      }
      var folded = [PartyCode: PartyViews]()
      for try await views in group { folded[views.whole.party] = views }
      for (party, head) in heads {
        guard let views = folded[party], views.head.size >= head.size else {
          throw gap(party, folded[party]?.head.size ?? 0)
        }
        if views.head.size == head.size, views.head.root != head.root {
          throw Refusal(
            .fault,
            Text(
              sv: "Logg \(party) stämmer inte med sitt sparade huvud. "
                + "Kör `samplan journal verify`.",
              en: "Log \(party) does not match its stored head. Run `samplan journal verify`."),
            cause: "root \(views.head.root) folded, \(head.root) stored")
        }
      }
      return folded
    }
  }

  private static func gap(_ party: PartyCode, _ index: Int) -> Refusal {
    Refusal(
      .fault,
      Text(
        sv: "Logg \(party) har ett hål vid post \(index). Kör `samplan journal verify`.",
        en: "Log \(party) has a gap at entry \(index). Run `samplan journal verify`."),
      cause: "gap at \(party):\(index)")
  }
}
