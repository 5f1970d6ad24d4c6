import ArgumentParser

/// Which node a command speaks of.
struct DataOption: ParsableArguments {
  @Option(name: .customLong("data"), help: "The node's folder.")
  var path: String?

  @Flag(help: "The demonstration's usual folder, when --data is not given.")
  var demo = false

  var folder: DataFolder {
    DataFolder(path: path ?? (demo ? Wiring.demonstrationFolder : Wiring.nodeFolder))
  }
}
