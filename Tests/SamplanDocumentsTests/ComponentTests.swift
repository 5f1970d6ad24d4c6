import SamplanBase
import Testing

@testable import SamplanDocuments

struct ComponentTests {
  private let evil = "<img src=x onerror=alert(1)>\"'"

  @Test func `no component lets text through as markup`() {
    let field = FormField(
      "f", evil, .choice([.init(evil, evil)]), value: evil, hint: evil, unit: evil, error: evil)
    let all = [
      DataTable(
        id: "t", caption: evil, columns: [.init(evil, unit: evil, sortLink: evil), .init(evil)],
        rows: [.init(Markup(text: evil), [DataTable.Cell(Markup(text: evil), sortKey: evil)])],
        filterLabel: evil
      ).markup,
      .keyFigures([.init(evil, evil, basis: evil)]),
      .provenance([(evil, Markup(text: evil))]), .chip(evil, .s4),
      .tools(evil, views: [.init(evil, evil)]), .crumbs(evil, [.init(evil, evil), .init(evil)]),
      .notice(.warning, title: evil, Markup(text: evil)), field.markup,
      FormField("f", evil, .lines(rows: 2), value: evil).markup,
      .errorSummary(title: evil, fields: [field], other: [evil]),
      .progress(id: "p", address: evil, label: evil, done: 1, total: 2, text: evil),
      .form(action: evil, token: evil, draft: evil, .empty), .button(evil, name: evil),
      .refusal(
        Refusal(
          .input, Text(same: evil), who: Text(same: evil),
          problems: [.init(.cell(row: 1, column: evil), Text(same: evil))]), in: .sv),
    ]
    for markup in all {
      #expect(!markup.string.contains("<img"))
      #expect(!markup.string.contains("alert(1)>\""))
    }
  }

  @Test func `a table names its rows, columns and order`() {
    let markup = Samples.regionTable("r").markup.string
    #expect(markup.contains("<th scope=\"row\"><a href=\"/regioner/25\">Norrbotten</a></th>"))
    #expect(markup.contains("aria-sort=\"descending\"><a class=\"sort\" href=\"?sortera=risk\">"))
    #expect(markup.contains("<caption id=\"r-caption\" class=\"unseen\">"))
    #expect(markup.contains("role=\"region\" aria-labelledby=\"r-caption\" tabindex=\"0\""))
    #expect(markup.contains("<br><span class=\"unit\">30 d</span>"))
    #expect(markup.contains("<td class=\"num old\" data-key=\"4\">4</td>"))
  }

  @Test func `a wrong field says so beside itself and in the summary`() {
    let field = FormField(
      "iva", "IVA-platser", .number, value: "1o", hint: "Vardag dagtid.", unit: "st",
      error: "Skriv ett heltal, till exempel 10.", isRequired: true)
    let markup = field.markup.string
    #expect(markup.contains("aria-describedby=\"iva-hint iva-error iva-unit\""))
    #expect(markup.contains("aria-invalid=\"true\" required"))
    #expect(markup.contains("value=\"1o\""))
    #expect(markup.contains("id=\"iva-error\">Skriv ett heltal, till exempel 10.</p>"))
    let summary = Markup.errorSummary(title: "Fel", fields: [field, FormField("a", "A")]).string
    #expect(summary.contains("<a href=\"#iva\">IVA-platser: Skriv ett heltal"))
    #expect(!summary.contains("#a\""))
    #expect(Markup.errorSummary(title: "Fel", fields: [FormField("a", "A")]).isEmpty)
  }

  @Test func `what was chosen and checked is shown again`() {
    let choice = FormField("c", "C", .choice([.init("a", "A"), .init("b", "B")]), value: "b")
    #expect(choice.markup.string.contains("<option value=\"b\" selected>B</option>"))
    #expect(FormField("k", "K", .check, value: "on").markup.string.contains(" checked>"))
    #expect(!FormField("k", "K", .check).markup.string.contains(" checked"))
  }

  @Test func `no component has inline style or script`() throws {
    let page = Gallery.page(in: .sv).string
    #expect(!page.contains("style=\""))
    #expect(!page.contains("<style"))
    #expect(!page.contains(" onclick"))
    #expect(!page.contains("http://") && !page.contains("https://"))
  }
}
