import SamplanBase
import SamplanDomain
import SamplanPlanning
import SamplanService

/// The programme of a plan as a file for another solver (modellfil): made when it is asked for.
enum ModelFile {
  static func send(_ visit: Visit) async throws -> WebResponse {
    guard case .modelFile(let origin) = visit.site else { throw ErrorPage.missing }
    let file = try await visit.node.planProgramme(of: origin, for: visit.actor)
    let informationClass = try await informationClass(visit, origin)
    // Its route is a form's, whose answers are not noted as read; this one carries the input.
    try await visit.node.noteRead(
      .exportFigures, party: nil, subject: visit.request.path,
      informationClass: informationClass, by: visit.actor)
    return visit.file(
      "modell-\(origin.identifier)", .mps, visit.pageClass(of: informationClass), file.bytes)
  }

  private static func informationClass(
    _ visit: Visit, _ origin: RunOrigin
  ) async throws -> InformationClass {
    switch origin {
    case .run(let id): try await visit.node.run(id, for: visit.actor).informationClass
    case .plan(let id): try visit.picture().plan(id)?.informationClass ?? .internal
    case .scenario: throw ErrorPage.missing
    }
  }
}
