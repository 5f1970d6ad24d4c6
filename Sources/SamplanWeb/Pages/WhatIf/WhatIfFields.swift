import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning
import SamplanService

/// The forms in which one change is tried, with the regions, hospitals and modes to choose among.
struct WhatIfFields {
  let visit: Visit
  let picture: NationalPicture
  let origin: RunOrigin
  /// The days that the run covers.
  let days: Int
  /// What was typed, and in which form; nil for empty forms.
  var sent: (kind: WhatIfKind, typed: FormFields, refusal: Refusal?)?

  private var language: Language { visit.language }
  private func say(_ sv: String, _ en: String) -> String { visit.say(sv, en) }

  /// All forms, each opened by its name; the one that was refused stands open.
  var markup: Markup {
    "\(each: WhatIfKind.allCases, { details($0) })"
  }

  private func details(_ kind: WhatIfKind) -> Markup {
    let isSent = sent?.kind == kind
    let fields = fields(kind)
    let form = visit.postForm(
      .tryChange(origin),
      """
      <input type="hidden" name="slag" value="\(kind.rawValue)">\
      <div class="fields">\(fields.map(\.markup))</div>\
      <p>\(.button(say("Pröva ändringen", "Try the change"), isMain: isSent))</p>
      """)
    return """
      <details class="data" id="prova-\(kind.rawValue)"\(" open", if: isSent)>\
      <summary>\(kind.title[language])</summary>\(form)</details>
      """
  }

  func fields(_ kind: WhatIfKind) -> [FormField] {
    let typed = sent?.kind == kind ? sent?.typed : nil
    return kind.keys.map { key in
      let name = kind.field(key)
      return FormField(
        name, label(key), input(key, kind), value: typed?[name] ?? standard(key, kind),
        hint: hint(key, kind),
        error: sent?.refusal?.problems.first { $0.place == .field(name) }?.text[language])
    }
  }

  private func standard(_ key: String, _ kind: WhatIfKind) -> String {
    switch key {
    case "first": "1"
    case "last": "\(days)"
    case "share": kind == .loss ? "1" : "0,1"
    case "region": visit.actor?.party?.isRegion == true ? visit.actor!.party!.rawValue : ""
    default: ""
    }
  }

  private func label(_ key: String) -> String {
    switch key {
    case "mode": say("Transportslag", "Mode of transport")
    case "from": say("Till och från", "To and from")
    case "to": say("Bara mellan den och", "Only between it and")
    case "first": say("Från dag", "From day")
    case "last": say("Till dag", "To day")
    case "site": say("Var", "Where")
    case "care": say("Vårdtyp", "Care type")
    case "share": say("Andel, 0–1", "Share, 0–1")
    case "kind": say("Orsak", "Reason")
    case "group": say("Personalgrupp", "Staff group")
    case "region": say("Region", "Region")
    case "limit": say("Gräns", "Limit")
    case "key": say("Antagande", "Assumption")
    default: say("Prövat värde", "Value tried")
    }
  }

  private func hint(_ key: String, _ kind: WhatIfKind) -> String? {
    switch (key, kind) {
    case ("value", .limit):
      say(
        "Lägre än regionens egen gräns. Den ändras inte: värdet gäller bara den här körningen.",
        "Lower than the region's own limit, which stays: the value holds in this run only.")
    case ("value", .assumption):
      say("Gäller bara den här körningen.", "Holds in this run only.")
    case ("last", _): say("Körningen omfattar dag 1–\(days).", "The run has days 1–\(days).")
    default: nil
    }
  }

  private func input(_ key: String, _ kind: WhatIfKind) -> FormField.Input {
    switch key {
    case "mode":
      .choice(
        [.init("", say("alla", "all"))]
          + (picture.basis?.value.modes ?? []).map {
            .init($0.id, language == .sv ? $0.name : $0.nameEnglish)
          })
    case "from": .choice([.init("", say("hela landet", "the whole country"))] + regions)
    case "to": .choice([.init("", say("alla", "all"))] + regions)
    case "region": .choice(regions)
    case "site":
      .choice(
        (kind == .staffing
          ? [.init("everywhere", say("hela landet", "the whole country"))] + sites(regionsFirst)
          : sites(hospitalsFirst)))
    case "care":
      .choice(
        [.init("", say("all vård", "all care"))]
          + CareType.allCases.map { .init($0.rawValue, $0.label[language]) })
    case "kind":
      .choice(Scenario.Staffing.Kind.allCases.map { .init($0.rawValue, $0.label[language]) })
    case "group":
      .choice(
        [.init("", say("all personal", "all staff"))]
          + StaffGroup.allCases.map { .init($0.rawValue, $0.label[language]) })
    case "limit":
      .choice(
        TrialLimit.Kind.allCases.map { .init($0.rawValue, $0.label[language].capitalisedFirst) })
    case "key": .choice(assumptions)
    default: .number
    }
  }

  private var codes: [PartyCode] {
    PartyCode.regions.sorted {
      SwedishOrder.precedes(picture.shortName(of: $0), picture.shortName(of: $1))
    }
  }

  private var regions: [FormField.Option] {
    codes.map { .init($0.rawValue, picture.shortName(of: $0)) }
  }

  private var regionsFirst: [FormField.Option] {
    codes.map { .init("region:\($0)", picture.shortName(of: $0)) }
  }

  private var hospitalsFirst: [FormField.Option] {
    codes.flatMap { code in
      picture.hospitals(of: code).map {
        FormField.Option("hospital:\($0.value.hospital)", $0.value.name)
      }
    }
  }

  /// Those first, then the other kind of place.
  private func sites(_ first: [FormField.Option]) -> [FormField.Option] {
    first + (first.first?.value.hasPrefix("region:") == true ? hospitalsFirst : regionsFirst)
  }

  private var assumptions: [FormField.Option] {
    (picture.basis?.value.assumptions ?? []).filter { AssumptionRange.of($0.key) != nil }.map {
      .init(
        $0.key,
        "\($0.name(in: language)): \($0.value.shown(in: language)) \($0.unit(in: language))")
    }
  }
}
