import SamplanBase
import Testing

@testable import SamplanDocuments

struct ZipArchiveTests {
  private let time = Instant("2026-11-20T08:15:31.000Z")!

  @Test func `what is put in comes out, packed when that saves room`() throws {
    let long = [UInt8](repeating: 0x61, count: 10_000)
    let bytes = try ZipArchive.bytes(
      of: [.init("a/long.txt", long), .init("short", [1, 2, 3]), .init("empty", [UInt8]())],
      at: time)
    let read = try ReadZip(bytes).members
    #expect(read.map(\.name) == ["a/long.txt", "short", "empty"])
    #expect(read.map(\.bytes) == [long, [1, 2, 3], []])
    #expect(read.map(\.method) == [8, 0, 0])
    #expect(bytes.count < 500)
  }

  @Test func `time is kept in the format's own way, to two seconds`() throws {
    let member = try #require(
      try ReadZip(ZipArchive.bytes(of: [.init("a", [0])], at: time)).members.first)
    // 46 years after 1980, month 11, day 20; 8 h 15 min, 15 pairs of seconds.
    #expect(member.date == 46 << 9 | 11 << 5 | 20)
    #expect(member.clock == 8 << 11 | 15 << 5 | 15)
    let early = try ZipArchive.bytes(of: [.init("a", [0])], at: Instant(milliseconds: 0))
    #expect(try ReadZip(early).members.first?.date == 0 << 9 | 1 << 5 | 1)
  }

  @Test func `any bytes come out as they went in, for many seeds`() throws {
    for seed in 0..<40 {
      var chance = SeededNumbers(seed: UInt64(seed))
      let members = (0..<Int.random(in: 0...6, using: &chance)).map { index in
        let spread = UInt8.random(in: 0...255, using: &chance)
        let bytes = (0..<Int.random(in: 0...3000, using: &chance)).map { _ in
          UInt8.random(in: 0...spread, using: &chance)
        }
        return ZipArchive.Member("part\(index).bin", bytes)
      }
      let bytes = try ZipArchive.bytes(of: members, at: time)
      let read = try ReadZip(bytes).members
      #expect(read.map(\.bytes) == members.map(\.bytes), "seed=\(seed)")
      #expect(try ZipArchive.bytes(of: members, at: time) == bytes, "seed=\(seed)")
    }
  }

  @Test func `the check sum is the one the standard gives`() {
    // The published check value of CRC-32: the nine digits.
    #expect(Deflate.checkSum(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(Deflate.checkSum([]) == 0)
  }

  @Test func `too many members or bytes are refused`() {
    let many = (0...ZipArchive.membersMax).map { ZipArchive.Member("\($0)", [UInt8]()) }
    #expect(throws: Refusal.self) { try ZipArchive.bytes(of: many, at: time) }
    let large = ZipArchive.Member("a", [UInt8](repeating: 0, count: ZipArchive.bytesMax + 1))
    #expect(throws: Refusal.self) { try ZipArchive.bytes(of: [large], at: time) }
  }

  @Test func `a reader notices each changed byte of the content`() throws {
    let content = Array("Region Västmanland, ärende 2026-014, 2026-014, 2026-014".utf8)
    let bytes = try ZipArchive.bytes(of: [.init("a", content)], at: time)
    let start = 30 + 1
    for place in start..<bytes.count - 22 - 47 {
      var changed = bytes
      changed[place] ^= 0x10
      #expect((try? ReadZip(changed).members.map(\.bytes)) != [content], "byte \(place)")
    }
  }
}
