import Foundation
import SamplanBase
import SamplanPlanning
import Synchronization

/// Results that have been read lately, so that each page of a plan does not decode it again.
/// A result never changes once it is there, so nothing here grows old.
final class PlanShelf: Sendable {
  /// Results kept at most; one is about 2 MB.
  static let resultsMax = 8

  private struct Kept {
    let key: String
    let result: PlanResult
  }

  private let kept = Mutex<[Kept]>([])

  /// The result in these bytes. Whoever asks has been authorised by fetching them.
  func result(_ key: String, _ bytes: [UInt8]) throws -> PlanResult {
    let found: PlanResult? = kept.withLock { kept in
      guard let place = kept.firstIndex(where: { $0.key == key }) else { return nil }
      let hit = kept.remove(at: place)
      kept.append(hit)
      return hit.result
    }
    if let found { return found }
    let result: PlanResult
    do {
      result = try JSONDecoder().decode(PlanResult.self, from: Data(bytes))
      try result.checkShape()
    } catch {
      throw Refusal(
        .fault,
        Text(
          sv: "Resultatet går inte att läsa. Kör planen på nytt.",
          en: "The result cannot be read. Run the plan again."), cause: "\(error)")
    }
    kept.withLock { kept in
      if kept.count >= Self.resultsMax { kept.removeFirst() }
      kept.append(Kept(key: key, result: result))
    }
    return result
  }
}
