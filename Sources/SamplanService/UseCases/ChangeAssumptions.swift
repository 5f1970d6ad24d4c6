import SamplanBase
import SamplanDomain
import SamplanPlanning

extension Node {
  /// Changes one or several of the national assumptions; the kansli's. The others stay as they are.
  ///
  /// - Throws: every problem at once, at `KEY.value`, `KEY.source`, `KEY.owner` and `asOf`.
  package func changeAssumptions(
    _ changed: [Assumption], by actor: Actor?
  ) async throws -> Receipt {
    try authorize(actor, .setBasis, party: .kansli)
    guard let stated = wholePicture.basis else {
      throw Refusal(
        .conflict,
        Text(
          sv: "Nationella antaganden saknas, så det finns inget att ändra.",
          en: "There are no national assumptions, so there is nothing to change."))
    }
    try Self.check(changed, today: today)
    var basis = stated.value
    for assumption in changed {
      if let place = basis.assumptions.firstIndex(where: { $0.key == assumption.key }) {
        basis.assumptions[place] = assumption
      } else {
        basis.assumptions.append(assumption)
      }
    }
    if basis.assumptions != stated.value.assumptions { basis.asOf = today }
    return try await setBasis(
      basis, informationClass: stated.informationClass, audience: stated.audience, by: actor)
  }

  private static func check(_ changed: [Assumption], today: Day) throws(Refusal) {
    var problems: [Refusal.Problem] = []
    func add(_ field: String, _ sv: String, _ en: String) {
      problems.append(.init(.field(field), Text(sv: sv, en: en)))
    }
    for assumption in changed {
      if let range = AssumptionRange.of(assumption.key), !range.contains(assumption.value) {
        add(
          "\(assumption.key).value",
          "är \(assumption.value.shown(in: .sv)), ska ligga \(range.words.sv)",
          "is \(assumption.value.shown(in: .en)), must be \(range.words.en)")
      }
      for (name, text) in [("source", assumption.source), ("owner", assumption.owner)]
      where text.allSatisfy(\.isWhitespace) {
        add("\(assumption.key).\(name)", "saknas", "is missing")
      }
    }
    if let later = changed.first(where: { $0.asOf > today }) {
      add(
        "asOf", "\(later.asOf) ligger i framtiden; i dag är \(today)",
        "\(later.asOf) is in the future; today is \(today)")
    }
    guard !problems.isEmpty else { return }
    throw Refusal(
      .input,
      Text(
        sv: "Antagandena har \(problems.count) fel. Ingenting har sparats.",
        en: "The assumptions have \(problems.count) problems. Nothing has been saved."),
      problems: problems)
  }
}
