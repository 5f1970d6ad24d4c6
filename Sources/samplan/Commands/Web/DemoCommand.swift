import ArgumentParser
import Foundation
import Logging
import SamplanBase
import SamplanJournal
import SamplanService
import SamplanWeb

/// `samplan demo`: the 21 regions with open figures, for this machine only.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Open a demonstration with the 21 regions and open figures.",
    discussion: """
      Fills a new folder at the first start; later starts take seconds. Only this machine \
      reaches it. Enter no real figures.

      Examples:
        samplan demo
        samplan demo --port 9090 --data /tmp/demo --no-open
      """)

  @Option(help: "The port.")
  var port: Int = 8080

  @Option(help: "Folder for the demonstration's data.")
  var data: String?

  @Flag(help: "Do not open a browser.")
  var noOpen = false

  func validate() throws {
    guard (1...65_535).contains(port) else {
      throw ValidationError("The port must be from 1 to 65535.")
    }
  }

  func run() async throws {
    let folder = DataFolder(path: data ?? Wiring.demonstrationFolder)
    try folder.prepare()
    let lock = try ServerLock(folder, port: port)
    try Port.requireFree(port)
    say(Text(sv: "Öppnar \(folder.path) …", en: "Opening \(folder.path) …"))
    let assembly = try await Assembly.openOrMake(
      folder, .demonstration, hosting: PartyCode.all, runsPlans: true)
    let filling = DemoFilling(assembly.node, try DemoData.sources(), tell: say)
    try await filling.fill()
    let first = try await filling.startFirstRun()
    if first != nil {
      say(
        Text(
          sv: "Räknar den första planen i bakgrunden …",
          en: "Computing the first plan in the background …"))
    }
    let opens = !noOpen
    try await RunningServer(
      assembly: assembly, configuration: WebConfiguration(port: port), level: .error
    ).run(
      beside: { try await filling.publishFirstPlan() },
      onRunning: { address in
        try? Terminal.output(Array("\(address)\n".utf8))
        say(
          Text(
            sv: "Samplan är igång. Demonstrationsdata – ange inga verkliga uppgifter. "
              + "Avsluta med Ctrl-C.",
            en: "Samplan is running. Demonstration data: enter no real figures. "
              + "End with Ctrl-C."))
        if opens { Browser.open(address) }
      })
    withExtendedLifetime(lock) {}
  }
}

/// A demonstration tells what it is doing, whoever watches.
private func say(_ text: Text) { Terminal.complain(text[Wiring.language]) }

/// The browser of whoever sits at the machine.
enum Browser {
  /// Opens an address, when there is a screen and a program for it.
  static func open(_ address: String) {
    let hasScreen =
      Wiring.environment("DISPLAY") != nil || Wiring.environment("WAYLAND_DISPLAY") != nil
    guard hasScreen, Terminal.isWatched,
      let program = ["/usr/bin/xdg-open", "/usr/bin/open"].first(where: {
        FileManager.default.isExecutableFile(atPath: $0)
      })
    else { return }
    // A machine without a browser still has the address on its terminal.
    _ = try? ChildProcess(
      executable: program, arguments: [address], environment: Wiring.wholeEnvironment,
      errors: .nothing)
  }
}
