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
  var before = try ToldResult(told)
  let again: [UInt8] =
    switch given.runMode {
    case .need:
      PlanJSON.bytes(
        of: try runNeed(
          given, threads: threads, engineVersion: engineVersion, progress: progress
        ).result)
    case .resources:
      PlanJSON.bytes(
        of: try runPlan(
          given, threads: threads, engineVersion: engineVersion, progress: progress
        ).result)
    }
  var after = try ToldResult(again)
  let (toldVersion, inputHash) = (before.takeVersion(), before.provenance["inputHash"] as? String)
  _ = after.takeVersion()
  var compared = JSONComparison()
  compared.compare(before.tree, after.tree, at: "")
  return PlanVerification(
    isItsInput: inputHash == after.provenance["inputHash"] as? String, toldVersion: toldVersion,
    version: engineVersion, differences: compared.found, differenceCount: compared.count)
}

/// A result's JSON, of a plan or of the need, alone or inside the marks of a file.
private struct ToldResult {
  private(set) var tree: [String: Any]

  init(_ bytes: [UInt8]) throws(Refusal) {
    let read = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    guard let found = read?["result"] as? [String: Any] ?? read, found["provenance"] != nil else {
      throw Refusal(
        .input,
        Text(
          sv: "Filen är inget resultat av en körning.", en: "The file is no result of a run."))
    }
    tree = found
  }

  var provenance: [String: Any] { tree["provenance"] as? [String: Any] ?? [:] }

  /// The build that computed it, taken out: it is told apart and not compared.
  mutating func takeVersion() -> String {
    var provenance = provenance
    let version = provenance.removeValue(forKey: "engineVersion") as? String
    tree["provenance"] = provenance
    return version ?? ""
  }
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
