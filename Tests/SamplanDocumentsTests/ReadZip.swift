import CZlib

/// A ZIP archive read by its directory, by other code than wrote it.
struct ReadZip {
  struct Member {
    let name: String
    let date: Int
    let clock: Int
    let method: Int
    let bytes: [UInt8]
  }

  struct Broken: Error { let reason: String }

  let members: [Member]

  init(_ bytes: [UInt8]) throws {
    func number(_ place: Int, _ count: Int) throws -> Int {
      guard place >= 0, place + count <= bytes.count else { throw Broken(reason: "too short") }
      return (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
    let end = bytes.count - 22
    guard try number(end, 4) == 0x0605_4B50 else { throw Broken(reason: "no end") }
    var place = try number(end + 16, 4)
    guard try place + number(end + 12, 4) == end else { throw Broken(reason: "directory") }
    var members: [Member] = []
    for _ in 0..<(try number(end + 10, 2)) {
      guard try number(place, 4) == 0x0201_4B50 else { throw Broken(reason: "no entry") }
      let length = try number(place + 28, 2)
      let local = try number(place + 42, 4)
      guard try number(local, 4) == 0x0403_4B50 else { throw Broken(reason: "no local entry") }
      // Version to name length stand the same way in both.
      for offset in stride(from: 0, to: 26, by: 2)
      where try number(local + 4 + offset, 2) != number(place + 6 + offset, 2) {
        throw Broken(reason: "the two entries differ at \(offset)")
      }
      let packedSize = try number(place + 20, 4)
      let start = local + 30 + length
      let packed = Array(bytes[start..<start + packedSize])
      let method = try number(place + 10, 2)
      let size = try number(place + 24, 4)
      let content = method == 8 ? try Self.inflated(packed, to: size) : packed
      guard content.count == size,
        Int(crc32(0, content, UInt32(size))) == (try number(place + 16, 4))
      else { throw Broken(reason: "size or check sum") }
      members.append(
        Member(
          name: String(decoding: bytes[place + 46..<place + 46 + length], as: UTF8.self),
          date: try number(place + 14, 2), clock: try number(place + 12, 2), method: method,
          bytes: content))
      place += 46 + length
    }
    self.members = members
  }

  private static func inflated(_ bytes: [UInt8], to size: Int) throws -> [UInt8] {
    var stream = z_stream()
    guard
      inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw Broken(reason: "zlib") }
    defer { inflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: size + 1)
    let room = output.count
    let (status, left) = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(room)
        return (inflate(&stream, Z_FINISH), Int(stream.avail_out))
      }
    }
    guard status == Z_STREAM_END, left == 1 else { throw Broken(reason: "packed bytes") }
    return Array(output.prefix(size))
  }
}
