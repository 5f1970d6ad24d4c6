import SamplanBase

/// The information class of a page, print or export (sidans informationsklass).
package struct PageClass: Sendable, Hashable {
  /// The highest class of what is shown. Stands in header, footer and file name.
  package let informationClass: InformationClass
  /// One step more, proposed because the page joins many regions; people decide.
  package let proposal: InformationClass?

  /// More regions than this on one page, on something that is not open, and a step is proposed.
  /// - Source: default of the product; each installation's security-protection manager sets it.
  package static let regionsBeforeProposal = 5

  /// Why the step is proposed, for the page; nil when nothing is proposed.
  package var reason: Text? {
    guard let proposal else { return nil }
    return Text(
      sv: "Sidan sammanför uppgifter från många regioner. Bedöm om den som helhet ska hanteras "
        + "som \(proposal.label.sv).",
      en: "The page joins figures of many regions. Judge whether the whole should be handled as "
        + "\(proposal.label.en).")
  }
}

/// The one place where a page gets its class: the highest of what it shows, with a proposal to
/// raise it when more than `PageClass.regionsBeforeProposal` regions are joined.
package func pageClass(
  of classes: some Sequence<InformationClass>, regionsJoined: Int, isDemonstration: Bool = false
) -> PageClass {
  let highest = classes.max() ?? .open
  let next: InformationClass? =
    switch highest {
    case .open, .restricted: nil
    case .internal: .secrecy
    case .secrecy: .restricted
    }
  let joins = regionsJoined > PageClass.regionsBeforeProposal
  // Open figures stay open however many are joined, and the demonstration holds no others.
  return PageClass(
    informationClass: highest, proposal: joins && !isDemonstration ? next : nil)
}
