import Foundation
import SamplanBase
import SamplanDomain
import SamplanJournal

/// How a statement is marked: class and sharing, and what it refers to.
struct Marking: Sendable {
  var informationClass: InformationClass
  var audience: Audience
  var blobs: [Blob] = []
}

/// What came of stating something.
struct Outcome: Sendable {
  let receipt: Receipt
  let decision: Decision
}

extension Node {
  /// Times a decision is made again when others write in the same log meanwhile.
  static let attemptsMax = 5

  /// Decides, signs and appends: the only way in which anything is ever stated.
  ///
  /// When somebody else has written in the log meanwhile, the decision is made again from the new
  /// picture; what no longer holds is then refused, not forced.
  /// - Parameter command: made from the picture as it is at each attempt.
  func state(
    _ action: Action, of party: PartyCode, as marking: Marking, by actor: Actor?,
    _ command: @Sendable (NationalPicture) throws -> Command
  ) async throws -> Outcome {
    try authorize(
      actor, action, party: party, informationClass: marking.informationClass,
      audience: marking.audience)
    try refuseAboveCeiling(marking.informationClass)
    guard let actor, let author = AuthorFunction(actor.authorFunction) else {
      throw Refusal(
        .fault, Text(sv: "Rollen saknar funktion.", en: "The role has no function."),
        cause: "author function of \(String(describing: actor?.role))")
    }
    if let left = leftLogs[party] { throw left }
    let key = try keys.signingKey(of: party)
    guard let pinned = keys.pinned[party] else { throw unpinned(party) }
    for attempt in 1...Self.attemptsMax {
      let picture = wholePicture
      let views = views(of: party)
      let decision = try decide(command(picture), by: party, in: picture, today: today)
      guard !decision.statements.isEmpty else {
        let receipt = Receipt(party: party, size: views.head.size, changed: false)
        return Outcome(receipt: receipt, decision: decision)
      }
      let drafts = try decision.statements.map { statement in
        try draft(statement, marking, author)
      }
      let written = try LogWriter.write(
        drafts, after: views.head, at: surroundings.now(), key: key, pinned: pinned,
        salt: { surroundings.randomBytes(Payload.saltByteCount) })
      do {
        _ = try await storage.append(AppendBatch([written.append], blobs: marking.blobs))
      } catch let refusal as Refusal where refusal.kind == .conflict && attempt < Self.attemptsMax {
        try await waitForOthers(after: attempt)
        try await catchUp(party)
        continue
      }
      try await catchUp(party, trusted: written.head)
      let receipt = Receipt(party: party, size: written.head.size, changed: true)
      return Outcome(receipt: receipt, decision: decision)
    }
    throw Refusal(
      .conflict,
      Text(
        sv: "Andra skriver i samma logg just nu. Ingenting sparades; försök igen.",
        en: "Others are writing in the same log right now. Nothing was saved; try again."))
  }

  /// Lets the others finish: 10, 50, 250 … milliseconds, and up to half as much again, so that two
  /// that lost at the same time do not try at the same time.
  private func waitForOthers(after attempt: Int) async throws {
    let least = 10 * Int(pow(5, Double(attempt - 1)))
    let share = Double(surroundings.randomBytes(1)[0]) / 512
    try await Task.sleep(for: .milliseconds(least + Int(Double(least) * share)))
  }

  private func draft(
    _ statement: Statement, _ marking: Marking, _ author: AuthorFunction
  ) throws -> StatementDraft {
    let encoded = try StatementCodec.encode(statement)
    guard
      let type = SamplanJournal.StatementType(encoded.typeName, version: encoded.typeVersion)
    else {
      throw Refusal(
        .fault, Text(sv: "Uppgiftens typ är okänd.", en: "The statement's type is unknown."),
        cause: "\(encoded.typeName)/\(encoded.typeVersion)")
    }
    return StatementDraft(
      type: type, informationClass: marking.informationClass, audience: marking.audience,
      author: author, body: encoded.body)
  }

  /// Refuses content above what the installation is meant for.
  func refuseAboveCeiling(_ informationClass: InformationClass) throws(Refusal) {
    guard informationClass > ceiling else { return }
    throw Refusal(
      .forbidden,
      Text(
        sv: "Uppgiften har klassen \(informationClass.label.sv). Den här installationen tar emot "
          + "högst \(ceiling.label.sv).",
        en: "This is of class \(informationClass.label.en). This installation takes at most "
          + "\(ceiling.label.en)."),
      who: Text(
        sv: "Använd ett system som är godkänt för klassen.",
        en: "Use a system that is approved for the class."))
  }

  private func unpinned(_ party: PartyCode) -> Refusal {
    Refusal(
      .forbidden,
      Text(
        sv: "Nyckeln för part \(party) är inte godkänd på den här noden.",
        en: "The key of party \(party) is not accepted on this node."),
      who: Text(
        sv: "Jämför nyckelkortet och godkänn det.", en: "Compare the key card and accept it."))
  }
}
