import SamplanBase

/// How the site is reached (webbplatsens inställningar).
package struct WebConfiguration: Sendable {
  /// Where the server listens: an address of this machine.
  package var host: String
  /// 1…65535.
  package var port: Int
  /// How browsers reach it when something stands in front that speaks TLS:
  /// `https://samplan.example.se`. Nil for plain HTTP straight to the server.
  package var publicOrigin: String?

  package init(host: String = "127.0.0.1", port: Int = 8080, publicOrigin: String? = nil) {
    self.host = host
    self.port = port
    self.publicOrigin = publicOrigin
  }

  /// Whether browsers speak TLS; decides the cookies' name and marks.
  package var isSecure: Bool { publicOrigin?.hasPrefix("https://") ?? false }

  /// Whether only this machine itself reaches the server.
  package var listensOnLoopback: Bool { Self.isLoopback(host: host) }

  /// Whether a request may name this host. A server on loopback answers to its own names only,
  /// so that a foreign page cannot reach it under a name of its own (DNS rebinding).
  package func answers(to name: String?) -> Bool {
    guard let name else { return false }
    if let origin = publicOrigin, let own = Self.host(ofOrigin: origin) {
      return name == own || Self.isLoopback(host: name)
    }
    return listensOnLoopback ? Self.isLoopback(host: name) : true
  }

  /// Whether the name or address is that of the machine itself.
  static func isLoopback(host: String) -> Bool {
    host == "localhost" || host == "::1" || host == "[::1]" || isLoopbackAddress(host)
  }

  private static func isLoopbackAddress(_ host: String) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  private static func host(ofOrigin origin: String) -> String? {
    let rest = origin.split(separator: "/").dropFirst().first
    return rest?.split(separator: ":").first.map { $0.lowercased() }
  }
}
