/// Why something was not done, told in two ways: to the person who asked, and to the log.
///
/// A refusal never carries secrets or internals in its `text`; these belong in `cause`.
package struct Refusal: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of refusal; decides the HTTP status and the exit code.
  package enum Kind: String, Sendable {
    /// The input is wrong; the person can correct it.
    case input
    /// The person may not do this; `who` says who may.
    case forbidden
    /// The thing does not exist, or may not be known to exist.
    case missing
    /// Something else changed meanwhile; reading again and repeating helps.
    case conflict
    /// A stated limit is passed.
    case limit
    /// The machine failed: disk, database, a missing program.
    case fault
  }

  /// One place in the input that is wrong.
  package struct Problem: Sendable, Hashable {
    /// Where: `rad 3, kolumn "värde"`, a field's name, or a path in a file.
    package let place: Place
    package let text: Text

    package init(_ place: Place, _ text: Text) {
      self.place = place
      self.text = text
    }
  }

  /// Where in the input a problem stands.
  package enum Place: Sendable, Hashable {
    /// Row (1 is the heading) and column name or number of a table.
    case cell(row: Int, column: String)
    /// A field of a form.
    case field(String)
    /// Line and column of a text file, both from 1.
    case line(Int, column: Int)
    /// The whole.
    case whole
  }

  package let kind: Kind
  /// What happened, and what to do.
  package let text: Text
  /// Who can do it instead, when somebody can.
  package let who: Text?
  /// Every place that is wrong, not only the first.
  package let problems: [Problem]
  /// For the log: the cause, with its chain.
  package let cause: String

  package init(
    _ kind: Kind, _ text: Text, who: Text? = nil, problems: [Problem] = [], cause: String = ""
  ) {
    self.kind = kind
    self.text = text
    self.who = who
    self.problems = problems
    self.cause = cause
  }

  package var description: String {
    var lines = [text.en]
    if let who { lines.append(who.en) }
    lines += problems.map { "  \($0.place.described(in: .en)): \($0.text.en)" }
    if !cause.isEmpty { lines.append("cause: \(cause)") }
    return lines.joined(separator: "\n")
  }

  /// The refusal as a person reads it: text, who can, and each problem on a line of its own.
  package func described(in language: Language) -> String {
    var lines = [text[language]]
    if let who { lines.append(who[language]) }
    lines += problems.map { "  \($0.place.described(in: language)): \($0.text[language])" }
    return lines.joined(separator: "\n")
  }
}

extension Refusal.Place {
  /// The place in words.
  package func described(in language: Language) -> String {
    switch (self, language) {
    case (.cell(let row, let column), .sv): "rad \(row), kolumn \(column)"
    case (.cell(let row, let column), .en): "row \(row), column \(column)"
    case (.field(let name), .sv): "fältet \(name)"
    case (.field(let name), .en): "field \(name)"
    case (.line(let line, let column), .sv): "rad \(line), tecken \(column)"
    case (.line(let line, let column), .en): "line \(line), character \(column)"
    case (.whole, .sv): "hela underlaget"
    case (.whole, .en): "the whole input"
    }
  }
}
