import Foundation
import SamplanBase
import SamplanJournal
import Synchronization

/// Keeps the folded logs in a file between starts, so that a start reads the file and the newest
/// entries instead of every log from its beginning.
///
/// The file is signed with a key of the node. A file that is forged, damaged, of another version, or not a beginning of the logs as stored is left
/// aside with a line in the log.
package final class SnapshotKeeping: Sendable {
  /// The file is written anew when more entries than these have come: reading and folding so many
  /// takes less than a tenth of a second.
  package static let entriesBetween = 2000
  /// How often a running server looks whether so many have come.
  package static let interval = Duration.seconds(600)
  /// The most bytes of a file, read or written: 1 GiB.
  package static let bytesMax = 1 << 30

  private let file: SnapshotFile
  /// Nil on a node without keys, which keeps no file.
  private let seal: SnapshotSeal?
  private let report: @Sendable (String) -> Void
  /// Entries of all logs that the file holds.
  private let kept = Mutex(0)

  /// - Parameters:
  ///   - path: the file, in a folder that exists.
  ///   - keys: the node's; the first hosted party's signs the file.
  ///   - report: takes lines for the log.
  package init(
    path: String, keys: KeyRing, report: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    file = SnapshotFile(path: path)
    seal = SnapshotSeal(keys)
    self.report = report
  }

  /// The logs as folded when the file was written, brought up to what is stored and checked against
  /// the logs' own heads: ready for `Node.start`. Empty when there is no file that can be used.
  package func load(from storage: any JournalStorage) async -> [PartyCode: PartyViews] {
    do {
      guard let seal, let sealed = try file.read(atMost: Self.bytesMax) else { return [:] }
      guard let bytes = seal.opened(sealed) else {
        report("\(file.path) is left aside: it is not signed with this node's key.")
        return [:]
      }
      let views = await Snapshot.read(bytes, journal: storage.journal)
      guard !views.isEmpty else {
        report("\(file.path) is left aside: it is damaged, or of another version or journal.")
        return [:]
      }
      let joined = try await Self.join(views, to: storage)
      kept.withLock { $0 = Self.entries(views) }
      return joined
    } catch is NoBeginning {
      report("\(file.path) is left aside: it is not a beginning of the logs as stored.")
    } catch {
      report("\(file.path) is left aside: \(error)")
    }
    return [:]
  }

  /// Writes the file when at least so many entries have come since it was written. That it cannot
  /// be written is told, and harms nothing.
  package func save(_ node: Node, after entriesMin: Int = 1) {
    guard let seal else { return }
    let views = PartyCode.all.map { node.views(of: $0) }
    let entries = views.reduce(0) { $0 + $1.head.size }
    guard entries - kept.withLock({ $0 }) >= entriesMin else { return }
    do {
      let bytes = try seal.sealed(Snapshot.write(views, journal: node.storage.journal))
      guard bytes.count <= Self.bytesMax else {
        report("\(file.path) is not written: it would be larger than \(Self.bytesMax) bytes.")
        return
      }
      try file.write(bytes)
      kept.withLock { $0 = entries }
    } catch {
      report("\(file.path) could not be written: \(error)")
    }
  }

  /// Keeps the file for a running server until cancelled: at once and at each interval when many
  /// entries have come, and at the end when any have.
  package func keep(_ node: Node) async {
    while !Task.isCancelled {
      save(node, after: Self.entriesBetween + 1)
      try? await Task.sleep(for: Self.interval)
    }
    save(node)
  }

  /// The snapshot does not lead to the logs as they are stored.
  private struct NoBeginning: Error {}

  private static func entries(_ views: [PartyCode: PartyViews]) -> Int {
    views.values.reduce(0) { $0 + $1.head.size }
  }

  /// Folds what each log has got since, up to its stored head, which must then be the same: so the
  /// snapshot was a beginning of the log as it is stored now.
  private static func join(
    _ views: [PartyCode: PartyViews], to storage: any JournalStorage
  ) async throws -> [PartyCode: PartyViews] {
    let heads = try await storage.heads()
    return try await withThrowingTaskGroup(of: PartyViews.self) { group in
      for (party, views) in views {
        guard let head = heads[party] else { throw NoBeginning() }
        group.addTask { try await join(views, to: head, in: storage) }
      }
      var joined: [PartyCode: PartyViews] = [:]
      for try await views in group { joined[views.head.party] = views }
      return joined
    }
  }

  private static func join(
    _ start: PartyViews, to head: LogHead, in storage: any JournalStorage
  ) async throws -> PartyViews {
    var views = start
    while views.head.size < head.size {
      let before = views.head.size
      let entries = try await storage.read(
        head.party, from: before, limit: min(LogFolding.batch, head.size - before))
      for entry in entries { views.apply(entry) }
      guard views.head.size > before else { throw NoBeginning() }
    }
    guard views.head.size == head.size, views.head.root == head.root else { throw NoBeginning() }
    return views
  }
}
