import ArgumentParser
import Logging
import SamplanBase
import SamplanService
import SamplanWeb

/// `samplan serve`: a node on its own data.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve a node that `samplan setup` has made.",
    discussion: """
      On other addresses than this machine's own, something in front must speak TLS: say \
      with --origin how browsers reach it.

      Examples:
        samplan serve
        samplan serve --host 10.0.0.5 --origin https://samplan.example.se
      """)

  @Option(help: "The address to listen on.")
  var host: String = "127.0.0.1"

  @Option(help: "The port.")
  var port: Int = 8080

  @Option(help: "How browsers reach the server: https://samplan.example.se")
  var origin: String?

  @OptionGroup var data: DataOption

  func validate() throws {
    guard (1...65_535).contains(port) else {
      throw ValidationError("The port must be from 1 to 65535.")
    }
    let configuration = WebConfiguration(host: host, port: port, publicOrigin: origin)
    guard configuration.listensOnLoopback || configuration.isSecure else {
      throw ValidationError(
        "Passwords must not travel in the clear: on \(host), give --origin https://…")
    }
  }

  func run() async throws {
    let folder = data.folder
    guard folder.hasNode else {
      _ = try folder.openDatabase()
      return
    }
    let lock = try ServerLock(folder, port: port)
    if host == "127.0.0.1" { try Port.requireFree(port) }
    let assembly = try await Assembly.open(folder, runsPlans: true)
    guard !assembly.node.isDemonstration else {
      throw Refusal(
        .conflict,
        Text(
          sv: "Mappen \(folder.path) innehåller en demonstration. Använd `samplan demo`.",
          en: "The folder \(folder.path) holds a demonstration. Use `samplan demo`."))
    }
    try await RunningServer(
      assembly: assembly,
      configuration: WebConfiguration(host: host, port: port, publicOrigin: origin),
      level: .notice
    ).run { address in
      try? Terminal.output(Array("\(address)\n".utf8))
    }
    withExtendedLifetime(lock) {}
  }
}
