import SamplanBase
import SamplanPlanning

/// What a plan is computed again from.
package struct PlanGround: Sendable {
  /// The result's JSON as it was told.
  package let told: [UInt8]
  /// The frozen input's JSON.
  package let input: [UInt8]
  /// Logs that this node has less of than the plan was made from.
  package let logsMissing: [PartyCode]

  package init(told: [UInt8], input: [UInt8], logsMissing: [PartyCode] = []) {
    self.told = told
    self.input = input
    self.logsMissing = logsMissing
  }
}

extension Node {
  /// The result and the frozen input of a run or a published plan, for whoever may read it.
  package func planGround(of origin: RunOrigin, for actor: Actor?) async throws -> PlanGround {
    switch origin {
    case .run(let id):
      guard let told = try await runResult(id, for: actor).result else {
        throw Refusal(
          .conflict,
          Text(
            sv: "Körningen \(id) har inget resultat att kontrollera.",
            en: "The run \(id) has no result to verify."))
      }
      return try await ground(told, of: id)
    case .plan(let id):
      let told = try await planResult(id, for: actor)
      let runs = try await stores.runs.runs(limit: 500)
      guard let run = runs.first(where: { $0.published == id }) else {
        throw Refusal(
          .missing,
          Text(
            sv: "Underlaget till planen \(id) finns inte på den här noden.",
            en: "The input of the plan \(id) is not on this node."),
          who: Text(
            sv: "Den nod där planen räknades kan kontrollera den.",
            en: "The node that computed the plan can verify it."))
      }
      return try await ground(told, of: run.id)
    case .scenario(let id):
      throw Refusal(
        .input,
        Text(
          sv: "\(id) är ett scenario. En plan eller en körning kan kontrolleras.",
          en: "\(id) is a scenario. A plan or a run can be verified."))
    }
  }

  private func ground(_ told: [UInt8], of id: RunID) async throws -> PlanGround {
    guard let input = try await stores.runs.input(id) else {
      throw Refusal(
        .missing,
        Text(
          sv: "Underlaget till körningen \(id) finns inte på den här noden.",
          en: "The input of the run \(id) is not on this node."))
    }
    let sizes = try PlanJSON.read(PlanInput.self, from: input).logSizes
    let missing = sizes.compactMap { code, size -> PartyCode? in
      guard let party = PartyCode(code) else { return nil }
      return foldedSize(of: party) < size ? party : nil
    }
    return PlanGround(told: told, input: input, logsMissing: missing.sorted())
  }
}
