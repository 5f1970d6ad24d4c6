import CResources
import HTTPTypes
import SamplanDocuments

/// The style sheet and the script, carried in the program and sent once: their addresses hold
/// their hash, so browsers keep them until they change.
struct Assets: Sendable {
  private struct Asset: Sendable {
    let hash: String
    let type: String
    let bytes: [UInt8]
    let packed: [UInt8]?
  }

  private let assets: [String: Asset]

  static let types = [
    "style.css": "text/css; charset=utf-8", "samplan.js": "text/javascript; charset=utf-8",
  ]

  init() {
    var assets: [String: Asset] = [:]
    for (name, type) in Self.types {
      guard let found = samplan_resource_named(name) else { continue }
      let resource = found.pointee
      let bytes = Array(UnsafeBufferPointer(start: resource.bytes, count: resource.length))
      assets[name] = Asset(
        hash: String(String(cString: resource.sha256).prefix(16)), type: type, bytes: bytes,
        packed: Deflate.packed(bytes, .gzip))
    }
    self.assets = assets
  }

  /// The lasting address of a file.
  func site(_ name: String) -> Site {
    .asset(hash: assets[name]?.hash ?? "0", name: name)
  }

  /// The file, when this is its address now.
  func answer(hash: String, name: String, to request: WebRequest) -> WebResponse? {
    guard let asset = assets[name], asset.hash == hash else { return nil }
    let tag = "\"\(asset.hash)\""
    var headers: HTTPFields = [
      .cacheControl: "public, max-age=31536000, immutable", .eTag: tag,
      .vary: "Accept-Encoding",
    ]
    if request.headers[.ifNoneMatch]?.contains(tag) == true {
      return WebResponse(.notModified, headers: headers)
    }
    headers[.contentType] = asset.type
    guard request.acceptsGzip, let packed = asset.packed else {
      return WebResponse(.ok, headers: headers, body: asset.bytes)
    }
    headers[.contentEncoding] = "gzip"
    return WebResponse(.ok, headers: headers, body: packed)
  }
}
