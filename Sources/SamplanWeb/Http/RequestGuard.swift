import HTTPTypes
import SamplanBase

/// What stands between the world and the pages: forms from elsewhere are refused.
enum RequestGuard {
  /// Refuses a form that another site's page sent. Browsers say where a form comes from in
  /// `Sec-Fetch-Site` or `Origin`; programs that send neither must still have the form's token.
  static func checkOrigin(_ request: WebRequest, _ configuration: WebConfiguration)
    throws(Refusal)
  {
    if let place = request.headers[.fetchSite], place != "same-origin", place != "none" {
      throw foreign(cause: "Sec-Fetch-Site: \(place.prefix(40))")
    }
    guard let origin = request.headers[.origin] else { return }
    let host = request.headers[.host] ?? ""
    let own = [configuration.publicOrigin, "http://\(host)", "https://\(host)"].compactMap { $0 }
    guard own.contains(origin) else { throw foreign(cause: "Origin: \(origin.prefix(100))") }
  }

  /// Refuses a form without the visitor's token.
  static func checkToken(_ form: FormFields, expected: String) throws(Refusal) {
    let given = Array((form["csrf"] ?? "").utf8)
    let wanted = Array(expected.utf8)
    guard given.count == wanted.count else { throw stale }
    // Every byte is compared, so that the time taken tells nothing about where they differ.
    let difference = zip(given, wanted).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) }
    guard difference == 0 else { throw stale }
  }

  private static let stale = Refusal(
    .forbidden,
    Text(
      sv: "Formuläret är för gammalt, eller hör till en annan inloggning. Gå tillbaka, ladda om "
        + "sidan och skicka igen; det du skrivit finns kvar i webbläsaren.",
      en: "The form is too old, or belongs to another session. Go back, reload the page and send "
        + "it again; what you typed is still in the browser."),
    cause: "form token missing or wrong")

  private static func foreign(cause: String) -> Refusal {
    Refusal(
      .forbidden,
      Text(
        sv: "Formuläret skickades från en annan webbplats och togs inte emot.",
        en: "The form was sent from another site and was not accepted."),
      cause: cause)
  }
}
