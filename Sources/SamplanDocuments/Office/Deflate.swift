import CZlib

/// Bytes packed with zlib, for answers to browsers and for the parts of a document.
package enum Deflate {
  /// What stands around the packed bytes.
  package enum Wrapping: Sendable {
    /// Nothing: a member of a ZIP archive. RFC 1951.
    case bare
    /// Head and check sum of gzip, as HTTP sends it. RFC 1952.
    case gzip
  }

  /// The bytes packed at level 6; nil when zlib refuses, or beyond 4 GB.
  package static func packed(_ bytes: [UInt8], _ wrapping: Wrapping) -> [UInt8]? {
    var stream = z_stream()
    // The largest window, 2^15; negative means no wrapping, and 16 more means gzip's.
    let window: Int32 =
      switch wrapping {
      case .bare: -15
      case .gzip: 15 + 16
      }
    guard
      deflateInit2_(
        &stream, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
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

  /// The CRC-32 of at most 4 GB, as ZIP and gzip have it.
  /// - Source: ISO 3309; ITU-T V.42.
  static func checkSum(_ bytes: [UInt8]) -> UInt32 {
    precondition(bytes.count <= Int(UInt32.max), "zlib counts bytes in 32 bits")
    return UInt32(truncatingIfNeeded: crc32(0, bytes, UInt32(bytes.count)))
  }
}
