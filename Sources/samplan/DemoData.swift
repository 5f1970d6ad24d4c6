import CResources
import Foundation
import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning
import SamplanService

/// The open figures that travel inside the program.
enum DemoData {
  /// The files, as the demonstration is filled with them.
  static func sources() throws -> DemoSources {
    DemoSources(
      regions: try file("demo/regions.csv"),
      municipalities: try file("demo/municipalities.csv"),
      hospitals: try file("demo/hospitals.csv"), capacity: try file("demo/capacity.csv"),
      scenarios: names(under: "demo/scenarios/").filter { $0.hasSuffix(".yaml") }.map(bytes))
  }

  /// The names that a scenario may refer to when no node is asked.
  static func known() throws -> ScenarioYAML.Known {
    let hospitals = try sources().hospitalsByRegion().values.joined().map(\.hospital)
    return ScenarioYAML.Known(.demonstration, hospitals: hospitals)
  }

  private static func file(_ name: String) throws -> [UInt8] {
    guard samplan_resource_named(name) != nil else {
      throw Refusal(
        .fault,
        Text(
          sv: "Programmet saknar sin fil \(name).", en: "The program lacks its file \(name)."))
    }
    return bytes(name)
  }

  private static func bytes(_ name: String) -> [UInt8] {
    guard let resource = samplan_resource_named(name) else { return [] }
    return Array(UnsafeBufferPointer(start: resource.pointee.bytes, count: resource.pointee.length))
  }

  private static func names(under folder: String) -> [String] {
    (0..<samplan_resource_count()).compactMap { place in
      samplan_resource_at(place).map { String(cString: $0.pointee.name) }
    }.filter { $0.hasPrefix(folder) }
  }
}
