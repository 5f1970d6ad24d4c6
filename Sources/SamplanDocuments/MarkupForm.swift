import SamplanBase

/// One field of a form, with its label, hint and error together.
package struct FormField: Sendable {
  /// What kind of input the field takes.
  package enum Input: Sendable {
    case text
    /// A number with decimals, typed as text so that decimal comma works in every browser.
    case number
    case date
    case password
    case email
    /// Several lines.
    case lines(rows: Int)
    case choice([Option])
    case check
    /// A lever to drag (reglage) over whole numbers, with its value beside it.
    case lever(ClosedRange<Int>, step: Int)
    /// - Parameter accept: file endings, `.csv`.
    case file(accept: String)
  }

  /// One answer of a choice.
  package struct Option: Sendable {
    package var value: String
    package var title: String

    package init(_ value: String, _ title: String) {
      self.value = value
      self.title = title
    }
  }

  /// The name sent with the form; also the field's id on the page.
  package var name: String
  package var label: String
  /// What to write, or why it is asked.
  package var hint: String?
  /// The unit, right after the input.
  package var unit: String?
  package var input: Input
  /// What was typed; it is shown again as it was, wrong or not. A check is on when it is `"on"`.
  package var value: String
  /// What is wrong and what to do.
  package var error: String?
  package var isRequired: Bool
  /// What the browser may fill in: `username`, `current-password`.
  package var autocomplete: String?

  package init(
    _ name: String, _ label: String, _ input: Input = .text, value: String = "",
    hint: String? = nil, unit: String? = nil, error: String? = nil, isRequired: Bool = false,
    autocomplete: String? = nil
  ) {
    self.name = name
    self.label = label
    self.hint = hint
    self.unit = unit
    self.input = input
    self.value = value
    self.error = error
    self.isRequired = isRequired
    self.autocomplete = autocomplete
  }

  /// The field with everything that belongs to it.
  package var markup: Markup {
    let label: Markup = "<label for=\"\(name)\">\(self.label)</label>"
    let isCheck = if case .check = input { true } else { false }
    let failed: Markup? = error.map { "<p class=\"error\" id=\"\(name)-error\">\($0)</p>" }
    return """
      <div class="field\(" wrong", if: error != nil)\(" check", if: isCheck)">\
      \(control, if: isCheck)\(label)\
      \(hint.map { "<p class=\"hint\" id=\"\(name)-hint\">\($0)</p>" as Markup })\(failed)\
      \(control, if: !isCheck)\
      \(unit.map { "<span class=\"unit\" id=\"\(name)-unit\">\($0)</span>" as Markup })</div>
      """
  }

  private var attributes: Markup {
    var described: [Markup] = []
    if hint != nil { described.append("\(name)-hint") }
    if error != nil { described.append("\(name)-error") }
    if unit != nil { described.append("\(name)-unit") }
    return """
      \(" id=\"\(name)\" name=\"\(name)\"" as Markup)\
      \(" aria-describedby=\"\(Markup(described, separator: " "))\"", if: !described.isEmpty)\
      \(" aria-invalid=\"true\"", if: error != nil)\(" required", if: isRequired)\
      \(autocomplete.map { " autocomplete=\"\($0)\"" as Markup })
      """
  }

  private var control: Markup {
    switch input {
    case .text: plain("text")
    case .number: plain("text", " inputmode=\"decimal\" class=\"num\"")
    case .date: plain("date")
    case .password: "<input type=\"password\"\(attributes)>"
    case .email: plain("email")
    case .check: "<input type=\"checkbox\"\(attributes)\(" checked", if: value == "on")>"
    case .lever(let range, let step):
      """
      <span class="lever"><input type="range" min="\(range.lowerBound)" max="\(range.upperBound)" \
      step="\(step)"\(attributes) value="\(value)"> <output for="\(name)">\(value)</output></span>
      """
    case .file(let accept): "<input type=\"file\" accept=\"\(accept)\"\(attributes)>"
    // A line end right after the tag is dropped by browsers, so one is given for it.
    case .lines(let rows): "<textarea rows=\"\(rows)\"\(attributes)>\n\(value)</textarea>"
    case .choice(let options):
      """
      <select\(attributes)>\(each: options, { option in
        """
        <option value="\(option.value)"\(" selected", if: option.value == value)>\
        \(option.title)</option>
        """
      })</select>
      """
    }
  }

  private func plain(_ type: Markup, _ more: Markup = .empty) -> Markup {
    "<input type=\"\(type)\"\(attributes)\(more) value=\"\(value)\">"
  }
}

/// Forms with their errors together at the top and each beside its field.
extension Markup {
  /// Every error of a form, each a link to its field. Empty when nothing is wrong.
  /// - Parameter title: `Det finns fel att rätta`.
  package static func errorSummary(
    title: String, fields: [FormField], other: [String] = []
  ) -> Markup {
    let wrong = fields.compactMap { field in
      field.error.map { "<li><a href=\"#\(field.name)\">\(field.label): \($0)</a></li>" as Markup }
    }
    guard !wrong.isEmpty || !other.isEmpty else { return .empty }
    return """
      <div class="errors" role="alert" tabindex="-1" aria-labelledby="errors-title">\
      <h2 id="errors-title">\(title)</h2><ul>\(wrong)\(each: other, { "<li>\($0)</li>" })</ul></div>
      """
  }

  /// A refusal as a page shows it: what happened, who can do it instead, and every problem.
  package static func refusal(_ refusal: Refusal, in language: Language) -> Markup {
    let problems = refusal.problems.map { problem in
      """
      <li><b>\(problem.place.described(in: language))</b>: \(problem.text[language])</li>
      """ as Markup
    }
    return """
      <div class="errors" role="alert" tabindex="-1"><h2>\(refusal.text[language])</h2>\
      \(refusal.who.map { "<p>\($0[language])</p>" as Markup })\
      \("<ul>\(problems)</ul>", if: !problems.isEmpty)</div>
      """
  }

  /// A form that is sent with POST.
  /// - Parameters:
  ///   - token: proves that the form came from this site's own page (CSRF).
  ///   - draft: where the script keeps the draft on each change; nil for forms without drafts.
  ///   - content: fields and buttons.
  package static func form(
    action: String, token: String, draft: String? = nil, sendsFiles: Bool = false,
    _ content: Markup
  ) -> Markup {
    """
    <form method="post" action="\(link: action)"\
    \(" enctype=\"multipart/form-data\"", if: sendsFiles)\
    \(draft.map { " data-draft=\"\(link: $0)\"" as Markup })>\
    <input type="hidden" name="csrf" value="\(token)">\(content)</form>
    """
  }

  /// A button that sends the form it stands in.
  /// - Parameters:
  ///   - name: sent with the form when the form has several buttons.
  ///   - isMain: the one thing most people come to do.
  package static func button(
    _ title: String, name: String? = nil, value: String = "1", isMain: Bool = false
  ) -> Markup {
    """
    <button type="submit"\(" class=\"main\"", if: isMain)\
    \(name.map { " name=\"\($0)\" value=\"\(value)\"" as Markup })>\(title)</button>
    """
  }
}
