import HTTPTypes
import SamplanBase
import SamplanService
import Testing

@testable import SamplanWeb

/// What must hold of every answer, and what is refused before any page sees it.
struct SecurityTests {
  @Test func `every answer carries the headers, pages are never kept`() async throws {
    let trial = try await Trial.shared()
    let reader = try await trial.reader(.kansliStrategist)
    for path in ["/", "/kapacitet.csv", "/finns-inte", "/health", "/regioner/19.json"] {
      let headers = await reader.get(path).headers
      #expect(headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
      #expect(headers[.contentSecurityPolicy]?.contains("unsafe") == false)
      #expect(headers[.xContentTypeOptions] == "nosniff")
      #expect(headers[.cacheControl] == "no-store", "\(path)")
      #expect(headers[.referrerPolicy] == "same-origin")
    }
  }

  @Test func `files with a hash are kept for a year, and only under their hash`() async throws {
    let trial = try await Trial.shared()
    let reader = try await trial.reader()
    let page = await reader.get("/logga-in").text
    let style = try #require(page.firstMatch(of: /\/t\/[0-9a-f]+\/style.css/)).0
    let answer = await reader.get(String(style))
    #expect(answer.status == .ok && answer.headers[.cacheControl]?.contains("immutable") == true)
    let tag = try #require(answer.headers[.eTag])
    #expect(await reader.get(String(style), headers: [.ifNoneMatch: tag]).status == .notModified)
    #expect(await reader.get("/t/0000/style.css").status == .notFound)
  }

  @Test func `no page has style or script of its own`() async throws {
    let trial = try await Trial.shared()
    let reader = try await trial.reader(.regionRegistrar, "19")
    for route in Route.all where route.method == .get && !route.pattern.contains("/t/") {
      let page = await reader.get(RouteTests.example(route.pattern)).text
      #expect(!page.contains(" style="), "\(route.pattern)")
      #expect(!page.contains("<style"), "\(route.pattern)")
      #expect(page.firstMatch(of: /\ on[a-z]+=/) == nil, "\(route.pattern)")
      #expect(page.matches(of: /<script/).count == page.matches(of: /<script src="\/t\//).count)
      #expect(page.firstMatch(of: /(src|href|action)="(https?:)?\/\//) == nil, "\(route.pattern)")
    }
  }

  @Test func `a form without the visitor's token changes nothing`() async throws {
    let trial = try await Trial()
    let reader = try await trial.reader(.kansliStrategist)
    _ = await reader.get("/om/data")
    #expect(await reader.post("/sprak", [("sprak", "en")], token: "").status == .forbidden)
    let other = try await trial.reader()
    _ = await other.get("/logga-in")
    let foreign = await reader.post("/logga-ut", [], token: other.token)
    #expect(foreign.status == .forbidden)
    #expect(await reader.get("/journal").status == .ok)
  }

