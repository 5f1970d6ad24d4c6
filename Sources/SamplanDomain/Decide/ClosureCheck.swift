import SamplanBase

extension Scenario {
  /// A closure that cannot be meant as it stands.
  package struct ClosureProblem: Sendable, Hashable {
    /// Number of the row, from 1.
    package let row: Int
    /// `span` or `to`.
    package let field: String
    package let text: Text
  }

  /// Closures of a link from a region to itself, and of a link that another row already closes on
  /// some of the days. A link has no direction.
  package var closureProblems: [ClosureProblem] {
    var found: [ClosureProblem] = []
    var rows: [[String]: [Int]] = [:]
    for (place, closure) in closures.prefix(Self.rowsMax).enumerated() {
      if let from = closure.from, from == closure.to {
        found.append(
          .init(
            row: place + 1, field: "to",
            text: Text(
              sv: "är samma region som from; ange en annan, eller utelämna den för alla",
              en: "is the same region as from; give another, or leave it out for all")))
      }
      let earlier = rows[closure.link, default: []]
      if let other = earlier.first(where: { closures[$0].span.overlaps(closure.span) }) {
        let (own, its) = (closure.span, closures[other].span)
        let whole = "\(min(own.first, its.first))–\(max(own.last, its.last))"
        found.append(
          .init(
            row: place + 1, field: "span",
            text: Text(
              sv: "stänger samma förbindelse som closures[\(other + 1)], dag "
                + "\(its.first)–\(its.last); skriv en rad för dag \(whole)",
              en: "closes the same link as closures[\(other + 1)], day \(its.first)–\(its.last); "
                + "write one row for day \(whole)")))
      }
      rows[closure.link, default: []].append(place)
    }
    return found
  }
}

extension Scenario.Closure {
  /// Mode and ends, the same whichever way round; a link that is left out is every link.
  package var link: [String] {
    [mode ?? "*"] + [from?.rawValue ?? "*", to?.rawValue ?? "*"].sorted()
  }
}

extension Scenario.Span {
  /// Whether some day is in both.
  package func overlaps(_ other: Scenario.Span) -> Bool {
    max(first, other.first) <= min(last, other.last)
  }
}
