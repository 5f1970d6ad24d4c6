import SamplanBase
import SamplanDomain
import SamplanJournal
import SamplanPlanning

extension Node {
  /// Publishes a finished run as a plan, signed by the party that asked for the run. Its result
  /// goes along as a blob.
  /// - Parameter audience: nil shares as widely as what went in allows.
  package func publishPlan(
    run id: RunID, title: String, audience: Audience? = nil, by actor: Actor?
  ) async throws -> (id: PlanID, receipt: Receipt) {
    let found = try await runResult(id, for: actor)
    let run = found.status
    try authorize(actor, .publishPlan, party: run.party, informationClass: run.informationClass)
    guard run.state == .finished, let bytes = found.result else { throw notFinished(run) }
    if let plan = run.published {
      let size = foldedSize(of: run.party)
      return (plan, Receipt(party: run.party, size: size, changed: false))
    }
    guard run.mode == .resources else { throw isNeed(run) }
    let shared = audience ?? run.audience
    guard shared.width <= run.audience.width else { throw tooWide(run.audience) }
    let result = try PlanJSON.read(PlanResult.self, from: bytes)
    let blob = try Blob(
      bytes: bytes, salt: surroundings.randomBytes(Blob.saltByteCount),
      informationClass: run.informationClass, audience: shared)
    let marking = Marking(
      informationClass: run.informationClass, audience: shared, blobs: [blob])
    let year = today.year
    let outcome = try await state(.publishPlan, of: run.party, as: marking, by: actor) { picture in
      .publishPlan(
        PlanPublished(
          plan: picture.nextPlanID(for: run.party, year: year), title: title,
          scenario: run.scenario, inputHash: result.provenance.inputHash, seed: run.seed,
          replications: result.provenance.replications,
          engineVersion: result.provenance.engineVersion,
          days: run.days, result: blob.hash, resultBytes: bytes.count,
          summary: PlanResult.summary(of: result)))
    }
    guard case .planPublished(let published)? = outcome.decision.statements.first else {
      throw Refusal(
        .fault, Text(sv: "Planen skrevs inte.", en: "The plan was not written."),
        cause: "no statement came of publishing \(id)")
    }
    try await stores.runs.setPublished(id, as: published.plan)
    return (published.plan, outcome.receipt)
  }

  /// The result of a published plan: the canonical JSON of a `PlanResult`.
  package func planResult(_ id: PlanID, for actor: Actor?) async throws -> [UInt8] {
    try authorize(actor, .readPlans)
    guard let actor, let plan = wholePicture.plan(id) else {
      throw Refusal(.missing, Text(sv: "Planen \(id) finns inte.", en: "There is no plan \(id)."))
    }
    try authorize(
      actor, .readPlans, party: plan.reference.party, informationClass: plan.informationClass,
      audience: plan.audience)
    guard let blob = try await storage.blob(plan.value.result) else {
      throw Refusal(
        .missing,
        Text(
          sv: "Planens resultat finns inte på den här noden.",
          en: "The plan's result is not on this node."))
    }
    guard blob.isWhole else {
      throw Refusal(
        .fault,
        Text(
          sv: "Planens resultat är skadat. Kör `samplan journal verify`.",
          en: "The plan's result is damaged. Run `samplan journal verify`."),
        cause: "blob \(blob.hash) differs from its hash")
    }
    return blob.bytes
  }

  private func notFinished(_ run: RunStatus) -> Refusal {
    Refusal(
      .conflict,
      Text(
        sv: "Körningen \(run.id) är inte klar (\(run.state.label.sv)) och kan inte publiceras.",
        en: "The run \(run.id) has not finished (\(run.state.label.en)) and cannot be "
          + "published."))
  }

  private func isNeed(_ run: RunStatus) -> Refusal {
    Refusal(
      .conflict,
      Text(
        sv: "Körningen \(run.id) är av behovet och har ingen plan att publicera. Hämta den som CSV "
          + "eller JSON, eller kör scenariot med dagens resurser.",
        en: "The run \(run.id) is of the need and has no plan to publish. Get it as CSV or JSON, "
          + "or run the scenario with today's resources."))
  }

  private func tooWide(_ audience: Audience) -> Refusal {
    Refusal(
      .forbidden,
      Text(
        sv: "Planen bygger på uppgifter som delas med \(audience.label.sv), och kan inte delas "
          + "längre än så.",
        en: "The plan rests on figures shared with \(audience.label.en), and cannot be shared "
          + "further than that."),
      who: Text(
        sv: "De regioner som lämnat uppgifterna kan dela dem vidare.",
        en: "The regions that stated the figures can share them further."))
  }
}
