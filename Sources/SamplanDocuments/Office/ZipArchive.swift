import SamplanBase

/// Files in one ZIP archive, packed where that saves room.
///
/// The same members at the same time give the same bytes. No ZIP64: the limits lie far below.
/// - Source: PKWARE APPNOTE 6.3.3; the parts of it that ISO/IEC 21320-1 keeps.
struct ZipArchive {
  /// One file of the archive.
  struct Member: Sendable, Hashable {
    /// A relative path in ASCII: `word/document.xml`.
    let name: String
    let bytes: [UInt8]

    init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }

    init(_ name: String, _ markup: Markup) { self.init(name, markup.bytes) }
  }

  /// The most members.
  static let membersMax = 1000
  /// The most bytes of all members together, before packing: 64 MB.
  static let bytesMax = 64 << 20

  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private let date: UInt16
  private let clock: UInt16

  /// The archive's bytes.
  /// - Parameter time: when the members were made; ZIP keeps even seconds, here in UTC, from 1980.
  static func bytes(of members: [Member], at time: Instant) throws(Refusal) -> [UInt8] {
    let size = members.reduce(0) { $0 + $1.bytes.count }
    guard members.count <= membersMax, size <= bytesMax else {
      throw Refusal(
        .limit,
        Text(
          sv: "Dokumentet är för stort för en fil. Dela upp underlaget.",
          en: "The document is too large for one file. Divide the material."),
        cause: "\(members.count) members, \(size) bytes")
    }
    precondition(Set(members.map(\.name)).count == members.count, "a member stands twice")
    var archive = ZipArchive(at: time)
    for member in members { archive.add(member) }
    return archive.closed(count: members.count)
  }

  private init(at time: Instant) {
    let (year, month, day) = time.day.civil
    // The format knows 1980 to 2107.
    date = UInt16(min(max(year, 1980), 2107) - 1980) << 9 | UInt16(month) << 5 | UInt16(day)
    let seconds = Int((time.milliseconds - Int64(time.day.number) * 86_400_000) / 1000)
    clock =
      UInt16(seconds / 3600) << 11 | UInt16(seconds / 60 % 60) << 5 | UInt16(seconds % 60 / 2)
  }

  private mutating func add(_ member: Member) {
    precondition(Self.isPlain(member.name), "\(member.name) is no plain relative path")
    let packed = Deflate.packed(member.bytes, .bare)
    let (method, content): (UInt16, [UInt8]) =
      if let packed, packed.count < member.bytes.count { (8, packed) } else { (0, member.bytes) }
    let name = Array(member.name.utf8)
    var common: [UInt8] = []
    common.append(little: UInt16(20))  // Version 2.0 reads it.
    common.append(little: UInt16(0))
    common.append(little: method)
    common.append(little: clock)
    common.append(little: date)
    common.append(little: Deflate.checkSum(member.bytes))
    common.append(little: UInt32(content.count))
    common.append(little: UInt32(member.bytes.count))
    common.append(little: UInt16(name.count))
    common.append(little: UInt16(0))  // No extra field.
    let offset = UInt32(bytes.count)
    bytes.append(little: UInt32(0x0403_4B50))
    bytes += common + name + content
    directory.append(little: UInt32(0x0201_4B50))
    directory.append(little: UInt16(20))
    directory += common
    directory += [UInt8](repeating: 0, count: 2 + 2 + 2 + 4)  // Comment, disk, attributes.
    directory.append(little: offset)
    directory += name
  }

  private func closed(count: Int) -> [UInt8] {
    var end: [UInt8] = []
    end.append(little: UInt32(0x0605_4B50))
    end += [0, 0, 0, 0]  // One disk.
    end.append(little: UInt16(count))
    end.append(little: UInt16(count))
    end.append(little: UInt32(directory.count))
    end.append(little: UInt32(bytes.count))
    end += [0, 0]  // No comment.
    return bytes + directory + end
  }

  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 200 && !name.hasPrefix("/")
      && name.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x5C && $0 != 0x3A }
      && !name.split(separator: "/", omittingEmptySubsequences: false).contains {
        $0.isEmpty || $0 == "." || $0 == ".."
      }
  }
}

extension [UInt8] {
  fileprivate mutating func append<Number: FixedWidthInteger>(little number: Number) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
