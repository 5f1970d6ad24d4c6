/// The cookies of the site: who has signed in, the form token of visitors who have not, and the
/// language. On TLS their names begin with `__Host-`, which browsers bind to this very host.
struct Cookies: Sendable {
  let isSecure: Bool

  var session: String { name("samplan-session") }
  var visitor: String { name("samplan-besok") }
  var language: String { name("samplan-sprak") }

  private func name(_ plain: String) -> String { isSecure ? "__Host-\(plain)" : plain }

  /// The header that sets a cookie until the browser closes, or for `seconds`.
  func set(_ name: String, _ value: String, seconds: Int? = nil, strict: Bool = true) -> String {
    var header = "\(name)=\(value); Path=/; HttpOnly; SameSite=\(strict ? "Strict" : "Lax")"
    if isSecure { header += "; Secure" }
    if let seconds { header += "; Max-Age=\(seconds)" }
    return header
  }

  /// The header that removes a cookie.
  func remove(_ name: String) -> String { set(name, "", seconds: 0) }
}
