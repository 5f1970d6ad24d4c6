import GRDB
import SamplanBase

/// What the database says went wrong, as a person can understand it.
package enum StoreFault {
  /// Turns any error of the store into a refusal; a refusal passes unchanged.
  package static func refusal(_ error: any Error, path: String) -> Refusal {
    if let refusal = error as? Refusal { return refusal }
    guard let error = error as? DatabaseError else {
      return Refusal(.fault, unknown, cause: "\(path): \(error)")
    }
    let code = "SQLite \(error.extendedResultCode.rawValue)"
    return Refusal(.fault, text(of: error.resultCode), cause: "\(path): \(code): \(error)")
  }

  /// Whether the disk can no longer be trusted, so that writing stops until people have looked.
  static func isGrave(_ error: any Error) -> Bool {
    guard let code = (error as? DatabaseError)?.resultCode else { return false }
    return code == .SQLITE_IOERR || code == .SQLITE_CORRUPT || code == .SQLITE_NOTADB
  }

  private static let unknown = Text(
    sv: "Databasen svarar inte som den ska. Ingenting sparades; försök igen.",
    en: "The database does not answer as it should. Nothing was saved; try again.")

  private static func text(of code: ResultCode) -> Text {
    switch code {
    case .SQLITE_FULL:
      Text(
        sv: "Disken är full. Ingenting av detta sparades; allt tidigare sparat finns kvar. "
          + "Frigör utrymme och försök igen.",
        en: "The disk is full. None of this was saved; everything saved before remains. Free "
          + "some space and try again.")
    case .SQLITE_READONLY, .SQLITE_PERM:
      Text(
        sv: "Databasen får inte skrivas. Ingenting sparades; kontrollera filens rättigheter.",
        en: "The database may not be written. Nothing was saved; check the file's permissions.")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      Text(
        sv: "Databasfilen är skadad. Ingenting sparades; kör `samplan journal verify` och "
          + "återställ från säkerhetskopia.",
        en: "The database file is damaged. Nothing was saved; run `samplan journal verify` and "
          + "restore from backup.")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      Text(
        sv: "Databasen är upptagen av ett annat program. Ingenting sparades; försök igen.",
        en: "The database is in use by another program. Nothing was saved; try again.")
    case .SQLITE_IOERR:
      Text(
        sv: "Disken kunde inte läsas eller skrivas. Inget nytt tas emot förrän disken är "
          + "kontrollerad och Samplan startats om.",
        en: "The disk could not be read or written. Nothing new is accepted until the disk has "
          + "been checked and Samplan restarted.")
    case .SQLITE_CANTOPEN:
      Text(
        sv: "Databasen kan inte öppnas. Finns mappen, och får programmet skriva i den?",
        en: "The database cannot be opened. Does the folder exist, and may the program write "
          + "in it?")
    default: unknown
    }
  }
}
