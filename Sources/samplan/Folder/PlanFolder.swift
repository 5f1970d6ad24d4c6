import Foundation
import SamplanBase
import SamplanService

/// What a plan was made from: in the folder that `plan run` wrote, or on a node.
struct PlanFolder {
  let path: String

  /// Bytes of an input or a result at most, as the store has it.
  private static let bytesMax = 64_000_000

  /// - Parameter plan: a folder, or P-… or K-… on a node.
  static func ground(
    of plan: String, _ actor: ActorOption, _ data: DataOption
  ) async throws -> PlanGround {
    if let origin = RunOrigin(identifier: plan), !FileManager.default.fileExists(atPath: plan) {
      let node = try await Assembly.open(data.folder).node
      return try await actor.signedIn(to: node, for: .readPlans, party: nil) { actor in
        try await node.planGround(of: origin, for: actor)
      }
    }
    let folder = PlanFolder(path: plan)
    // A folder of the need has no plan.
    let told = try folder.hasFile("need") ? folder.file("need") : folder.file("plan")
    return PlanGround(told: told, input: try folder.file("input"))
  }

  /// The file of this kind in the folder, whatever its class is.
  private func file(_ stem: String) throws -> [UInt8] {
    let found = files(stem)
    guard let name = found.first, found.count == 1 else {
      throw Refusal(
        .missing,
        Text(
          sv: "\(path) är ingen mapp från samplan plan run: den ska ha en fil \(stem).….json.",
          en: "\(path) is no folder of samplan plan run: it must have one file \(stem).….json."))
    }
    return try InputFile.read("\(path)/\(name)", limit: Self.bytesMax)
  }

  private func hasFile(_ stem: String) -> Bool { !files(stem).isEmpty }

  private func files(_ stem: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasPrefix(stem + ".") && $0.hasSuffix(".json") }.sorted()
  }
}
