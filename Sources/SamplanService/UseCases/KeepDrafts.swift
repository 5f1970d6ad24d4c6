import SamplanBase

extension Node {
  /// What somebody typed in a form and has not sent; nil when there is nothing.
  package func draft(_ form: String, of actor: Actor?) async throws -> Draft? {
    let account = try drafter(actor)
    return try await stores.drafts.draft(form, of: account)
  }

  /// Everything somebody has typed and not sent, latest first.
  package func drafts(of actor: Actor?) async throws -> [Draft] {
    try await stores.drafts.drafts(of: try drafter(actor))
  }

  /// Saves what has been typed, in place of what was saved for the same form.
  package func saveDraft(_ form: String, _ content: [UInt8], by actor: Actor?) async throws {
    let account = try drafter(actor)
    guard Self.isFormName(form) else {
      throw Refusal(
        .input, Text(sv: "Formulärets namn är ogiltigt.", en: "The form's name is not valid."))
    }
    guard content.count <= Draft.sizeLimit else {
      throw Refusal(
        .limit,
        Text(
          sv: "Utkastet är för stort: högst \(Draft.sizeLimit >> 10) KiB.",
          en: "The draft is too large: at most \(Draft.sizeLimit >> 10) KiB."))
    }
    let draft = Draft(form: form, content: content, saved: surroundings.now())
    let saved = try await stores.drafts.save(draft, of: account, limit: Draft.countMax)
    guard saved else {
      throw Refusal(
        .limit,
        Text(
          sv: "Du har redan \(Draft.countMax) utkast. Skicka eller ta bort något först.",
          en: "You already have \(Draft.countMax) drafts. Send or delete one first."))
    }
  }

  /// Deletes what was saved for a form.
  package func deleteDraft(_ form: String, by actor: Actor?) async throws {
    try await stores.drafts.delete(form, of: try drafter(actor))
  }

  private func drafter(_ actor: Actor?) throws(Refusal) -> AccountName {
    try authorize(actor, .keepDrafts, party: actor?.party)
    guard let actor else { throw Refusal(.forbidden, Text(sv: "Logga in.", en: "Sign in.")) }
    return actor.account
  }

  private static func isFormName(_ form: String) -> Bool {
    !form.isEmpty && form.utf8.count <= 200
      && form.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
          || (0x61...0x7A).contains(byte) || [0x2D, 0x2E, 0x2F, 0x5F].contains(byte)
      }
  }
}
