import HTTPTypes
import SamplanBase
import SamplanDocuments

/// An answer, whole in memory: nothing is sent before everything that can fail has been done.
package struct WebResponse: Sendable {
  package var status: HTTPResponse.Status
  package var headers: HTTPFields
  package var body: [UInt8]
  /// The class of what is shown, for the access log.
  var informationClass = InformationClass.open

  package init(_ status: HTTPResponse.Status, headers: HTTPFields = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// A page.
  package static func html(_ page: Markup, status: HTTPResponse.Status = .ok) -> WebResponse {
    WebResponse(
      status, headers: [.contentType: "text/html; charset=utf-8"], body: page.bytes)
  }

  /// Data to read by a program.
  package static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> WebResponse {
    WebResponse(
      status, headers: [.contentType: "application/json; charset=utf-8"], body: bytes)
  }

  /// A file to save. The name holds only letters, digits, `-`, `_` and `.`.
  package static func file(_ name: String, type: String, _ bytes: [UInt8]) -> WebResponse {
    WebResponse(
      .ok,
      headers: [
        .contentType: type, .contentDisposition: "attachment; filename=\"\(name)\"",
      ], body: bytes)
  }

  /// To another page; after a form always with GET.
  package static func redirect(to link: String) -> WebResponse {
    WebResponse(.seeOther, headers: [.location: link])
  }

  /// The answer with one more cookie.
  package func setting(_ cookie: String) -> WebResponse {
    var answer = self
    answer.headers.append(HTTPField(name: .setCookie, value: cookie))
    return answer
  }
}

extension HTTPField.Name {
  static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
  static let permissionsPolicy = HTTPField.Name("Permissions-Policy")!
  static let openerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")!
  static let resourcePolicy = HTTPField.Name("Cross-Origin-Resource-Policy")!
  static let frameOptions = HTTPField.Name("X-Frame-Options")!
  static let host = HTTPField.Name("Host")!
  static let fetchSite = HTTPField.Name("Sec-Fetch-Site")!
}
