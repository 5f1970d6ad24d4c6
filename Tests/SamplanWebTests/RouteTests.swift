import Foundation
import HTTPTypes
import SamplanBase
import SamplanService
import Testing

@testable import SamplanWeb

/// Every address of the site, and who may use it.
struct RouteTests {
  private static let plan = "P-00-2026-001"
  private static let run = "K-2026-000001"

  /// An address of every pattern, on the shared demonstration.
  static func example(_ pattern: String) -> String {
    pattern.replacing("{region}", with: "19").replacing("{scenario}", with: "S-00-2026-001")
      .replacing("{plan}", with: plan).replacing("{run}", with: run)
      .replacing("{case}", with: "2026-014").replacing("{version}", with: "1")
      .replacing("{hash}", with: "0").replacing("{file}", with: "style.css")
  }

  @Test func `the list of routes in the repository is the list of the program`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/routes.csv")
    let lines = try String(decoding: Data(contentsOf: file), as: UTF8.self)
      .split(separator: "\n").map { $0.split(separator: ",", maxSplits: 3).map(String.init) }
    #expect(lines.first == ["method", "path", "action", "notes"])
    let listed = lines.dropFirst().map { $0.prefix(3).joined(separator: " ") }
    let there = Route.all.map { route -> String in
      guard case .action(let action) = route.access else {
        return "\(route.method.rawValue) \(route.pattern) everyone"
      }
      return "\(route.method.rawValue) \(route.pattern) \(action.rawValue)"
    }
    #expect(Set(listed) == Set(there))
    #expect(listed.count == Set(listed).count)
    #expect(lines.allSatisfy { $0.count == 4 && !$0[3].isEmpty })
  }

  @Test func `every address is read back as itself`() throws {
    for route in Route.all {
      let path = Self.example(route.pattern)
      let site = try #require(Site(path: path), "\(path)")
      #expect(site.path == path && site.pattern == route.pattern)
    }
  }

  @Test(arguments: [
    "/regioner/00", "/regioner/2", "/regioner/19/", "//regioner/19", "/Regioner/19",
    "/regioner/19.yaml", "/scenarier/../journal", "/scenarier/", "/planer/a b", "/kapacitet.html",
    "/t/abc", "/arenden/", "/arenden/2026-014/", "/arenden.yaml", "/arenden/2026-014/text/01.txt",
    "/arenden/2026-014/beslut/00", "/arenden/2026-014/beslut/190", "/granser/99",
    "/korningar/K-1/annat", "/%2e%2e/etc/passwd", "",
  ])
  func `an address that is not exactly a page is no page`(path: String) {
    #expect(Site(path: path) == nil)
  }

  @Test func `nobody who has not signed in gets past the door`() async throws {
    let trial = try await Trial.shared()
    for route in Route.all {
      guard case .action = route.access else { continue }
      let reader = try await trial.reader()
      _ = await reader.get("/logga-in")
      let path = Self.example(route.pattern)
      let answer =
        route.method == .get ? await reader.get(path) : await reader.post(path, [])
      if answer.status == .seeOther {
        #expect(answer.headers[.location]?.hasPrefix("/logga-in") == true, "\(path)")
      } else {
        #expect([.unauthorized, .forbidden].contains(answer.status), "\(path): \(answer.status)")
      }
    }
  }

  @Test(arguments: Role.allCases)
  func `each role gets exactly what the table of reaches gives it`(role: Role) async throws {
    let trial = try await Trial.shared()
    let reader = try await trial.reader(role, "19")
    let party: PartyCode? =
      switch role.home {
      case .region: code("19")
      case .kansli: .kansli
      case .outside: nil
      }
    for route in Route.all where route.method == .get {
      guard case .action(let action) = route.access else { continue }
      let isAtRegion = route.pattern.contains("{region}")
      let may =
        switch Reach.of(role, action) {
        case .never: false
        case .own: !isAtRegion || party == code("19")
        case .all: true
        }
      let answer = await reader.get(Self.example(route.pattern))
      if !may {
        #expect(answer.status == .forbidden, "\(role) \(route.pattern): \(answer.status)")
      }
      // What is shared with authorities only is not there for roles outside the parties.
      if may, role.home != .outside {
        #expect(answer.status == .ok, "\(role) \(route.pattern): \(answer.status)")
      }
    }
  }

  @Test func `a region's reporter writes for no other region`() async throws {
    let trial = try await Trial.shared()
    let reader = try await trial.reader(.regionRegistrar, "19")
    _ = await reader.get("/kapacitet/19/rapportera")
    for path in ["/kapacitet/20/rapportera", "/kapacitet/20/utkast", "/granser/20"] {
      #expect(await reader.post(path, []).status == .forbidden)
    }
    #expect(await reader.upload("/kapacitet/20/import", file: []).status == .forbidden)
    #expect(await reader.get("/kapacitet/20/rapportera").status == .forbidden)
  }

  @Test func `every link of every page leads to a page`() async throws {
    let trial = try await Trial.shared()
    let reader = try await trial.reader(.regionRegistrar, "19")
    var waiting = ["/"]
    var seen: Set<String> = ["/"]
    while let target = waiting.popLast() {
      let answer = await reader.get(target)
      #expect(answer.status == .ok, "\(target): \(answer.status)")
      for link in answer.text.links where seen.count < 150 {
        let path = String(link.prefix { $0 != "#" })
        if path.hasPrefix("/"), seen.insert(path).inserted { waiting.append(path) }
      }
    }
    #expect(seen.count > 60)
  }
}

extension String {
  /// The targets of the page's links and forms that are fetched with GET.
  var links: [String] {
    matches(of: /<a [^>]*href="([^"]*)"/).map { match in
      String(match.1).replacing("&amp;", with: "&")
    }
  }
}
