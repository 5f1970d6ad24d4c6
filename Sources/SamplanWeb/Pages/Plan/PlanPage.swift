import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning
import SamplanService

/// A published plan.
enum PlanPage {
  static func show(_ visit: Visit) async throws -> WebResponse {
    guard let (id, question, part) = subject(visit.site) else { throw ErrorPage.missing }
    let bytes = try await visit.node.planResult(id, for: visit.actor)
    let result = try visit.pages.plans.result("plan/\(id)", bytes)
    let picture = try visit.picture()
    guard let plan = picture.plan(id) else { throw ErrorPage.missing }
    var view = PlanView(
      visit: visit, subject: .plan(plan), question: question, part: part, result: result,
      picture: picture)
    view.whatIf = try await WhatIfSection.load(visit, .plan(id), result)
    return visit.page(
      view.frame(
        visit.pageClass(of: plan.informationClass, regionsJoined: PartyCode.regions.count)),
      view.markup)
  }

  private static func subject(_ site: Site) -> (PlanID, PlanQuestion, PartyCode?)? {
    switch site {
    case .plan(let id, let question, _): (id, question, nil)
    case .planPart(let id, let region): (id, .part, region)
    default: nil
    }
  }

  static func json(_ visit: Visit) async throws -> WebResponse {
    guard case .plan(let id, _, _) = visit.site else { throw ErrorPage.missing }
    let bytes = try await visit.node.planResult(id, for: visit.actor)
    let informationClass = try visit.picture().plan(id)?.informationClass ?? .internal
    return visit.data(.raw(bytes), visit.pageClass(of: informationClass))
  }

  static func csv(_ visit: Visit) async throws -> WebResponse {
    guard case .plan(let id, let question, _) = visit.site else { throw ErrorPage.missing }
    let bytes = try await visit.node.planResult(id, for: visit.actor)
    let result = try visit.pages.plans.result("plan/\(id)", bytes)
    let informationClass = try visit.picture().plan(id)?.informationClass ?? .internal
    return visit.file(
      PlanFile.name("plan-\(id)", question), .csv, visit.pageClass(of: informationClass),
      PlanFile.csv(result, question))
  }
}

/// A plan's result as one table: region, care type and day.
enum PlanFile {
  static func name(_ stem: String, _ question: PlanQuestion) -> String {
    question.table == nil ? stem : "\(stem)-\(question.rawValue)"
  }

  /// The table of a question that has one of its own, else the table of the days.
  static func csv(_ result: PlanResult, _ question: PlanQuestion) -> [UInt8] {
    question.table?(result).csv(.swedishExcel) ?? days(result)
  }

  private static func days(_ result: PlanResult) -> [UInt8] {
    var writer = CsvWriter(
      .swedishExcel,
      columns: [
        "region", "vardtyp", "dag", "behov_p10", "behov_p50", "behov_p90", "sannolikhet_brist",
        "oppna_platser", "troskel", "brist_utan_atgarder", "brist_gemensam_plan",
        "utokade_platser_gemensam_plan",
      ])
    func number(_ value: Double) -> CsvCell {
      ExactDecimal(rounding: value).map { .number($0) } ?? .empty
    }
    for (care, type) in result.careTypes.enumerated() {
      for (region, code) in result.regions.enumerated() {
        for day in 0..<result.provenance.days {
          let load = result.load
          writer.write([
            .text(code.rawValue), .text(type.rawValue), .whole(day + 1),
            number(load.needP10[care][region][day]), number(load.needP50[care][region][day]),
            number(load.needP90[care][region][day]), number(load.probability[care][region][day]),
            number(load.beds[care][region][day]), number(load.threshold[care][region][day]),
            number(result.alone.shortage[care][region][day]),
            number(result.joint.shortage[care][region][day]),
            number(result.joint.surge[care][region][day]),
          ])
        }
      }
    }
    return writer.take()
  }
}
