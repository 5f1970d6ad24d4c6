import ArgumentParser

/// The commands that start a server.
enum WebCommands {
  static let all: [any ParsableCommand.Type] = [DemoCommand.self, ServeCommand.self]
}
