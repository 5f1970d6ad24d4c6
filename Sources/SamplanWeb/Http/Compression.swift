import HTTPTypes
import SamplanDocuments

/// Answers in gzip, so that pages work on a thin link.
enum Compression {
  /// Smaller answers are sent as they are: the head of a packet costs more than they save.
  static let leastBytes = 1024

  private static let textTypes = [
    "text/", "application/json", "application/yaml", "image/svg+xml", "application/javascript",
  ]

  /// The answer compressed, when the client reads gzip and the content gains by it.
  static func apply(to answer: WebResponse, for request: WebRequest) -> WebResponse {
    guard let type = answer.headers[.contentType],
      textTypes.contains(where: type.hasPrefix), answer.headers[.contentEncoding] == nil
    else { return answer }
    var answer = answer
    answer.headers[.vary] = "Accept-Encoding, Cookie, Accept-Language"
    guard answer.body.count >= leastBytes, request.acceptsGzip,
      let packed = Deflate.packed(answer.body, .gzip), packed.count < answer.body.count
    else { return answer }
    answer.body = packed
    answer.headers[.contentEncoding] = "gzip"
    return answer
  }
}
