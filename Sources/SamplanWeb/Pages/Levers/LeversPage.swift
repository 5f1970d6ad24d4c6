import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning
import SamplanService

/// *Reglage*: a few things moved, with an answer at once by formula, and then simulated.
enum LeversPage {
  static func show(_ visit: Visit) async throws -> WebResponse {
    let footing = try await footing(visit)
    let form = LeversForm(from: footing.input.levers) { visit.query[$0] }
    return try await page(visit, footing, form, refusal: nil)
  }

  static func send(_ visit: Visit) async throws -> WebResponse {
    guard case .levers(let origin) = visit.site else { throw ErrorPage.missing }
    let footing = try await footing(visit)
    let form = LeversForm(from: footing.input.levers) { visit.form[$0] }
    do {
      let run = try await visit.node.tryChange(
        .levers(try form.levers()), in: origin, by: visit.actor)
      return .redirect(to: Site.run(run.id, .enough, .html).path)
    } catch let refusal as Refusal where [.input, .limit, .conflict].contains(refusal.kind) {
      return try await page(visit, footing, form, refusal: refusal)
    }
  }

  private static func footing(_ visit: Visit) async throws -> TrialFooting {
    guard case .levers(let origin) = visit.site else { throw ErrorPage.missing }
    return try await visit.node.leverFooting(of: origin, for: visit.actor)
  }

  private static func page(
    _ visit: Visit, _ footing: TrialFooting, _ form: LeversForm, refusal: Refusal?
  ) async throws -> WebResponse {
    guard case .levers(let origin) = visit.site else { throw ErrorPage.missing }
    var told = refusal
    var levers = Levers()
    do throws(Refusal) {
      levers = try form.levers()
    } catch {
      told = told ?? error
    }
    let before = try await visit.pages.instants.answer(footing.input.moving(Levers()))
    let after =
      levers.isNeutral
      ? before : try await visit.pages.instants.answer(footing.input.moving(levers))
    let picture = try visit.picture()
    let simulated = try await OriginResult.load(visit, origin)
    let view = LeversView(
      visit: visit, origin: origin, footing: footing, form: form, levers: levers,
      before: before, after: after, simulated: simulated, refusal: told, names: picture.regionNames)
    let frame = PageFrame(
      title: view.title, area: .plans,
      pageClass: visit.pageClass(joining: PartyCode.regions, in: picture),
      crumbs: [
        .init(title: Area.plans.title[visit.language], site: .plans(.html)),
        .init(title: view.name, site: origin.site),
      ])
    return visit.page(frame, status: told == nil ? 200 : 422, view.markup)
  }
}

/// The levers as they were sent.
struct LeversForm {
  /// What was sent for each lever; where it stands already when nothing was.
  let typed: [Levers.Kind: String]

  init(from given: Levers?, reading field: (String) -> String?) {
    let standing = given ?? Levers()
    typed = Dictionary(
      uniqueKeysWithValues: Levers.Kind.allCases.map { ($0, field($0.field) ?? "\(standing[$0])") })
  }

  /// - Throws: every lever that is no whole number in its range.
  func levers() throws(Refusal) -> Levers {
    var levers = Levers()
    var problems: [Refusal.Problem] = []
    for kind in Levers.Kind.allCases {
      let text = typed[kind] ?? ""
      if let value = Int(text), kind.range.contains(value) {
        levers[kind] = value
      } else {
        let (low, high) = (kind.range.lowerBound, kind.range.upperBound)
        problems.append(
          .init(
            .field(kind.field),
            Text(
              sv: "”\(text.prefix(20))” är inget helt tal från \(low) till \(high)",
              en: "”\(text.prefix(20))” is no whole number from \(low) to \(high)")))
      }
    }
    guard problems.isEmpty else {
      throw Refusal(
        .input,
        Text(
          sv: "Reglagen kan inte läsas. Svaret nedan är utan dem.",
          en: "The levers cannot be read. The answer below is without them."),
        problems: problems)
    }
    return levers
  }
}

extension Levers.Kind {
  /// The lever's name in addresses and forms.
  var field: String {
    switch self {
    case .demand: "efterfragan"
    case .stays: "vardtid"
    case .staffAway: "borta"
    case .surge: "utokade"
    }
  }
}

/// Instant answers computed lately. The same input gives the same answer, so nothing grows old.
actor InstantShelf {
  /// Answers kept at most; one is some hundred kilobytes.
  private static let answersMax = 16
  private var kept: [(input: Digest, answer: InstantAnswer)] = []

  func answer(_ input: PlanInput) throws(Refusal) -> InstantAnswer {
    let digest = input.digest
    if let found = kept.first(where: { $0.input == digest }) { return found.answer }
    let answer = try InstantAnswer(input)
    if kept.count >= Self.answersMax { kept.removeFirst() }
    kept.append((digest, answer))
    return answer
  }
}
