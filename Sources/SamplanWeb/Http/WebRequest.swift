import HTTPTypes

/// A request as the pages see it: no type of the server, so that tests make them by hand.
package struct WebRequest: Sendable {
  package var method: HTTPRequest.Method
  /// Path and query, as in the request line.
  package let target: String
  /// The path as it was sent, without the query.
  package let path: String
  /// The part after `?`, decoded.
  package let query: FormFields
  package var headers: HTTPFields
  package var body: BodyPieces
  /// The address of whoever is at the other end of the connection, without port.
  package var peer: String

  /// - Parameters:
  ///   - target: path and query, as in the request line.
  ///   - body: the whole body at once.
  package init(
    _ method: HTTPRequest.Method, _ target: String, headers: HTTPFields = [:],
    body: [UInt8] = [], peer: String = "127.0.0.1"
  ) {
    self.init(method, target, headers: headers, peer: peer, pieces: BodyPieces([body]))
  }

  /// - Parameters:
  ///   - target: path and query, as in the request line.
  ///   - pieces: the body as it arrives.
  package init(
    _ method: HTTPRequest.Method, _ target: String, headers: HTTPFields, peer: String,
    pieces: BodyPieces
  ) {
    self.method = method
    self.target = target
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = String(parts.first ?? "/")
    query = parts.count > 1 ? FormFields(urlEncoded: Array(parts[1].utf8)) : FormFields()
    self.headers = headers
    body = pieces
    self.peer = peer
  }

  /// The cookie with this name, when the browser sent one.
  package func cookie(_ name: String) -> String? {
    for header in headers[values: .cookie] {
      for pair in header.split(separator: ";") {
        let trimmed = pair.drop { $0 == " " }
        guard let equals = trimmed.firstIndex(of: "="), trimmed[..<equals] == name else {
          continue
        }
        return String(trimmed[trimmed.index(after: equals)...])
      }
    }
    return nil
  }

  /// Whether the client reads gzip.
  package var acceptsGzip: Bool {
    headers[values: .acceptEncoding].contains { value in
      value.split(separator: ",").contains { coding in
        let parts = coding.split(separator: ";").map { $0.filter { $0 != " " } }
        guard parts.first?.lowercased() == "gzip" else { return false }
        return !parts.dropFirst().contains { ["q=0", "q=0.0", "q=0.00"].contains($0) }
      }
    }
  }

  /// The host the client asked for, without port, in lower case; nil when it named none.
  package var host: String? {
    guard let authority = headers[.init("Host")!] else { return nil }
    if authority.hasPrefix("[") {
      return authority.firstIndex(of: "]").map { String(authority[...$0]).lowercased() }
    }
    return authority.split(separator: ":").first.map { $0.lowercased() }
  }
}
