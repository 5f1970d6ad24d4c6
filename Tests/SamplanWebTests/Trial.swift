import CResources
import Foundation
import Logging
import SamplanBase
import SamplanDomain
import SamplanJournal
import SamplanService
import SamplanStore
import Synchronization
import Testing

@testable import SamplanWeb

/// A site on a node with a real SQLite file in a folder of its own, and a clock that stands still.
final class Trial: Sendable {
  let path: String
  let node: Node
  let pages: Pages

  init(
    isDemonstration: Bool = true, configuration: WebConfiguration = WebConfiguration()
  ) async throws {
    var template = Array("\(NSTemporaryDirectory())/samplan-site-XXXXXX".utf8CString)
    path = try #require(mkdtemp(&template).map { String(cString: $0) })
    let database = try NodeDatabase.open(path: path + "/samplan.sqlite")
    let drawn = Mutex(0)
    let bytes: @Sendable (Int) -> [UInt8] = { count in
      var bytes: [UInt8] = []
      while bytes.count < count {
        let number = drawn.withLock { number in
          number += 1
          return number
        }
        bytes += Digest(of: Array("\(number)".utf8)).bytes
      }
      return Array(bytes.prefix(count))
    }
    let surroundings = Surroundings(
      now: { Instant("2026-11-20T08:15:00.000Z")! }, randomBytes: bytes)
    let journal = try #require(
      JournalID(isDemonstration ? .demonstration : .real, randomBytes: bytes(16)))
    var signing: [PartyCode: SigningKey] = [:]
    var pinned = PinnedKeys(journal: journal)
    for party in PartyCode.all {
      let key = try #require(SigningKey(seed: bytes(32)))
      signing[party] = key
      try pinned.pin(KeyCard(journal: journal, party: party, key: key.verifyingKey))
    }
    node = try await Node.start(
      settings: NodeSettings(
        isDemonstration: isDemonstration, version: "trial", ceiling: .internal),
      surroundings: surroundings, stores: database.stores,
      storage: try JournalSQLite(database, journal: journal),
      keys: KeyRing(signing, pinned: pinned),
      // Stands in for scrypt, which pages need not wait for.
      hasher: PasswordHasher(
        hash: { "plain:" + $0 }, verify: { "plain:" + $0 == $1 }))
    pages = Pages(
      node: node, configuration: configuration,
      logger: Logger(label: "trial") { _ in SwiftLogNoOpLogHandler() })
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A site filled as the demonstration is, with the open figures that travel in the program.
  static func demonstration(
    scenarios names: [String] = ["s1-masskada", "s5-angrepp-flera-omraden"]
  ) async throws -> Trial {
    let trial = try await Trial()
    let scenarios = names.map {
      resource("demo/scenarios/\($0).yaml")
    }
    let sources = DemoSources(
      regions: resource("demo/regions.csv"),
      municipalities: resource("demo/municipalities.csv"),
      hospitals: resource("demo/hospitals.csv"), capacity: resource("demo/capacity.csv"),
      scenarios: scenarios)
    try await DemoFilling(trial.node, sources).fill()
    return trial
  }

  /// The demonstration with a published plan, made once and only read.
  static func shared() async throws -> Trial { try await sharedTask.value }

  private static let sharedTask = Task {
    let trial = try await Trial.demonstration()
    _ = try await trial.publishPlan()
    return trial
  }

  /// Somebody who reads the site, signed in with a ready role or not at all.
  func reader(
    _ role: Role? = nil, _ region: String = "19", language: Language = .sv
  ) async throws -> Reader {
    let reader = Reader(pages, language: language)
    if let role { try await reader.take(role, region) }
    return reader
  }
}

/// A file that travels in the program.
func resource(_ name: String) -> [UInt8] {
  guard let found = samplan_resource_named(name) else { return [] }
  return Array(UnsafeBufferPointer(start: found.pointee.bytes, count: found.pointee.length))
}

/// A region by its code.
func code(_ text: String) -> PartyCode { PartyCode(text)! }
