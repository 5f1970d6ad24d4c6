import HTTPTypes

/// The headers every answer carries.
enum SecurityHeaders {
  /// Nothing but what the page itself needs, from this site alone: no inline style or script, no
  /// frame, no form to anywhere else.
  static let policy = """
    default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
    connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'
    """

  /// Adds the headers; pages and data are never kept by a cache, files with a hash are.
  static func apply(to answer: WebResponse, isSecure: Bool) -> WebResponse {
    var answer = answer
    answer.headers[.contentSecurityPolicy] = policy
    answer.headers[.xContentTypeOptions] = "nosniff"
    answer.headers[.referrerPolicy] = "same-origin"
    answer.headers[.frameOptions] = "DENY"
    answer.headers[.openerPolicy] = "same-origin"
    answer.headers[.resourcePolicy] = "same-origin"
    answer.headers[.permissionsPolicy] =
      "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
    if answer.headers[.cacheControl] == nil { answer.headers[.cacheControl] = "no-store" }
    if isSecure { answer.headers[.strictTransportSecurity] = "max-age=31536000" }
    return answer
  }
}
