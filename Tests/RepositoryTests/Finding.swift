import Testing

/// Something in the repository that breaks a rule of the house.
struct Finding: Equatable, CustomStringConvertible {
  let path: String
  /// From 1.
  let line: Int
  /// What is wrong, and what to write in its place.
  let message: String

  init(_ file: File, _ line: Int, _ message: String) {
    path = file.path
    self.line = line
    self.message = message
  }

  var description: String { "\(path):\(line): \(message)" }
}

/// Records each finding, all of them, at its place.
func expectNone(_ findings: [Finding]) {
  for finding in findings { Issue.record("\(finding)") }
}
