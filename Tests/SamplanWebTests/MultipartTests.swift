import SamplanBase
import Testing

@testable import SamplanWeb

/// Forms with files, however the network cuts them.
struct MultipartTests {
  private static let boundary = "----gräns".filter(\.isASCII) + "7"

  private static let body: [UInt8] = {
    var body: [UInt8] = []
    body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nett\r\n".utf8
    body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"tom\"\r\n\r\n\r\n".utf8
    body +=
      """
      --\(boundary)\r
      Content-Disposition: form-data; name="fil"; filename="x.csv"\r
      Content-Type: text/csv\r
      \r

      """.utf8
    body += "rad 1\r\n--\(boundary.dropLast())\r\nrad 2\r\n\r\n".utf8
    body += "\r\n--\(boundary)--\r\n".utf8
    return body
  }()

  private func parts(cut size: Int) throws -> (fields: [String], file: [UInt8], isEnded: Bool) {
    var reader = try #require(
      MultipartReader(contentType: "multipart/form-data; boundary=\(Self.boundary)"))
    var fields: [String] = []
    var file: [UInt8] = []
    for start in stride(from: 0, to: Self.body.count, by: size) {
      let piece = Array(Self.body[start..<min(start + size, Self.body.count)])
      for part in try reader.read(piece) {
        switch part {
        case .field(let name, let value): fields.append("\(name)=\(value)")
        case .fileBytes(let bytes): file += bytes
        case .fileStarted(let name, let fileName): fields.append("\(name):\(fileName)")
        case .fileEnded: fields.append("end")
        }
      }
    }
    return (fields, file, reader.isEnded)
  }

  @Test(arguments: 1...90)
  func `cut in pieces of any size it reads the same`(size: Int) throws {
    let read = try parts(cut: size)
    #expect(read.fields == ["a=ett", "tom=", "fil:x.csv", "end"])
    let file = "rad 1\r\n--\(Self.boundary.dropLast())\r\nrad 2\r\n\r\n"
    #expect(String(decoding: read.file, as: UTF8.self) == file)
    #expect(read.isEnded)
  }

  @Test(arguments: [
    "multipart/form-data", "text/plain", "multipart/form-data; boundary=",
    "multipart/form-data; boundary=\(String(repeating: "x", count: 71))",
  ])
  func `another content type is not read`(type: String) {
    #expect(MultipartReader(contentType: type) == nil)
  }

  @Test(arguments: [
    "--x\r\nno disposition\r\n\r\na\r\n--x--", "--x\r\nContent-Disposition: form-data\r\n\r\na",
    "--xyz", "--x\r\n" + String(repeating: "a", count: 9000),
  ])
  func `a broken body is refused`(body: String) throws {
    var reader = try #require(MultipartReader(contentType: "multipart/form-data; boundary=x"))
    #expect(throws: Refusal.self) {
      _ = try reader.read(Array(body.utf8))
      if !reader.isEnded { throw MultipartReader.broken }
    }
  }
}
