import SamplanBase
import SamplanDocuments
import SamplanPlanning
import SamplanService

/// *Så räknar Samplan – och vad siffrorna inte säger*: the method in plain words, limits first.
enum MethodPage {
  static func show(_ visit: Visit) async throws -> WebResponse {
    let title = visit.say(
      "Så räknar Samplan – och vad siffrorna inte säger",
      "How Samplan computes – and what the figures do not say")
    let frame = PageFrame(title: title, pageClass: pageClass(of: [.open], regionsJoined: 0))
    return visit.page(frame, MethodView(visit: visit).content(title))
  }

  /// Every section of the page, in order.
  static var sections: [AboutSection] {
    MethodTexts.limits + MethodTexts.words + MethodTexts.simulation + [MethodTexts.variants]
      + MethodTexts.programme + MethodTexts.chain + MethodTexts.asked
      + [MethodTexts.crisis, MethodTexts.check]
  }
}

/// The page's layout: contents, sections, and the two tables that say it shorter.
struct MethodView {
  let visit: Visit

  func content(_ title: String) -> Markup {
    """
    <h1>\(title)</h1>\(contents)
    \(each: MethodPage.sections, { section in
      section.markup(in: visit.language) + (after(section.id) ?? .empty)
    })\(terms)
    """
  }

  private var contents: Markup {
    let title = visit.say("På den här sidan", "On this page")
    let links = MethodPage.sections + [AboutSection(title: termsTitle, id: "ord")]
    return """
      <nav aria-label="\(title)"><ul class="prose">\(each: links, { section in
        """
        <li><a href="#\(section.id ?? "")">\((section.title ?? termsTitle)[visit.language])</a></li>
        """
      })</ul></nav>
      """
  }

  /// What follows the section's text.
  private func after(_ id: String?) -> Markup? {
    switch id {
    case "brist": tiers
    case "varianter": variants
    case "kontroll": hindcast
    default: nil
    }
  }

  /// A made-up day of a made-up region.
  private var tiers: Markup {
    let stack = TierStack(
      Picture(
        id: "tiers",
        title: visit.say("Så möts behovet, nivå för nivå", "How need is met, tier by tier"),
        summary: visit.say(
          "En påhittad region med 100 öppna platser och behov av 124: nivåerna på varandra, "
            + "bristen överst.",
          "An invented region with 100 open beds and a need of 124: the tiers upon each other, "
            + "the shortage on top.")),
      tiers: [
        .init(visit.say("öppna vårdplatser", "open beds"), 100, .open),
        .init(visit.say("godtagen överbeläggning", "accepted overcrowding"), 10, .accepted),
        .init(visit.say("utökade vårdplatser", "surge beds"), 6, .added),
        .init(visit.say("brist", "shortage"), 8, .short),
      ], in: visit.language)
    return """
      <div class="prose">\(Markup.figure(
        caption: stack.picture.title,
        detail: visit.say(
          "Räkneexempel: 124 patienter, påhittad region",
          "Worked example: 124 patients, invented region"),
        stack.svg, tableLabel: visit.say("Siffrorna i tabell", "The figures as a table"),
        table: stack.table(
          tier: visit.say("Nivå", "Tier"), patients: visit.say("Patienter", "Patients"),
          sum: visit.say("Behov", "Need"))))</div>\
      <p class="prose">\(visit.say(
        "Bristen är 8: mer än en plats, och mer än 5 procent av 100. Varar den i ett dygn räknas "
          + "den. Med 4 patienter över hade den inte räknats i den här regionen, men i en region "
          + "med fyra intensivvårdsplatser räknas redan en.",
        "The shortage is 8: more than one bed, and more than 5 per cent of 100. If it lasts a day "
          + "it counts. With 4 patients over it would not have counted in this region, but in "
          + "one with four intensive care beds a single one does."))</p>
      """
  }

  private var variants: Markup {
    let kinds: [(PlanResult.VariantKind, String)] = [
      (.alone, visit.say("Ingen hjälp mellan regioner.", "No help between regions.")),
      (
        .neighbours,
        visit.say(
          "En full region frågar sin närmaste granne, som tar emot det som ryms.",
          "A full region asks its nearest neighbour, who takes what fits.")
      ),
      (
        .plan,
        visit.say(
          "Den gemensamma planen som regel: dagliga kvoter, och mottagaren behåller sin reserv.",
          "The joint plan as a rule: daily quotas, and the receiver keeps its reserve.")
      ),
      (
        .replanned,
        visit.say("Som V2, med ny plan var sjunde dag.", "As V2, planned anew every seventh day.")
      ),
    ]
    return DataTable(
      id: "variants", caption: visit.say("Varianterna", "The variants"), captionIsHidden: true,
      columns: [
        .init(visit.say("Variant", "Variant")), .init(visit.say("Innebörd", "Meaning")),
      ],
      rows: kinds.map { .init(Markup(text: $0.rawValue), [.text($1)]) }
    ).markup
  }

  private var hindcast: Markup {
    """
    <p class="prose"><a href="\(Site.aboutHindcast)">\(visit.say(
      "Tillbakablick: våren 2020", "Hindcast: the spring of 2020"))</a> \(visit.say(
      "ställer modellen mot det som rapporterades från intensivvården då.",
      "sets the model against what was reported from intensive care then."))</p>
    """
  }

  private var termsTitle: Text { Text(sv: "Orden", en: "The words") }

  private var terms: Markup {
    """
    <h2 id="ord">\(termsTitle[visit.language])</h2>\
    <ul class="prose">\(each: MethodTerms.all, { term in
      """
      <li><a href="#\(term.section)">\(visit.say(term.sv, term.en))</a></li>
      """
    })</ul>
    """
  }
}
