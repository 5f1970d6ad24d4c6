import Foundation
import SamplanBase
import SamplanPlanning
import Synchronization

extension Node {
  /// The programme of a run or a published plan as an MPS file (modellfil), for whoever may start
  /// runs and read that one: it costs as much as the plan's own search. Nothing is kept.
  package func planProgramme(
    of origin: RunOrigin, for actor: Actor?
  ) async throws -> PlanProgrammeFile {
    try authorize(actor, .startRun, party: try actingParty(of: actor, .startRun))
    let ground = try await planGround(of: origin, for: actor)
    let input = try PlanJSON.read(PlanInput.self, from: ground.input)
    let daysMax = PlanProgrammeFile.waitedDaysMax
    guard input.days <= daysMax else {
      throw Refusal(
        .limit,
        Text(
          sv: "Planen omfattar \(input.days) dygn; på sidan görs modellfilen för högst \(daysMax). "
            + "Kommandot `samplan plan mps` gör den för alla.",
          en: "The plan has \(input.days) days; on the page the model file is made for at most "
            + "\(daysMax). The command `samplan plan mps` makes it for all."))
    }
    return try await programmeDesk.make(input)
  }
}

/// Makes one model file at a time, beside everything else.
final class ProgrammeDesk: Sendable {
  private let isTaken = Atomic(false)

  func make(_ input: PlanInput) async throws -> PlanProgrammeFile {
    guard isTaken.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged
    else { throw Self.taken }
    defer { isTaken.store(false, ordering: .releasing) }
    return try await withCheckedThrowingContinuation { continuation in
      // A thread of its own: the search would hold one of the few that answer pages.
      Thread.detachNewThread {
        continuation.resume(
          with: Result {
            try SamplanPlanning.planProgramme(
              input, threads: 1, seconds: PlanProgrammeFile.waitedSecondsMax)
          })
      }
    }
  }

  private static let taken = Refusal(
    .limit,
    Text(
      sv: "En annan modellfil beräknas just nu. Försök igen om någon minut.",
      en: "Another model file is being computed. Try again in a minute."))
}
