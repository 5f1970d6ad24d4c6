import HTTPTypes
import Logging
import SamplanBase
import SamplanDocuments
import SamplanService

/// What one sees when something was not done: what happened, who can, and a reference.
enum ErrorPage {
  /// There is no such page.
  static let missing = Refusal(
    .missing,
    Text(
      sv: "Sidan finns inte. Kontrollera adressen, eller börja från planeringsbilden.",
      en: "There is no such page. Check the address, or start from the national picture."))

  /// Unknown errors tell nothing of themselves; the reference leads to the log.
  private static let unknown = Refusal(
    .fault,
    Text(
      sv: "Något gick fel i Samplan. Inget du har lämnat och fått kvittens på har gått förlorat. "
        + "Försök igen; händer det igen, uppge referensen till den som sköter installationen.",
      en: "Something went wrong in Samplan. Nothing you stated and had confirmed is lost. Try "
        + "again; if it happens again, give the reference to whoever runs the installation."))

  /// The page of an error.
  static func answer(to error: any Error, _ visit: Visit) -> WebResponse {
    let refusal = error as? Refusal ?? unknown
    let reference = hexadecimal(visit.node.surroundings.randomBytes(4))
    log(refusal, error, reference, visit.pages, visit.request)
    let status = status(of: refusal, isSignedIn: visit.actor != nil)
    guard visit.site.isPage else { return data(refusal, status, reference, visit.language) }
    let frame = PageFrame(
      title: title(of: refusal.kind)[visit.language], area: nil,
      pageClass: pageClass(of: [.open], regionsJoined: 0))
    return visit.page(
      frame, status: status.code,
      """
      <h1>\(frame.title)</h1>\(.refusal(refusal, in: visit.language))
      <p>\(visit.say("Referens", "Reference")): <code>\(reference)</code></p>
      <p><a href="\(Site.picture(.html))">\
      \(visit.say("Till planeringsbilden", "To the national picture"))</a></p>
      """)
  }

  /// The address is there, but not for this method.
  static func wrongMethod(_ visit: Visit, allowed: [String]) -> WebResponse {
    var answer = answer(
      to: Refusal(
        .missing,
        Text(
          sv: "Adressen kan inte användas så. Öppna sidan på nytt.",
          en: "The address cannot be used that way. Open the page again.")), visit)
    answer.status = .methodNotAllowed
    answer.headers[.allow] = (allowed + (allowed.contains("GET") ? ["HEAD"] : []))
      .joined(separator: ", ")
    return answer
  }

  /// An answer that needs neither session nor store.
  static func bare(_ pages: Pages, _ error: any Error, language: Language) -> WebResponse {
    let reference = hexadecimal(pages.node.surroundings.randomBytes(4))
    pages.logger.error("\(error)", metadata: ["reference": "\(reference)"])
    let text = "\((error as? Refusal ?? unknown).text[language])\n\(reference)\n"
    return WebResponse(
      .internalServerError, headers: [.contentType: "text/plain; charset=utf-8"],
      body: Array(text.utf8))
  }

  private static func data(
    _ refusal: Refusal, _ status: HTTPResponse.Status, _ reference: String, _ language: Language
  ) -> WebResponse {
    let lines = refusal.described(in: language).split(separator: "\n").map(String.init)
    let value = JSONValue.object([
      ("error", .text(refusal.text[language])), ("kind", .text(refusal.kind.rawValue)),
      ("details", .array(lines.dropFirst().map { .text($0) })), ("reference", .text(reference)),
    ])
    return .json(value.bytes, status: status)
  }

  private static func log(
    _ refusal: Refusal, _ error: any Error, _ reference: String, _ pages: Pages,
    _ request: WebRequest
  ) {
    let isFault = refusal.kind == .fault
    pages.logger.log(
      level: isFault ? .error : .info,
      "\(error is Refusal ? refusal.description : String(describing: error))",
      metadata: [
        "reference": "\(reference)", "method": "\(request.method)", "path": "\(request.path)",
      ])
  }

  private static func status(of refusal: Refusal, isSignedIn: Bool) -> HTTPResponse.Status {
    switch refusal.kind {
    case .input: .unprocessableContent
    case .forbidden: isSignedIn ? .forbidden : .unauthorized
    case .missing: .notFound
    case .conflict: .conflict
    case .limit: .contentTooLarge
    case .fault: .internalServerError
    }
  }

  private static func title(of kind: Refusal.Kind) -> Text {
    switch kind {
    case .input: Text(sv: "Det gick inte att läsa", en: "It could not be read")
    case .forbidden: Text(sv: "Inte tillåtet", en: "Not allowed")
    case .missing: Text(sv: "Sidan finns inte", en: "No such page")
    case .conflict: Text(sv: "Något hann ändras", en: "Something changed meanwhile")
    case .limit: Text(sv: "En gräns är passerad", en: "A limit is passed")
    case .fault: Text(sv: "Något gick fel", en: "Something went wrong")
    }
  }
}
