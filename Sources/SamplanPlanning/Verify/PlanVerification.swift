import Foundation
import SamplanBase

/// A plan computed again from its frozen input and compared with what it told (kontrollkörning).
///
/// The same input and seed on the same build give the same bytes. Another build may differ; then
/// every place that differs is told, up to a limit.
package struct PlanVerification: Sendable, Hashable {
  /// One place where the two differ.
  package struct Difference: Sendable, Hashable {
    /// Where it stands: `variants[2].shortBedDays[0].mean`.
    package let path: String
    /// What the plan told; nil when it has nothing there.
    package let told: String?
    /// What was computed now; nil when there is nothing there.
    package let found: String?
  }

  /// Differences kept at most; the rest are counted.
  package static let differencesMax = 50

  /// Whether the input is the one that the plan names by its hash.
  package let isItsInput: Bool
  /// The build that computed the plan, and the one that computed it now.
  package let toldVersion: String
  /// The build that computed it now.
  package let version: String
  package let differences: [Difference]
  /// Places that differ in all.
  package let differenceCount: Int

  /// Whether the plan holds: its own input, and the same result in every place.
  package var holds: Bool { isItsInput && differenceCount == 0 }
}

/// Computes a plan again and compares.
/// - Parameters:
///   - told: the result's JSON; a file of `plan run` may have its marks around it.
///   - input: the frozen input's JSON.
///   - progress: as of `runPlan`.
/// - Throws: that either cannot be read, what is wrong with the input, or that it was stopped.
package func verifyPlan(
  told: [UInt8], input: [UInt8], threads: Int = 0, engineVersion: String,
  progress: @escaping @Sendable (PlanProgress) -> Bool = { _ in true }
) throws(Refusal) -> PlanVerification {
  let given = try PlanJSON.read(PlanInput.self, from: input)
  switch given.runMode {
  case .need:
    let result = try PlanJSON.read(NeedResult.self, from: told)
    let again = try runNeed(
      given, threads: threads, engineVersion: engineVersion, progress: progress
    ).result
    return compared(result, again, \.provenance, of: given)
  case .resources:
    let result = try toldResult(told)
    let again = try runPlan(
      given, threads: threads, engineVersion: engineVersion, progress: progress
    ).result
    return compared(result, again, \.provenance, of: given)
  }
}

/// The two results, the builds that computed them aside.
private func compared<Result: Encodable>(
  _ told: Result, _ again: Result, _ provenance: WritableKeyPath<Result, PlanResult.Provenance>,
  of input: PlanInput
) -> PlanVerification {
  var comparison = JSONComparison()
  var (before, after) = (told, again)
  before[keyPath: provenance].engineVersion = ""
  after[keyPath: provenance].engineVersion = ""
  comparison.compare(tree(before), tree(after), at: "")
  return PlanVerification(
    isItsInput: input.digest == told[keyPath: provenance].inputHash,
    toldVersion: told[keyPath: provenance].engineVersion,
    version: again[keyPath: provenance].engineVersion, differences: comparison.found,
    differenceCount: comparison.count)
}

/// The result alone, or inside the marks of a file.
private func toldResult(_ bytes: [UInt8]) throws(Refusal) -> PlanResult {
  struct Marked: Decodable {
    let result: PlanResult
  }
  if let marked = try? JSONDecoder().decode(Marked.self, from: Data(bytes)) { return marked.result }
  return try PlanJSON.read(PlanResult.self, from: bytes)
}

private func tree(_ result: some Encodable) -> Any? {
  try? JSONSerialization.jsonObject(with: Data(PlanJSON.bytes(of: result)))
}

/// Walks two JSON trees together.
private struct JSONComparison {
  private(set) var found: [PlanVerification.Difference] = []
  private(set) var count = 0

  mutating func compare(_ a: Any?, _ b: Any?, at path: String) {
    switch (a, b) {
    case (let a as [String: Any], let b as [String: Any]):
      for key in Set(a.keys).union(b.keys).sorted() {
        compare(a[key], b[key], at: path.isEmpty ? key : "\(path).\(key)")
      }
    case (let a as [Any], let b as [Any]):
      for place in 0..<max(a.count, b.count) {
        compare(
          place < a.count ? a[place] : nil, place < b.count ? b[place] : nil,
          at: "\(path)[\(place)]")
      }
    case (nil, nil): break
    case (let a?, let b?) where (a as? NSObject) == (b as? NSObject): break
    default: note(path, a, b)
    }
  }

  private mutating func note(_ path: String, _ a: Any?, _ b: Any?) {
    count += 1
    guard found.count < PlanVerification.differencesMax else { return }
    found.append(.init(path: path, told: shown(a), found: shown(b)))
  }

  /// A number or text as it is, something larger by what it is.
  private func shown(_ value: Any?) -> String? {
    switch value {
    case nil: nil
    case let list as [Any]: "[\(list.count)]"
    case let object as [String: Any]: "{\(object.count)}"
    case let other?: "\(other)"
    }
  }
}
