import CZlib
import HTTPTypes

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
      let packed = gzip(answer.body), packed.count < answer.body.count
    else { return answer }
    answer.body = packed
    answer.headers[.contentEncoding] = "gzip"
    return answer
  }

  /// The bytes as a gzip member at level 6; nil when zlib refuses.
  /// - Source: RFC 1952.
  static func gzip(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    let gzipWindow: Int32 = 15 + 16
    guard
      deflateInit2_(
        &stream, 6, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    guard let room = Int(exactly: deflateBound(&stream, UInt(bytes.count))),
      bytes.count <= Int(UInt32.max), room <= Int(UInt32.max)
    else { return nil }
    var input = bytes
    var status = Z_OK
    let packed = [UInt8](unsafeUninitializedCapacity: room) { output, count in
      input.withUnsafeMutableBufferPointer { source in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(room)
        status = deflate(&stream, Z_FINISH)
        count = room - Int(stream.avail_out)
      }
    }
    return status == Z_STREAM_END ? packed : nil
  }
}
