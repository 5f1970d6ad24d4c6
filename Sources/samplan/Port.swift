import Foundation
import SamplanBase

/// A port of this machine.
enum Port {
  /// Whether a server could listen on it now.
  static func isFree(_ port: Int) -> Bool {
    guard let number = in_port_t(exactly: port), number > 0 else { return false }
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { return false }
    defer { close(socket) }
    // As a server does: a connection that has just ended is in nobody's way.
    var yes: Int32 = 1
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = number.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  /// - Throws: when the port is taken, before anything else is begun.
  static func requireFree(_ port: Int) throws(Refusal) {
    guard !isFree(port) else { return }
    throw Refusal(
      .conflict,
      Text(
        sv: "Port \(port) används redan, eller får inte användas. Välj en annan med --port.",
        en: "Port \(port) is in use, or may not be used. Choose another with --port."))
  }
}
