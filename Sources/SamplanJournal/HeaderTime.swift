import SamplanBase

/// Times as a header writes them: `2026-11-20T08:15:00.000Z`, always 24 bytes.
enum HeaderTime {
  /// Nil outside the years 1900–2199, which have no spelling here.
  static func bytes(_ time: Instant) -> [UInt8]? {
    let (year, month, day) = time.day.civil
    guard (1900...2199).contains(year) else { return nil }
    let ofDay = Int(time.milliseconds - Int64(time.day.number) * 86_400_000)
    var bytes = [UInt8]()
    bytes.reserveCapacity(24)
    func add(_ value: Int, _ count: Int, then mark: UInt8) {
      var unit = 1
      for _ in 1..<count { unit *= 10 }
      while unit > 0 {
        bytes.append(0x30 + UInt8(value / unit % 10))
        unit /= 10
      }
      bytes.append(mark)
    }
    add(year, 4, then: 0x2D)
    add(month, 2, then: 0x2D)
    add(day, 2, then: 0x54)
    add(ofDay / 3_600_000, 2, then: 0x3A)
    add(ofDay / 60_000 % 60, 2, then: 0x3A)
    add(ofDay / 1000 % 60, 2, then: 0x2E)
    add(ofDay % 1000, 3, then: 0x5A)
    return bytes
  }

  /// Nil for anything that `bytes` does not write.
  static func instant(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Instant? {
    let start = bytes.startIndex
    guard bytes.count == 24, bytes[start + 4] == 0x2D, bytes[start + 7] == 0x2D,
      bytes[start + 10] == 0x54, bytes[start + 13] == 0x3A, bytes[start + 16] == 0x3A,
      bytes[start + 19] == 0x2E, bytes[start + 23] == 0x5A
    else { return nil }
    func part(_ from: Int, _ count: Int) -> Int? {
      digits(bytes[(start + from)..<(start + from + count)])
    }
    guard let year = part(0, 4), let month = part(5, 2), let dayOfMonth = part(8, 2),
      let day = Day(year: year, month: month, day: dayOfMonth),
      let hour = part(11, 2), hour < 24, let minute = part(14, 2), minute < 60,
      let second = part(17, 2), second < 60, let thousandth = part(20, 3)
    else { return nil }
    let ofDay = ((hour * 60 + minute) * 60 + second) * 1000 + thousandth
    return Instant(milliseconds: Int64(day.number) * 86_400_000 + Int64(ofDay))
  }
}
