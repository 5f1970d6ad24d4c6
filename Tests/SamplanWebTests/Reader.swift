import HTTPTypes
import SamplanBase
import SamplanService
import Synchronization
import Testing

@testable import SamplanWeb

/// Somebody with a browser: keeps cookies, and sends forms with the token of the page they stood
/// on, as browsers do.
final class Reader: Sendable {
  private struct State {
    var cookies: [String: String] = [:]
    var page = ""
  }

  let pages: Pages
  let language: Language
  let host: String
  private let state = Mutex(State())

  init(_ pages: Pages, language: Language = .sv, host: String = "127.0.0.1:8080") {
    self.pages = pages
    self.language = language
    self.host = host
  }

  var cookies: [String: String] { state.withLock { $0.cookies } }

  /// The token in the forms of the page seen last.
  var token: String {
    let page = state.withLock { $0.page }
    guard let start = page.range(of: "name=\"csrf\" value=\"")?.upperBound else { return "" }
    return String(page[start...].prefix { $0 != "\"" })
  }

  /// Opens an address.
  func get(_ target: String, headers: HTTPFields = [:]) async -> WebResponse {
    await send(WebRequest(.get, target, headers: withCookies(headers)))
  }

  /// Sends a form of the page seen last.
  func post(
    _ target: String, _ fields: [(String, String)], token: String? = nil,
    headers: HTTPFields = [:]
  ) async -> WebResponse {
    let form = FormFields([("csrf", token ?? self.token)] + fields)
    var headers = withCookies(headers)
    headers[.contentType] = "application/x-www-form-urlencoded"
    headers[.fetchSite] = headers[.fetchSite] ?? "same-origin"
    return await send(
      WebRequest(.post, target, headers: headers, body: Array(form.urlEncoded.utf8)))
  }

  /// Sends a form with a file, in pieces of this many bytes.
  func upload(
    _ target: String, file: [UInt8], name: String = "fil", fields: [(String, String)] = [],
    token: String? = nil, piece: Int = 4096
  ) async -> WebResponse {
    let boundary = "----trial7f3a"
    var body: [UInt8] = []
    for (field, value) in [("csrf", token ?? self.token)] + fields {
      body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n".utf8
      body += "\(value)\r\n".utf8
    }
    body += """
      --\(boundary)\r\nContent-Disposition: form-data; name="\(name)"; filename="a.csv"\r\n\
      Content-Type: text/csv\r\n\r\n
      """.utf8.dropLast()
    if body.last == 0x0D { body.append(0x0A) }
    body += file
    body += "\r\n--\(boundary)--\r\n".utf8
    var headers = withCookies([:])
    headers[.contentType] = "multipart/form-data; boundary=\(boundary)"
    let pieces = stride(from: 0, to: body.count, by: piece).map {
      Array(body[$0..<min($0 + piece, body.count)])
    }
    return await send(
      WebRequest(.post, target, headers: headers, peer: "127.0.0.1", pieces: BodyPieces(pieces)))
  }

  /// Signs in with a ready role.
  func take(_ role: Role, _ region: String) async throws {
    _ = await get("/logga-in")
    let answer = await post("/roll", [("roll", role.rawValue), ("region", region)])
    try #require(answer.status == .seeOther, "\(answer.text.prefix(500))")
  }

  private func withCookies(_ given: HTTPFields) -> HTTPFields {
    var headers = given
    if headers[.host] == nil { headers[.host] = host }
    headers[.acceptLanguage] = language.rawValue
    let pairs = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    if !pairs.isEmpty { headers[.cookie] = pairs.joined(separator: "; ") }
    return headers
  }

  private func send(_ request: WebRequest) async -> WebResponse {
    let answer = await pages.respond(to: request)
    state.withLock { state in
      for header in answer.headers[values: .setCookie] {
        let pair = header.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
        guard let name = pair.first.map(String.init) else { continue }
        state.cookies[name] =
          pair.count > 1 && !header.contains("Max-Age=0") ? String(pair[1]) : nil
      }
      if answer.text.contains("name=\"csrf\"") { state.page = answer.text }
    }
    return answer
  }
}

extension WebResponse {
  /// The body as text; of a page that was sent compressed, nothing.
  var text: String {
    headers[.contentEncoding] == nil ? String(decoding: body, as: UTF8.self) : ""
  }
}

extension String {
  /// The first place of a text, without Foundation's bridging.
  func range(of wanted: String) -> Range<Index>? { firstRange(of: wanted) }
}
