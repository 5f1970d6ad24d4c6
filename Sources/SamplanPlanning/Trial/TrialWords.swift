import SamplanBase
import SamplanDomain

/// Says a tried change in a few words, with the names that the run's input has.
package struct TrialWords: Sendable {
  private let regions: [PartyCode: String]
  private let hospitals: [HospitalID: String]
  private let modes: [String: Text]

  package init(_ input: PlanInput) {
    regions = Dictionary(
      input.regions.map { ($0.code, $0.shortName) }, uniquingKeysWith: { first, _ in first })
    hospitals = Dictionary(
      input.hospitals.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    modes = Dictionary(
      input.basis.modes.map {
        ($0.id, Text(sv: $0.name.lowercased(), en: $0.nameEnglish.lowercased()))
      },
      uniquingKeysWith: { first, _ in first })
  }

  /// `färja till och från Gotland stängd dag 5–20`.
  package func of(_ change: TrialChange) -> Text {
    switch change {
    case .closure(let closure): words(closure)
    case .loss(let loss): words(loss)
    case .staffing(let staffing): words(staffing)
    case .limit(let limit): words(limit)
    case .assumption(let assumption): words(assumption)
    case .levers(let levers): levers.words
    }
  }

  private func name(_ code: PartyCode) -> String { regions[code] ?? code.rawValue }

  private func span(_ span: Scenario.Span) -> Text {
    let days = span.first == span.last ? "\(span.first)" : "\(span.first)–\(span.last)"
    return Text(sv: "dag \(days)", en: "day \(days)")
  }

  private func words(_ closure: Scenario.Closure) -> Text {
    let mode =
      closure.mode.map { modes[$0] ?? Text(same: $0) }
      ?? Text(sv: "alla transportslag", en: "every mode")
    let ends = [closure.from, closure.to].compactMap { $0 }.map(name)
    let place =
      switch ends.count {
      case 2:
        Text(sv: " mellan \(ends[0]) och \(ends[1])", en: " between \(ends[0]) and \(ends[1])")
      case 1: Text(sv: " till och från \(ends[0])", en: " to and from \(ends[0])")
      default: Text(sv: " i hela landet", en: " in the whole country")
      }
    let days = span(closure.span)
    return Text(
      sv: "\(mode.sv)\(place.sv): stängt \(days.sv)", en: "\(mode.en)\(place.en): closed \(days.en)"
    )
  }

  private func words(_ loss: Scenario.Loss) -> Text {
    let (place, days) = (site(loss.site), span(loss.span))
    let care = loss.care.map {
      Text(sv: ", \($0.label.sv.lowercased())", en: ", \($0.label.en.lowercased())")
    }
    guard loss.share < ExactDecimal(1) else {
      return Text(
        sv: "\(place.sv)\(care?.sv ?? ""): alla platser borta \(days.sv)",
        en: "\(place.en)\(care?.en ?? ""): all beds lost \(days.en)")
    }
    let share = percent(loss.share)
    return Text(
      sv: "\(place.sv)\(care?.sv ?? ""): \(share.sv) av platserna borta \(days.sv)",
      en: "\(place.en)\(care?.en ?? ""): \(share.en) of the beds lost \(days.en)")
  }

  private func words(_ staffing: Scenario.Staffing) -> Text {
    let (place, days, share) = (site(staffing.site), span(staffing.span), percent(staffing.share))
    let kind =
      switch staffing.kind {
      case .absence: Text(sv: "frånvaro", en: "absence")
      case .mobilisation: Text(sv: "mobilisering", en: "mobilisation")
      }
    let group = staffing.group.map { Text(sv: "\($0.label.sv), ", en: "\($0.label.en), ") }
    return Text(
      sv: "\(place.sv): \(share.sv) av personalen borta "
        + "(\(group?.sv ?? "")\(kind.sv)) \(days.sv)",
      en: "\(place.en): \(share.en) of the staff away "
        + "(\(group?.en ?? "")\(kind.en)) \(days.en)")
  }

  private func words(_ limit: TrialLimit) -> Text {
    Text(
      sv: "prövad gräns för \(name(limit.region)): \(limit.kind.label.sv) högst "
        + limit.value.shown(in: .sv),
      en: "limit tried for \(name(limit.region)): \(limit.kind.label.en) at most "
        + limit.value.shown(in: .en))
  }

  private func words(_ assumption: Assumption) -> Text {
    Text(
      sv: "\(assumption.name): \(assumption.value.shown(in: .sv)) \(assumption.unit)",
      en: "\(assumption.name(in: .en)): \(assumption.value.shown(in: .en)) "
        + assumption.unit(in: .en))
  }

  private func site(_ site: Scenario.Site) -> Text {
    switch site {
    case .everywhere: Text(sv: "hela landet", en: "the whole country")
    case .regions(let codes): Text(same: codes.map(name).joined(separator: ", "))
    case .hospital(let id): Text(same: hospitals[id] ?? id.rawValue)
    case .drawnRegions(let count, let seed):
      Text(
        sv: "\(count) lottade regioner (frö \(seed))", en: "\(count) drawn regions (seed \(seed))")
    case .drawnHospital(let kind, let seed):
      Text(
        sv: "ett lottat \(kind.label.sv) (frö \(seed))",
        en: "a drawn \(kind.label.en) (seed \(seed))")
    }
  }

  private func percent(_ share: ExactDecimal) -> Text {
    let value = share.approximate * 100
    return Text(sv: "\(decimalWords(value, 1, .sv)) %", en: "\(decimalWords(value, 1, .en))%")
  }
}