  @Test(arguments: ["cross-site", "same-site"])
  func `a form from another site is refused`(place: String) async throws {
    let trial = try await Trial()
    let reader = try await trial.reader(.kansliStrategist)
    _ = await reader.get("/om/data")
    let answer = await reader.post("/logga-ut", [], headers: [.fetchSite: place])
    #expect(answer.status == .forbidden)
    let origin = await reader.post(
      "/logga-ut", [], headers: [.origin: "http://evil.example", .fetchSite: "none"])
    #expect(origin.status == .forbidden)
    #expect(
      await reader.post("/logga-ut", [], headers: [.origin: "http://127.0.0.1:8080"]).status
        == .seeOther)
  }

  @Test(arguments: ["evil.example", "127.0.0.1.evil.example", "10.0.0.1", ""])
  func `a server on loopback answers to no other name`(host: String) async throws {
    let trial = try await Trial()
    let reader = Reader(trial.pages, host: host)
    #expect(await reader.get("/logga-in").status == .misdirectedRequest)
  }

  @Test func `ready roles are offered to the machine itself only`() async throws {
    let trial = try await Trial()
    let reader = Reader(trial.pages)
    #expect(await reader.get("/logga-in").text.contains("kansli.strategist"))
    var request = WebRequest(.get, "/logga-in", headers: [.host: "127.0.0.1:8080"])
    request.peer = "10.0.0.7"
    #expect(!(await trial.pages.respond(to: request).text.contains("kansli.strategist")))
    let real = try await Trial(isDemonstration: false)
    let other = Reader(real.pages)
    #expect(!(await other.get("/logga-in").text.contains("kansli.strategist")))
    let answer = await other.post("/roll", [("roll", "kansli.strategist")])
    #expect(answer.status == .unprocessableContent && other.cookies["samplan-session"] == nil)
  }

  @Test func `cookies are bound to the host on TLS, and never read by scripts`() async throws {
    let trial = try await Trial(
      configuration: WebConfiguration(publicOrigin: "https://samplan.example.se"))
    let reader = Reader(trial.pages, host: "samplan.example.se")
    let cookie = await reader.get("/logga-in").headers[.setCookie] ?? ""
    #expect(cookie.hasPrefix("__Host-") && cookie.contains("; Secure"))
    #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
    let plain = try await Trial()
    let header = await Reader(plain.pages).get("/logga-in").headers[.setCookie] ?? ""
    #expect(header.hasPrefix("samplan-") && !header.contains("Secure"))
  }

  @Test func `signing in is refused when it is tried too often`() async throws {
    let trial = try await Trial()
    let reader = Reader(trial.pages)
    _ = await reader.get("/logga-in")
    var statuses: [Int] = []
    for _ in 0..<12 {
      let answer = await reader.post("/logga-in", [("namn", "ingen"), ("losenord", "fel")])
      statuses.append(answer.status.code)
    }
    #expect(statuses.contains(429) && !statuses.contains(200) && !statuses.contains(303))
  }

  @Test func `the session is new at each sign-in and dead after signing out`() async throws {
    let trial = try await Trial()
    let reader = try await trial.reader(.kansliStrategist)
    let first = try #require(reader.cookies["samplan-session"])
    try await reader.take(.regionReader, "03")
    let second = try #require(reader.cookies["samplan-session"])
    #expect(first != second)
    #expect(try await trial.node.actor(token: first) == nil)
    _ = await reader.get("/konto")
    _ = await reader.post("/logga-ut", [])
    #expect(try await trial.node.actor(token: second) == nil)
  }

  @Test func `signing in leads to a page of this site only`() async throws {
    let trial = try await Trial()
    for target in ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x"] {
      let reader = Reader(trial.pages)
      _ = await reader.get("/logga-in")
      let answer = await reader.post(
        "/roll", [("roll", "kansli.strategist"), ("till", target)])
      #expect(answer.headers[.location] == "/")
    }
  }

  @Test func `wrong methods, sizes and addresses have answers of their own`() async throws {
    let trial = try await Trial()
    let reader = try await trial.reader(.regionReporter, "19")
    let wrong = await reader.post("/kapacitet", [])
    #expect(wrong.status == .methodNotAllowed && wrong.headers[.allow] == "GET, HEAD")
    #expect(await reader.get("/finns/inte").status == .notFound)
    #expect(await reader.get("/" + String(repeating: "a", count: 5000)).status == .uriTooLong)
    _ = await reader.get("/om/data")
    let large = await reader.post(
      "/sprak", [("till", String(repeating: "a", count: 2_000_000))])
    #expect(large.status == .contentTooLarge && large.text.contains("1 MB"))
  }

  @Test func `head gives the headers of get, and no body`() async throws {
    let trial = try await Trial()
    let answer = await trial.pages.respond(
      to: WebRequest(.head, "/om/data", headers: [.host: "localhost"]))
    #expect(answer.status == .ok && answer.body.isEmpty)
    #expect(Int(answer.headers[.contentLength] ?? "") ?? 0 > 1000)
  }

  @Test func `an unknown error tells its reference and nothing else`() async throws {
    let trial = try await Trial()
    let request = WebRequest(.get, "/", headers: [.host: "localhost"])
    let visit = try await trial.pages.visit(request, .picture(.html))
    struct Secret: Error {}
    let page = ErrorPage.answer(to: Secret(), visit)
    #expect(page.status == .internalServerError && page.text.contains("Referens"))
    #expect(!page.text.contains("Secret"))
  }
}
