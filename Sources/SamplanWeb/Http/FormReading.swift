import HTTPTypes
import SamplanBase

extension WebRequest {
  /// The fields of a form that was sent, of either kind; a file becomes the field of its name.
  func form() async throws -> FormFields {
    let bytes = try await collected(bytesMax: WebLimits.formBytesMax)
    let type = headers[.contentType] ?? ""
    if var reader = MultipartReader(contentType: type) {
      return try Self.fields(of: try reader.read(bytes), isWhole: reader.isEnded)
    }
    guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
      throw Refusal(
        .input,
        Text(sv: "Det som skickades är inget formulär.", en: "What was sent is not a form."),
        cause: "content type \(type.prefix(100))")
    }
    return FormFields(urlEncoded: bytes)
  }

  private static func fields(of parts: [MultipartReader.Part], isWhole: Bool) throws -> FormFields {
    guard isWhole else { throw MultipartReader.broken }
    var fields = FormFields()
    var file: (name: String, bytes: [UInt8])?
    for part in parts {
      switch part {
      case .field(let name, let value): fields.append(name, value)
      case .fileStarted(let name, _): file = (name, [])
      case .fileBytes(let bytes): file?.bytes += bytes
      case .fileEnded:
        if let file { fields.append(file.name, String(decoding: file.bytes, as: UTF8.self)) }
      }
    }
    return fields
  }
}
