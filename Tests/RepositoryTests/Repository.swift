import Foundation

/// The repository these tests stand in.
enum Repository {
  /// The folder of Package.swift, found from this file's own place.
  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// What is made on a machine and not kept in the repository.
  private static let made: Set<String> = [
    ".build", ".git", ".deps", ".venv", ".swiftpm", ".pytest_cache", "__pycache__", "run",
    "Package.resolved",
  ]

  /// More than this in one folder means that something else than sources lies there.
  private static let filesMax = 10_000

  /// Every kept file under a folder of the repository, by path.
  private static func files(under folder: String) -> [File] {
    var paths: [String] = []
    var folders = [folder]
    while let next = folders.popLast() {
      let url = next.isEmpty ? root : root.appendingPathComponent(next)
      let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
      for name in names where !made.contains(name) {
        let path = next.isEmpty ? name : next + "/" + name
        var isFolder: ObjCBool = false
        let place = root.appendingPathComponent(path).path
        guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder) else {
          continue
        }
        if isFolder.boolValue { folders.append(path) } else { paths.append(path) }
      }
      precondition(paths.count <= filesMax, "more than \(filesMax) files under \(root.path)")
    }
    return paths.sorted().compactMap(File.init(reading:))
  }

  /// Every kept file, read once for all rules.
  static let all = files(under: "")
  /// The Swift files of the product.
  static let sources = all.filter { $0.path.hasPrefix("Sources/") && $0.hasSuffix(".swift") }

  /// The file at this path, or nil.
  static func file(_ path: String) -> File? { File(reading: path) }

  /// The kept files under a folder.
  static func all(under folder: String) -> [File] { all.filter { $0.path.hasPrefix(folder + "/") } }

  /// The names of the folders directly under a folder.
  static func folders(under folder: String) -> [String] {
    let place = root.appendingPathComponent(folder).path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    return names.filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: place + "/" + name, isDirectory: &isFolder)
        && isFolder.boolValue
    }.sorted()
  }
}

/// A text file of the repository, or a planted one.
struct File {
  let path: String
  let text: String
  let lines: [Substring]
  /// The lines of Swift with comments and the contents of strings blanked; else none.
  let codeLines: [Substring]

  init(_ path: String, _ text: String) {
    self.path = path
    self.text = text
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    codeLines =
      path.hasSuffix(".swift")
      ? SwiftCode.code(of: text).split(separator: "\n", omittingEmptySubsequences: false) : []
  }

  /// Nil when there is no such file, or it is not text.
  init?(reading path: String) {
    guard let data = FileManager.default.contents(atPath: Repository.root.path + "/" + path),
      let text = String(data: data, encoding: .utf8)
    else { return nil }
    self.init(path, text)
  }

  var name: Substring { path.split(separator: "/").last ?? "" }
  /// `SamplanWeb` for `Sources/SamplanWeb/Regions/RegionPage.swift`.
  var target: Substring? {
    let parts = path.split(separator: "/")
    return parts.count > 2 && parts[0] == "Sources" ? parts[1] : nil
  }
  func hasSuffix(_ endings: String...) -> Bool { endings.contains { path.hasSuffix($0) } }
  /// Whether the words stand anywhere in the file: a quick look before each line is looked at.
  func mentions(_ words: String) -> Bool { strstr(text, words) != nil }
}
