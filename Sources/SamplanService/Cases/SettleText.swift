import SamplanBase
import SamplanDomain
import SamplanJournal

extension Node {
  /// Settles the next version of a case's text: its bytes become a blob, and the statement names
  /// their SHA-256, which the regions' decisions cite.
  /// - Parameters:
  ///   - version: the version the writer means to settle, so that two writers never settle the
  ///     same one unawares; nil takes the next.
  ///   - approvedOn: when the steering group approved it for handling in the regions; nil while it
  ///     has not.
  package func settleText(
    _ sections: [CaseText.Section: String], of number: CaseID, version: Int? = nil,
    approvedOn: Day? = nil, settledOn: Day? = nil, by actor: Actor?
  ) async throws -> (settled: CaseTextSettled, receipt: Receipt) {
    try authorize(actor, .settleText, party: .kansli)
    let picture = wholePicture
    guard let stated = picture.case(number) else { throw Self.noCase(number) }
    let text = CaseText(title: stated.value.title, sections: sections)
    try text.validate()
    if let last = picture.texts(of: number).last?.value, last.approvedOn == approvedOn,
      try await wholeText(last) == text.bytes(of: number, version: last.version)
    {
      let size = foldedSize(of: .kansli)
      return (last, Receipt(party: .kansli, size: size, changed: false))
    }
    let version = version ?? picture.texts(of: number).count + 1
    let bytes = text.bytes(of: number, version: version)
    let blob = try Blob(
      bytes: bytes, salt: surroundings.randomBytes(Blob.saltByteCount),
      informationClass: stated.informationClass, audience: stated.audience)
    let settled = CaseTextSettled(
      number: number, version: version, text: Digest(of: bytes), bytes: bytes.count,
      blob: blob.hash, settledOn: settledOn ?? today, approvedOn: approvedOn)
    let marking = Marking(
      informationClass: stated.informationClass, audience: stated.audience, blobs: [blob])
    let outcome = try await state(.settleText, of: .kansli, as: marking, by: actor) { _ in
      .settleText(settled)
    }
    return (settled, outcome.receipt)
  }

  /// A settled version of a case's text, checked against the hash that was signed.
  package func caseText(
    _ number: CaseID, version: Int, for actor: Actor?
  ) async throws -> (text: CaseText, bytes: [UInt8]) {
    try authorize(actor, .readCases)
    let stated = wholePicture.texts(of: number).first { $0.value.version == version }
    guard let stated else {
      throw Refusal(
        .missing,
        Text(
          sv: "Version \(version) av texten i ärende \(number) finns inte.",
          en: "There is no version \(version) of the text in case \(number)."))
    }
    try authorize(
      actor, .readCases, party: .kansli, informationClass: stated.informationClass,
      audience: stated.audience)
    let bytes = try await wholeText(stated.value)
    guard let text = CaseText(reading: bytes, of: number, version: version) else {
      throw Self.damagedText(stated.value, "not in the form of a text")
    }
    return (text, bytes)
  }

  private func wholeText(_ settled: CaseTextSettled) async throws -> [UInt8] {
    guard let blob = try await storage.blob(settled.blob) else {
      throw Refusal(
        .missing,
        Text(
          sv: "Texten finns inte på den här noden.", en: "The text is not on this node."))
    }
    guard blob.isWhole, Digest(of: blob.bytes) == settled.text else {
      throw Self.damagedText(settled, "the bytes differ from the signed hash")
    }
    return blob.bytes
  }

  private static func damagedText(_ settled: CaseTextSettled, _ cause: String) -> Refusal {
    Refusal(
      .fault,
      Text(
        sv: "Texten i ärende \(settled.number), version \(settled.version), är skadad och visas "
          + "inte. Kör `samplan journal verify`.",
        en: "The text in case \(settled.number), version \(settled.version), is damaged and is "
          + "not shown. Run `samplan journal verify`."),
      cause: "text \(settled.number)/\(settled.version): \(cause)")
  }

  static func noCase(_ number: CaseID) -> Refusal {
    Refusal(
      .missing, Text(sv: "Ärendet \(number) finns inte.", en: "There is no case \(number)."))
  }
}
