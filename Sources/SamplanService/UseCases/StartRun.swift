import SamplanBase
import SamplanDomain
import SamplanPlanning

/// What a planning run is started with.
package struct RunRequest: Sendable, Hashable {
  package var scenario: ScenarioID
  /// Nil: all the scenario's days, in the demonstration at most 30.
  package var days: Int?
  /// How many times the load is simulated, up to `RunStatus.replicationsMax`.
  package var replications: Int
  /// Chooses the random numbers; the same seed and figures give the same plan.
  package var seed: UInt64
  /// What to do with regions whose figures are unknown or withheld; nil: they are left out.
  package var unknownFigures: PlanInput.UnknownFigures?
  /// The need, or what can be done with today's resources.
  package var mode: RunMode
  /// What is answered beside the questions that a run always answers.
  package var questions: [ExtraQuestion]
  /// The standard error, per cent of the country's bed-days short, at which the simulation may
  /// stop early; nil: all replications.
  package var precisionPercent: ExactDecimal?

  package init(
    scenario: ScenarioID, days: Int? = nil, replications: Int = 200, seed: UInt64 = 1,
    unknownFigures: PlanInput.UnknownFigures? = nil, mode: RunMode = .resources,
    questions: [ExtraQuestion] = [],
    precisionPercent: ExactDecimal? = nil
  ) {
    self.scenario = scenario
    self.days = days
    self.replications = replications
    self.seed = seed
    self.unknownFigures = unknownFigures
    self.mode = mode
    self.questions = questions
    self.precisionPercent = precisionPercent
  }
}

extension Node {
  /// Freezes what the scenario needs from the picture as the actor sees it, and puts a run in the
  /// queue. It is computed in a process of its own, one at a time.
  package func startRun(_ request: RunRequest, by actor: Actor?) async throws -> RunStatus {
    let party = try actingParty(of: actor, .startRun)
    try authorize(actor, .startRun, party: party)
    guard let actor else { throw Self.nobody }
    let picture = picture(seenBy: actor)
    let (scenario, basis) = try Self.planned(request.scenario, in: picture)
    try authorize(
      actor, .readScenarios, party: scenario.reference.party,
      informationClass: scenario.informationClass, audience: scenario.audience)
    let days = request.days ?? min(scenario.value.days, isDemonstration ? 30 : Scenario.daysMax)
    try Self.check(request, days: days, of: scenario.value)
    var input = PlanInput(
      picture, scenario: scenario.value, basis: basis, on: today, days: days,
      seed: request.seed, replications: request.replications)
    input.unknownFigures = request.unknownFigures
    input.runMode = request.mode
    input.questions = ExtraQuestion.list(request.questions)
    input.precisionPercent = request.precisionPercent
    return try await queue(input, picture.marking(forPlanning: scenario), by: actor)
  }

  /// Puts a frozen input in the queue as a run of the actor's party.
  func queue(_ input: PlanInput, _ marking: Marking, by actor: Actor?) async throws -> RunStatus {
    let party = try actingParty(of: actor, .startRun)
    guard let actor else { throw Self.nobody }
    let bytes = PlanJSON.bytes(of: input)
    let now = surroundings.now()
    let queued = try await stores.runs.enqueue(
      input: bytes, year: today.year, queueLimit: RunStatus.queueLimit
    ) { id in
      RunStatus(
        id: id, state: .waiting, party: party, authorFunction: actor.authorFunction,
        account: actor.account, scenario: input.scenario.scenario,
        scenarioName: input.scenario.name, scenarioNameEnglish: input.scenario.nameEnglish,
        basedOn: input.trial?.identifier, days: input.days, replications: input.replications,
        seed: input.seed, mode: input.runMode, inputHash: Digest(of: bytes),
        informationClass: marking.informationClass, audience: marking.audience, asked: now)
    }
    guard let queued else {
      throw Refusal(
        .limit,
        Text(
          sv: "\(RunStatus.queueLimit) körningar väntar redan. Försök igen när någon är klar.",
          en: "\(RunStatus.queueLimit) runs already wait. Try again when one has finished."))
    }
    return queued
  }

  /// The scenario and the assumptions of a run, or what is missing.
  static func planned(
    _ id: ScenarioID, in picture: NationalPicture
  ) throws(Refusal) -> (Stated<Scenario>, Basis) {
    guard let scenario = picture.scenario(id) else {
      throw Refusal(
        .missing, Text(sv: "Scenariot \(id) finns inte.", en: "There is no scenario \(id)."))
    }
    guard let basis = picture.basis?.value else { throw noBasis }
    return (scenario, basis)
  }

  static var nobody: Refusal {
    Refusal(.forbidden, Text(sv: "Logga in.", en: "Sign in."))
  }

  private static let noBasis = Refusal(
    .conflict,
    Text(
      sv: "Nationella antaganden saknas, och utan dem kan ingen plan räknas.",
      en: "There are no national assumptions, and no plan can be computed without them."),
    who: Text(sv: "NSPL kansli anger dem.", en: "The NSPL kansli sets them."))

  private static func check(
    _ request: RunRequest, days: Int, of scenario: Scenario
  ) throws(Refusal) {
    var problems = [Refusal.Problem]()
    if !(1...scenario.days).contains(days) {
      problems.append(
        .init(
          .field("days"),
          Text(
            sv: "ska vara 1–\(scenario.days), scenariots längd",
            en: "must be 1–\(scenario.days), the length of the scenario")))
    }
    if !(1...RunStatus.replicationsMax).contains(request.replications) {
      problems.append(
        .init(
          .field("replications"),
          Text(
            sv: "ska vara 1–\(RunStatus.replicationsMax)",
            en: "must be 1–\(RunStatus.replicationsMax)")))
    }
    if let percent = request.precisionPercent?.approximate,
      !PlanResult.Stopping.percents.contains(percent)
    {
      problems.append(
        .init(
          .field("precision"),
          Text(sv: "ska vara mellan 0,1 och 50", en: "must be from 0.1 to 50")))
    }
    guard !problems.isEmpty else { return }
    throw Refusal(
      .input, Text(sv: "Körningen kan inte startas.", en: "The run cannot be started."),
      problems: problems)
  }
}

extension NationalPicture {
  /// Class and sharing of a run: the highest class and the narrowest sharing of what goes in.
  func marking(forPlanning scenario: Stated<Scenario>) -> Marking {
    var highest = scenario.informationClass
    var narrowest = scenario.audience
    func take(_ informationClass: InformationClass, _ audience: Audience) {
      highest = max(highest, informationClass)
      if audience.width < narrowest.width { narrowest = audience }
    }
    if let basis { take(basis.informationClass, basis.audience) }
    for record in records {
      if let limits = record.limits.last { take(limits.informationClass, limits.audience) }
      for hospital in hospitals(of: record.party) {
        take(hospital.informationClass, hospital.audience)
      }
      for figure in record.figures.entries { take(figure.informationClass, figure.audience) }
    }
    return Marking(informationClass: highest, audience: narrowest)
  }
}

extension Audience {
  /// From narrow to wide.
  var width: Int {
    switch self {
    case .own: 0
    case .healthCareRegion: 1
    case .allRegions: 2
    case .authorities: 3
    }
  }
}
