import HTTPTypes
import Logging
import SamplanBase
import SamplanDocuments
import SamplanService

/// The whole site without its network: a request in, an answer out.
package struct Pages: Sendable {
  let node: Node
  let configuration: WebConfiguration
  let logger: Logger
  let assets = Assets()
  let cookies: Cookies
  let signInLimit = RateLimit(burst: 10, perMinute: 10)
  let plans = PlanShelf()
  let hindcast = HindcastShelf()
  let instants = InstantShelf()

  package init(node: Node, configuration: WebConfiguration, logger: Logger) {
    self.node = node
    self.configuration = configuration
    self.logger = logger
    cookies = Cookies(isSecure: configuration.isSecure)
  }

  /// Answers a request; never throws, whatever comes.
  package func respond(to request: WebRequest) async -> WebResponse {
    var plain = request
    if plain.method == .head { plain.method = .get }
    var answer = await answerPlainly(to: plain)
    answer = Compression.apply(to: answer, for: request)
    answer = SecurityHeaders.apply(to: answer, isSecure: configuration.isSecure)
    if request.method == .head {
      answer.headers[.contentLength] = String(answer.body.count)
      answer.body = []
    }
    return answer
  }

  private func answerPlainly(to request: WebRequest) async -> WebResponse {
    guard request.target.utf8.count <= WebLimits.targetMax else {
      return WebResponse(.uriTooLong, headers: [.contentType: "text/plain"], body: [])
    }
    guard configuration.answers(to: request.host) else {
      return WebResponse(
        .misdirectedRequest, headers: [.contentType: "text/plain; charset=utf-8"],
        body: Array("Samplan answers to its own host name only.\n".utf8))
    }
    guard let site = Site(path: request.path) else {
      return await failed(ErrorPage.missing, request, site: .picture(.html))
    }
    if case .asset(let hash, let name) = site {
      let found = assets.answer(hash: hash, name: name, to: request)
      if let found { return found }
      return await failed(ErrorPage.missing, request, site: .picture(.html))
    }
    do {
      return try await route(request, to: site)
    } catch {
      return await failed(error, request, site: site)
    }
  }

  private func route(_ request: WebRequest, to site: Site) async throws -> WebResponse {
    guard let route = Route.find(site.pattern, request.method) else {
      let allowed = Route.all.filter { $0.pattern == site.pattern }.map(\.method.rawValue)
      let visit = try await visit(request, site)
      return ErrorPage.wrongMethod(visit, allowed: allowed)
    }
    var visit = try await visit(request, site)
    if route.method == .post {
      try RequestGuard.checkOrigin(request, configuration)
      if !route.readsFile {
        visit.form = try await request.form()
        try RequestGuard.checkToken(visit.form, expected: visit.formToken)
      }
    }
    if visit.actor == nil, case .action = route.access, site.isPage, route.method == .get {
      return remembering(
        visit, .redirect(to: Site.signIn.link([("till", request.target)])))
    }
    guard case .action(let action) = route.access else {
      return remembering(visit, try await route.handler(visit))
    }
    do {
      try authorize(visit.actor, action, party: route.isAtParty ? site.party : nil)
      await visit.waitForWhatWasDone()
      let answer = try await route.handler(visit)
      if action.readsContent { try await note(action, visit, answer.informationClass) }
      return remembering(visit, answer)
    } catch let refusal as Refusal where refusal.kind == .forbidden && visit.actor != nil {
      try await note(action, visit, .open, done: false)
      throw refusal
    }
  }

  /// Notes in the node's access log what was read, exported or refused. An answer is not sent
  /// before its line is there.
  private func note(
    _ action: Action, _ visit: Visit, _ informationClass: InformationClass, done: Bool = true
  ) async throws {
    try await node.noteRead(
      action, party: visit.site.party, subject: visit.request.path,
      informationClass: informationClass, done: done, by: visit.actor)
  }

  /// Who asks, and in which language.
  func visit(_ request: WebRequest, _ site: Site) async throws -> Visit {
    let session = request.cookie(cookies.session)
    let actor: Actor? =
      if let session { try await node.actor(token: session) } else { nil }
    let known = actor == nil ? visitorSecret(in: request) : session
    let fresh = known == nil ? hexadecimal(node.surroundings.randomBytes(32)) : nil
    return Visit(
      pages: self, request: request, site: site, language: language(of: request), actor: actor,
      formToken: formToken(ofSession: known ?? fresh ?? ""), newSecret: fresh,
      now: node.surroundings.now())
  }

  private func visitorSecret(in request: WebRequest) -> String? {
    guard let secret = request.cookie(cookies.visitor), secret.utf8.count == 64 else { return nil }
    return secret
  }

  /// Sets the visitor's cookie along with the first page, so that its forms can be sent.
  private func remembering(_ visit: Visit, _ answer: WebResponse) -> WebResponse {
    guard let secret = visit.newSecret, visit.site.isPage else { return answer }
    return answer.setting(cookies.set(cookies.visitor, secret))
  }

  private func failed(_ error: any Error, _ request: WebRequest, site: Site) async -> WebResponse {
    do {
      return ErrorPage.answer(to: error, try await visit(request, site))
    } catch {
      // Not even the session could be read: the answer needs nothing of the store.
      return ErrorPage.bare(self, error, language: language(of: request))
    }
  }

  /// The language chosen, else the one the browser prefers, else Swedish.
  func language(of request: WebRequest) -> Language {
    if let chosen = request.cookie(cookies.language).flatMap(Language.init(rawValue:)) {
      return chosen
    }
    let accepted = request.headers[.acceptLanguage] ?? ""
    for tag in accepted.split(separator: ",").prefix(10) {
      let name = tag.drop { $0 == " " }.prefix { $0.isLetter }.lowercased()
      if let language = Language(rawValue: name) { return language }
    }
    return .sv
  }
}

/// Bytes as lower-case hexadecimal digits.
func hexadecimal(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef")
  return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
