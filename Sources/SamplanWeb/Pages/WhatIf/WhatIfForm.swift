import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning

/// The kinds of change that can be tried, each with a form of its own.
enum WhatIfKind: String, CaseIterable {
  case closure = "forbindelse"
  case loss = "bortfall"
  case staffing = "personal"
  case limit = "grans"
  case assumption = "antagande"

  var title: Text {
    switch self {
    case .closure: Text(sv: "En förbindelse stängd", en: "A link closed")
    case .loss:
      Text(
        sv: "Ett sjukhus eller en del av en region borta", en: "A hospital or part of a region lost"
      )
    case .staffing: Text(sv: "Personal borta", en: "Staff away")
    case .limit: Text(sv: "En regions gräns, prövad lägre", en: "A region's limit, tried lower")
    case .assumption:
      Text(sv: "Ett antagande med annat värde", en: "An assumption with another value")
    }
  }

  /// The fields by name, in order.
  var keys: [String] {
    switch self {
    case .closure: ["mode", "from", "to", "first", "last"]
    case .loss: ["site", "care", "share", "first", "last"]
    case .staffing: ["kind", "group", "site", "share", "first", "last"]
    case .limit: ["region", "limit", "value"]
    case .assumption: ["key", "value"]
    }
  }

  /// The field's name, another for each kind, so that all forms can stand on one page.
  func field(_ key: String) -> String { "\(rawValue).\(key)" }
}

/// What has been typed of a change to try, and how it is read.
struct WhatIfForm {
  let kind: WhatIfKind
  let typed: FormFields
  let assumptions: [Assumption]
  let today: Day

  /// The change, or every field that cannot be read. What the run asks of it is decided there.
  func change() throws(Refusal) -> TrialChange {
    var reader = Reader(form: self)
    let change = reader.change()
    guard let change, reader.problems.isEmpty else {
      throw Refusal(
        .input,
        Text(
          sv: "Ändringen kan inte prövas. Ingen körning har startats.",
          en: "The change cannot be tried. No run has been started."), problems: reader.problems)
    }
    return change
  }

  /// The refusal with its places as the form's fields.
  func placed(_ refusal: Refusal) -> Refusal {
    Refusal(
      refusal.kind, refusal.text, who: refusal.who,
      problems: refusal.problems.map { problem in
        guard case .field(let key) = problem.place, kind.keys.contains(key) else { return problem }
        return .init(.field(kind.field(key)), problem.text)
      }, cause: refusal.cause)
  }

  private struct Reader {
    let form: WhatIfForm
    var problems: [Refusal.Problem] = []

    func text(_ key: String) -> String { form.typed.text(form.kind.field(key)) }

    mutating func change() -> TrialChange? {
      let source = "Prövad ändring"
      switch form.kind {
      case .closure:
        let mode = text("mode")
        return .closure(
          .init(
            mode: mode.isEmpty ? nil : mode, from: PartyCode(text("from")),
            to: PartyCode(text("to")), span: span(), source: source))
      case .loss:
        return .loss(
          .init(
            site: site(), care: CareType(rawValue: text("care")), share: decimal("share"),
            span: span(), source: source))
      case .staffing:
        return .staffing(
          .init(
            kind: Scenario.Staffing.Kind(rawValue: text("kind")) ?? .absence, site: site(),
            share: decimal("share"), span: span(), source: source,
            group: StaffGroup(rawValue: text("group"))))
      case .limit:
        guard let region = PartyCode(text("region")), region.isRegion else {
          add("region", "välj en region", "choose a region")
          return nil
        }
        guard let kind = TrialLimit.Kind(rawValue: text("limit")) else {
          add("limit", "välj en gräns", "choose a limit")
          return nil
        }
        return .limit(TrialLimit(region: region, kind: kind, value: decimal("value")))
      case .assumption:
        guard var assumption = form.assumptions.first(where: { $0.key == text("key") }) else {
          add("key", "välj ett antagande", "choose an assumption")
          return nil
        }
        assumption.value = decimal("value")
        assumption.source = source
        assumption.asOf = form.today
        return .assumption(assumption)
      }
    }

    private mutating func site() -> Scenario.Site {
      if let site = SiteChoice.site(text("site"), seed: 1) { return site }
      add("site", "välj en plats", "choose a place")
      return .everywhere
    }

    private mutating func span() -> Scenario.Span {
      .init(first: whole("first"), last: whole("last"))
    }

    private mutating func whole(_ key: String) -> Int {
      if let number = Int(text(key)), abs(number) < 1_000_000 { return number }
      add(key, "skriv ett heltal", "write a whole number")
      return 1
    }

    private mutating func decimal(_ key: String) -> ExactDecimal {
      let typed = text(key)
      if let number = ExactDecimal(typed, .comma) ?? ExactDecimal(typed, .point) { return number }
      add(
        key, "skriv ett tal, till exempel 2 eller 0,25", "write a number, such as 2 or 0.25")
      return .zero
    }

    private mutating func add(_ key: String, _ sv: String, _ en: String) {
      problems.append(.init(.field(key), Text(sv: sv, en: en)))
    }
  }
}
