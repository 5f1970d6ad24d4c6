import SamplanBase
import SamplanJournal

/// Whether a node is well (hälsa).
package struct Health: Sendable, Hashable {
  /// Statements can be read and written.
  package let isWell: Bool
  /// Entries in all logs together.
  package let entries: Int
  /// What is wrong, in words.
  package let problems: [Text]
}

extension Node {
  /// Whether the storage answers and the picture is up with it.
  package func health() async -> Health {
    let entries = entryCount.all
    let left = leftLogs.sorted { $0.key < $1.key }.map(\.value.text)
    guard left.isEmpty else { return Health(isWell: false, entries: entries, problems: left) }
    do {
      let stored = try await storage.heads().values.reduce(0) { $0 + $1.size }
      guard stored > entries + 10_000 else {
        return Health(isWell: true, entries: entries, problems: [])
      }
      let behind = Text(
        sv: "Bilden ligger \(stored - entries) poster efter loggarna.",
        en: "The picture is \(stored - entries) entries behind the logs.")
      return Health(isWell: false, entries: entries, problems: [behind])
    } catch {
      let text =
        (error as? Refusal)?.text
        ?? Text(
          sv: "Databasen svarar inte.", en: "The database does not answer.")
      return Health(isWell: false, entries: entries, problems: [text])
    }
  }
}
