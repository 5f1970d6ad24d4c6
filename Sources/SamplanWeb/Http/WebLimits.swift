import HTTPTypes
import SamplanBase

/// How much one request may ask for.
enum WebLimits {
  /// Bytes of a form.
  static let formBytesMax = 1024 * 1024
  /// Bytes of a form with a file, where files are read as they come.
  static let uploadBytesMax = 100 * 1024 * 1024
  /// Characters of path and query.
  static let targetMax = 4096
  /// Bytes of all header fields, and of one.
  static let headerListMax = 32 * 1024
  static let headerFieldMax = 16 * 1024
  static let headerFieldsMax = 100
  /// Seconds a silent connection is kept.
  static let idleSeconds = 60
  /// Seconds a form may take to arrive, and a file.
  static let formSeconds = 30
  static let uploadSeconds = 900
  /// Connections at a time.
  static let connectionsMax = 1024

  /// The refusal of a body that is too large; the limit is named.
  static func tooLarge(bytesMax: Int) -> Refusal {
    let megabytes = bytesMax / (1024 * 1024)
    return Refusal(
      .limit,
      Text(
        sv: "Det som skickades är för stort: högst \(megabytes) MB tas emot. Dela upp filen.",
        en: "What was sent is too large: at most \(megabytes) MB is accepted. Split the file."))
  }

  static let tooSlow = Refusal(
    .limit,
    Text(
      sv: "Det tog för lång tid att ta emot formuläret. Försök igen.",
      en: "Receiving the form took too long. Try again."))
}

extension WebRequest {
  /// The whole body, when it is no larger than `bytesMax` and arrives in time.
  func collected(bytesMax: Int, seconds: Int = WebLimits.formSeconds) async throws -> [UInt8] {
    let pieces = try await limitedBody(bytesMax: bytesMax)
    return try await withinTime(seconds: seconds) {
      var bytes: [UInt8] = []
      for try await piece in pieces { bytes += piece }
      return bytes
    }
  }

  /// The body as it arrives, cut off with a refusal when it passes `bytesMax`.
  func limitedBody(bytesMax: Int) async throws -> BodyPieces {
    if let declared = headers[.contentLength].flatMap({ Int($0) }), declared > bytesMax {
      // Browsers read the answer only when they have sent their form, if it is not far too large.
      if declared <= 3 * bytesMax { try await discardBody(bytesMax: declared) }
      throw WebLimits.tooLarge(bytesMax: bytesMax)
    }
    return body.limited(to: bytesMax)
  }

  private func discardBody(bytesMax: Int) async throws {
    let pieces = body.limited(to: bytesMax)
    try await withinTime(seconds: WebLimits.formSeconds) {
      for try await _ in pieces {}
    }
  }
}

/// Does the work, or refuses when it takes longer than this to be fed.
func withinTime<Value: Sendable>(
  seconds: Int, _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  try await withThrowingTaskGroup(of: Value.self) { group in
    group.addTask { try await work() }
    group.addTask {
      try await Task.sleep(for: .seconds(seconds))
      throw WebLimits.tooSlow
    }
    defer { group.cancelAll() }
    guard let value = try await group.next() else { throw WebLimits.tooSlow }
    return value
  }
}
