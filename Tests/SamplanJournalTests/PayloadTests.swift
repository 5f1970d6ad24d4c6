import SamplanBase
import SamplanJournal
import Testing

@Suite struct PayloadTests {
  private let salt = Array(repeating: UInt8(0xAB), count: 16)

  @Test func `the body comes out as it went in`() throws {
    let body = Array(#"{"värde":"17,5","inre":{"body":1}}"#.utf8)
    let payload = try Payload(body: body, salt: salt)
    #expect(Array(payload.body) == body)
    #expect(
      String(decoding: payload.bytes, as: UTF8.self)
        == #"{"salt":"abababababababababababababababab","body":{"värde":"17,5","inre":{"body":1}}}"#
    )
    #expect(Payload(bytes: payload.bytes) == payload)
    #expect(payload.hash == Digest(of: payload.bytes))
  }

  @Test func `the same body with other salt has another hash`() throws {
    let body = Array("{}".utf8)
    let one = try Payload(body: body, salt: salt)
    let other = try Payload(body: body, salt: Array(repeating: 1, count: 16))
    #expect(one.hash != other.hash)
  }

  @Test(arguments: ["", "[]", "{", "17", "{} "])
  func `a body that is no object is refused`(body: String) {
    #expect(throws: Refusal.self) { try Payload(body: Array(body.utf8), salt: salt) }
  }

  @Test func `broken text, wrong salt and too much are refused`() throws {
    #expect(throws: Refusal.self) { try Payload(body: [0x7B, 0xFF, 0x7D], salt: salt) }
    #expect(throws: Refusal.self) { try Payload(body: Array("{}".utf8), salt: [1]) }
    let filling = [UInt8](repeating: 0x20, count: Payload.sizeLimit - 53)
    let largest = try Payload(body: [0x7B] + filling + [0x7D], salt: salt)
    #expect(largest.bytes.count == Payload.sizeLimit)
    #expect(Payload(bytes: largest.bytes) != nil)
    let refusal = #expect(throws: Refusal.self) {
      try Payload(body: [0x7B] + filling + [0x20, 0x7D], salt: salt)
    }
    #expect(refusal?.kind == .limit)
  }

  @Test func `wrapping that is spelt otherwise is not a payload`() throws {
    let bytes = try Payload(body: Array("{}".utf8), salt: salt).bytes
    for count in bytes.indices { #expect(Payload(bytes: Array(bytes[..<count])) == nil) }
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 0x80
      #expect(Payload(bytes: changed) == nil)
    }
  }

  @Test func `a blob's hash covers salt and bytes, and its size is limited`() throws {
    let blob = try Blob(
      bytes: [1, 2, 3], salt: salt, informationClass: .open, audience: .allRegions)
    #expect(blob.hash == Digest(of: salt + [1, 2, 3]))
    #expect(blob.isWhole)
    let changed = Blob(
      hash: blob.hash, salt: salt, bytes: [1, 2, 4], informationClass: .open,
      audience: .allRegions)
    #expect(!changed.isWhole)
    let refusal = #expect(throws: Refusal.self) {
      try Blob(
        bytes: [UInt8](repeating: 0, count: Blob.sizeLimit + 1), salt: salt,
        informationClass: .open, audience: .own)
    }
    #expect(refusal?.kind == .limit)
  }
}
