import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import SamplanBase
import SamplanService

/// Serves the site over HTTP/1.1 until it is told to stop (webbserver).
package struct WebServer: Sendable {
  private let pages: Pages
  private let configuration: WebConfiguration
  private let logger: Logger
  private let onRunning: @Sendable (_ port: Int) async -> Void

  /// - Parameter onRunning: told once the port is open, with its number.
  package init(
    node: Node, configuration: WebConfiguration, logger: Logger,
    onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
  ) {
    pages = Pages(node: node, configuration: configuration, logger: logger)
    self.configuration = configuration
    self.logger = logger
    self.onRunning = onRunning
  }

  /// Runs a server for the node; returns when the process is asked to end (SIGTERM, SIGINT).
  package static func run(
    node: Node, configuration: WebConfiguration, logger: Logger,
    onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
  ) async throws {
    try await WebServer(
      node: node, configuration: configuration, logger: logger, onRunning: onRunning
    ).run()
  }

  private func run() async throws {
    let responder = CallbackResponder { (request: Request, context: Connection) in
      await answer(request, context)
    }
    let application = Application(
      responder: responder,
      server: .http1(
        configuration: .init(
          idleTimeout: .seconds(Int64(WebLimits.idleSeconds)),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: WebLimits.headerFieldMax,
            maxHeaderListSize: WebLimits.headerListMax,
            maxHeaderFieldCount: WebLimits.headerFieldsMax))),
      configuration: .init(
        address: .hostname(configuration.host, port: configuration.port),
        availableConnectionsDelegate: MaximumAvailableConnections(
          WebLimits.connectionsMax, logger: logger)),
      onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? 0) },
      logger: logger)
    do {
      try await application.runService()
    } catch let error as IOError {
      throw refusal(of: error)
    }
  }

  private func refusal(of error: IOError) -> Refusal {
    let place = "\(configuration.host):\(configuration.port)"
    return Refusal(
      .fault,
      Text(
        sv: "Det går inte att lyssna på \(place): porten används redan, eller får inte användas. "
          + "Välj en annan port med --port.",
        en: "Cannot listen on \(place): the port is in use, or may not be used. Choose another "
          + "port with --port."),
      cause: "\(error)")
  }

  private func answer(_ request: Request, _ connection: Connection) async -> Response {
    var headers = request.headers
    headers[.host] = request.head.authority
    let pieces = BodyPieces {
      var buffers = request.body.makeAsyncIterator()
      return BodyPieces.AsyncIterator {
        try await buffers.next().map { Array($0.readableBytesView) }
      }
    }
    let answer = await pages.respond(
      to: WebRequest(
        request.method, request.head.path ?? "/", headers: headers, peer: connection.peer,
        pieces: pieces))
    return Response(
      status: answer.status, headers: answer.headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
  }
}

/// What a request knows of its connection.
private struct Connection: RequestContext {
  typealias Source = ApplicationRequestContextSource
  var coreContext: CoreRequestContextStorage
  /// The address at the other end, without port.
  let peer: String

  init(source: Source) {
    coreContext = .init(source: source)
    peer = source.channel.remoteAddress?.ipAddress ?? ""
  }
}
