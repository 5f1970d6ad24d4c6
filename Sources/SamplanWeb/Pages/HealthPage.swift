import HTTPTypes
import SamplanBase
import SamplanService

/// Whether the node is well, for whoever watches it.
enum HealthPage {
  static func show(_ visit: Visit) async throws -> WebResponse {
    let health = await visit.node.health()
    let value = JSONValue.object([
      ("well", .flag(health.isWell)), ("version", .text(visit.node.version)),
      ("entries", .whole(health.entries)),
      ("problems", .array(health.problems.map { .text($0[visit.language]) })),
    ])
    return .json(value.bytes, status: health.isWell ? .ok : .serviceUnavailable)
  }
}
