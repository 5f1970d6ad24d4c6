import SamplanBase
import SamplanDocuments
import SamplanDomain

/// The rows in which a region states how its surge beds are opened: step by step, each with lead
/// time and limiting part.
struct SurgeStepsForm {
  let typed: FormFields
  let refusal: Refusal?
  let language: Language

  private func say(_ sv: String, _ en: String) -> String { Text(sv: sv, en: en)[language] }

  private static let count = "rader.surgeSteps"
  private static let keys = ["care", "beds", "leadHours", "limitedBy"]

  static func field(_ row: Int, _ key: String) -> String { "surgeSteps[\(row)].\(key)" }

  /// How many rows the form has.
  static func rows(_ typed: FormFields) -> Int {
    min(SurgeStep.stepsMax, max(0, Int(typed.text(count)) ?? 0))
  }

  /// What holds now, as it would be typed.
  static func fields(_ steps: [SurgeStep]) -> [(String, String)] {
    [(count, "\(steps.count)")]
      + steps.enumerated().flatMap { offset, step in
        [
          (field(offset + 1, "care"), step.care.rawValue),
          (field(offset + 1, "beds"), step.beds.description.replacing(".", with: ",")),
          (field(offset + 1, "leadHours"), "\(step.leadHours)"),
          (field(offset + 1, "limitedBy"), step.limitedBy.rawValue),
        ]
      }
  }

  /// The form with one more row; nil when no such button was pressed.
  static func changed(_ typed: FormFields) -> FormFields? {
    let rows = rows(typed)
    let others = typed.pairs.filter {
      $0.name != count && !$0.name.hasPrefix("surgeSteps[")
    }.map { ($0.name, $0.value) }
    func with(_ kept: [Int], adding: Int) -> FormFields {
      var pairs = others + [(count, "\(min(SurgeStep.stepsMax, kept.count + adding))")]
      for (place, row) in kept.enumerated() {
        for key in keys {
          pairs.append((field(place + 1, key), typed.text(field(row, key))))
        }
      }
      return FormFields(pairs)
    }
    let all = (0..<rows).map { $0 + 1 }
    if typed["laggsteg"] != nil { return with(all, adding: 1) }
    guard let removed = typed["tabortsteg"].flatMap({ Int($0) }) else { return nil }
    return with(all.filter { $0 != removed }, adding: 0)
  }

  /// The steps as typed; nil without rows. What cannot be read is added to the problems.
  static func steps(_ typed: FormFields, _ problems: inout [Refusal.Problem]) -> [SurgeStep]? {
    var steps: [SurgeStep] = []
    for row in (0..<rows(typed)).map({ $0 + 1 }) {
      func add(_ key: String, _ sv: String, _ en: String) {
        problems.append(.init(.field(field(row, key)), Text(sv: sv, en: en)))
      }
      let beds = typed.text(field(row, "beds"))
      let number = ExactDecimal(beds, .comma) ?? ExactDecimal(beds, .point)
      if number == nil {
        add("beds", "skriv ett tal, till exempel 4", "write a number, such as 4")
      }
      let hours = Int(typed.text(field(row, "leadHours")))
      if hours == nil {
        add("leadHours", "skriv hela timmar, till exempel 24", "write whole hours, such as 24")
      }
      let care = CareType(rawValue: typed.text(field(row, "care")))
      if care == nil { add("care", "välj en vårdtyp", "choose a care type") }
      let part = SurgeStep.LimitingPart(rawValue: typed.text(field(row, "limitedBy")))
      if part == nil { add("limitedBy", "välj vad som begränsar", "choose what limits") }
      if let number, let hours, let care, let part {
        steps.append(SurgeStep(care: care, beds: number, leadHours: hours, limitedBy: part))
      }
    }
    return rows(typed) == 0 ? nil : steps
  }

  var markup: Markup {
    let rows = (0..<Self.rows(typed)).map { $0 + 1 }
    let title = say("Utökade vårdplatser i steg", "Surge beds in steps")
    let table: Markup = """
      <div class="scroll"><table class="form"><caption class="unseen">\(title)</caption><thead><tr>\
      \(each: Self.keys, { "<th scope=\"col\">\(heading($0))</th>" })\
      <th scope="col"><span class="unseen">\(say("Ta bort", "Remove"))</span></th></tr></thead>
      <tbody>\(each: rows, row)</tbody></table></div>
      """
    let empty: Markup = """
      <p>\(say(
        "Inga steg är angivna. Modellen räknar då med de utökade platser som är rapporterade, utan "
          + "ledtid.",
        "No steps are stated. The model then counts the surge beds that are reported, without lead "
          + "time."))</p>
      """
    return """
      <fieldset><legend>\(title)</legend>\
      <p class="hint">\(say(
        "Varje rad är så många platser till, så lång tid efter larmet, och det som begränsar steget.",
        "Each row is so many more beds, so long after the alarm, and what limits the step."))</p>\
      <input type="hidden" name="\(Self.count)" value="\(rows.count)">\
      \(table, if: !rows.isEmpty)\(empty, if: rows.isEmpty)\
      <p>\(.button(say("Lägg till steg", "Add a step"), name: "laggsteg"))</p></fieldset>
      """
  }

  private func heading(_ key: String) -> String {
    switch key {
    case "care": say("Vårdtyp", "Care type")
    case "beds": say("Platser till", "More beds")
    case "leadHours": say("Timmar från larm", "Hours from the alarm")
    default: say("Begränsas av", "Limited by")
    }
  }

  private func row(_ row: Int) -> Markup {
    """
    <tr>\(each: Self.keys, { cell(row, $0) })\
    <td>\(.button(say("Ta bort", "Remove"), name: "tabortsteg", value: "\(row)"))</td></tr>
    """
  }

  private func cell(_ row: Int, _ key: String) -> Markup {
    let name = Self.field(row, key)
    let value = typed[name] ?? ""
    let failed = refusal?.problems.first { $0.place == .field(name) }?.text[language]
    let label = say("Steg \(row): \(heading(key))", "Step \(row): \(heading(key))")
    let attributes: Markup = """
      \(" id=\"\(name)\" name=\"\(name)\" aria-label=\"\(label)\"" as Markup)\
      \(" aria-invalid=\"true\" aria-describedby=\"\(name)-error\"", if: failed != nil)
      """
    let message: Markup? = failed.map { "<p class=\"error\" id=\"\(name)-error\">\($0)</p>" }
    let options: [FormField.Option]? =
      switch key {
      case "care": CareType.allCases.map { .init($0.rawValue, $0.label[language]) }
      case "limitedBy":
        SurgeStep.LimitingPart.allCases.map { .init($0.rawValue, $0.label[language]) }
      default: nil
      }
    let control: Markup =
      if let options {
        """
        <select\(attributes)>\(each: options, { option in
          """
          <option value="\(option.value)"\(" selected", if: option.value == value)>\
          \(option.title)</option>
          """
        })</select>
        """
      } else {
        "<input\(attributes) class=\"num\" inputmode=\"decimal\" value=\"\(value)\">"
      }
    return """
      <td data-label="\(heading(key))"\(" class=\"wrong\"", if: failed != nil)>\
      \(message)\(control)</td>
      """
  }
}
