import SamplanBase
import SamplanDomain

extension Node {
  /// Imports a file of a region's figures as it arrives, in pieces: the whole file or nothing.
  ///
  /// Who may is asked before anything is read. Figures that say what already holds are left out, so
  /// the same file twice changes nothing. At most 100 MB and `FigureRow.rowsMax` rows.
  /// - Parameter name: the file's name as the person knows it, asked for when the file has been
  ///   read, since a form tells it with the file.
  package func importFigures(
    csv: some AsyncSequence<[UInt8], any Error> & Sendable,
    named name: @Sendable () -> String = { "CSV" },
    of party: PartyCode, informationClass: InformationClass? = nil,
    audience: Audience = .allRegions, by actor: Actor?
  ) async throws -> ImportReceipt {
    try authorize(actor, .reportFigures, party: party, audience: audience)
    var reader = FiguresFileReader(of: party, named: "")
    for try await piece in csv {
      reader.feed(piece)
      if reader.isDone { break }
    }
    reader.name = name()
    return try await importRows(
      &reader, of: party, informationClass: informationClass, audience: audience, by: actor)
  }

  /// Imports a file of a region's figures that is in memory.
  package func importFigures(
    csv bytes: [UInt8], named name: String = "CSV", of party: PartyCode,
    informationClass: InformationClass? = nil, audience: Audience = .allRegions,
    by actor: Actor?
  ) async throws -> ImportReceipt {
    try authorize(actor, .reportFigures, party: party, audience: audience)
    var reader = FiguresFileReader(of: party, named: name)
    reader.feed(bytes)
    return try await importRows(
      &reader, of: party, informationClass: informationClass, audience: audience, by: actor)
  }

  private func importRows(
    _ reader: inout FiguresFileReader, of party: PartyCode, informationClass: InformationClass?,
    audience: Audience, by actor: Actor?
  ) async throws -> ImportReceipt {
    let (picture, today) = (wholePicture, today)
    let rows = try reader.finish { readable in
      do throws(Refusal) {
        _ = try decide(.reportFigures(readable), by: party, in: picture, today: today)
        return nil
      } catch {
        return error
      }
    }.map(\.row)
    do {
      let outcome = try await reportRows(
        rows, of: party, informationClass: informationClass, audience: audience, by: actor)
      return ImportReceipt(
        receipt: outcome.receipt, rows: rows.count,
        written: rows.count - outcome.decision.unchanged)
    } catch let refusal as Refusal {
      throw reader.inWordsOfFile(refusal)
    }
  }
}
