import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanService

/// The journal: the 22 logs, their history in plain words, and the proof that they are whole.
enum JournalPage {
  static func show(_ visit: Visit) async throws -> WebResponse {
    try await view(visit, verified: nil)
  }

  static func verify(_ visit: Visit) async throws -> WebResponse {
    try await view(visit, verified: visit.node.verifiedJournal(for: visit.actor))
  }

  private static func view(_ visit: Visit, verified: VerifiedJournal?) async throws -> WebResponse {
    let party = visit.query["part-logg"].flatMap { PartyCode($0) } ?? .kansli
    let before = visit.query["fore"].flatMap { Int($0) }
    let history = try await visit.node.explainJournal(
      party, before: before, limit: 50, for: visit.actor)
    let names = Dictionary(
      uniqueKeysWithValues: PartyCode.all.map { ($0, visit.name(of: $0)) })
    let model = JournalModel(
      logs: visit.node.logStates.map { head in
        JournalModel.Log(
          party: head.party, name: names[head.party] ?? "", size: head.size,
          last: head.lastTime, root: head.size > 0 ? head.root.short : "–")
      }, words: visit.node.eightWords, party: party, partyName: names[party] ?? "",
      history: history, verified: verified)
    let frame = PageFrame(
      title: visit.say("Journal", "Journal"), area: .journal,
      pageClass: visit.pageClass(
        of: history.lines.map(\.informationClass).max() ?? .open))
    return visit.page(frame, JournalView(visit: visit, model: model).markup)
  }
}

/// What the journal page shows.
struct JournalModel: Equatable {
  struct Log: Equatable {
    var party: PartyCode
    var name: String
    var size: Int
    var last: Instant?
    var root: String
  }

  var logs: [Log]
  var words: [String]
  var party: PartyCode
  var partyName: String
  var history: History
  var verified: VerifiedJournal?
}

/// The journal page.
struct JournalView {
  let visit: Visit
  let model: JournalModel

  private var language: Language { visit.language }
  private func say(_ sv: String, _ en: String) -> String { visit.say(sv, en) }

  var markup: Markup {
    """
    <h1>\(say("Journal", "Journal")) <small>\(say(
      "vem som har uppgett vad, och när: en logg för varje part, som bara fylls på",
      "who has stated what, and when: a log for each party, only ever added to"))</small></h1>
    <p class="lede">\(say("Bildens åtta ord:", "The picture's eight words:")) \
    <span class="words" lang="sv">\(model.words.joined(separator: " · "))</span>. \(say(
      "Den som läser upp samma ord ser samma uppgifter.",
      "Whoever reads out the same words sees the same statements."))</p>
    \(check)
    <div class="two"><section><h2>\(say("De 22 loggarna", "The 22 logs"))</h2>\(logs)</section>\
    <section>\(history)</section></div>
    """
  }

  private var check: Markup {
    let button = visit.postForm(
      .journalCheck, .button(say("Granska hela journalen", "Verify the whole journal")))
    guard let verified = model.verified else { return button }
    if verified.isWhole {
      return .notice(
        .done,
        title: say(
          "Journalen är hel. Alla poster (\(language.number(verified.entries))) och bilagor "
            + "(\(language.number(verified.blobs))) stämmer med sina signaturer.",
          "The journal is whole. All entries (\(language.number(verified.entries))) and attachments "
            + "(\(language.number(verified.blobs))) match their signatures."))
    }
    return .notice(
      .warning,
      title: say(
        "Journalen är skadad på \(verified.damageCount) ställen.",
        "The journal is damaged in \(verified.damageCount) places."),
      "<ul>\(each: verified.damages, { "<li>\($0[language])</li>" })</ul>")
  }

  private var logs: Markup {
    DataTable(
      id: "loggar", caption: say("Loggarna", "The logs"), captionIsHidden: true,
      columns: [
        .init(say("Part", "Party")), .init(say("Poster", "Entries"), isNumeric: true),
        .init(say("Senast", "Latest")), .init(say("Trädets rot", "Tree root")),
      ],
      rows: model.logs.map { log in
        let link = Site.journal.link([("part-logg", log.party.rawValue)])
        return .init(
          """
          <a href="\(link: link)"\(" aria-current=\"true\"", if: log.party == model.party)>\
          \(log.name)</a>
          """,
          [
            .number(Double(log.size), language), .time(log.last),
            .init("<code>\(log.root)</code>"),
          ])
      }
    ).markup
  }

  private var history: Markup {
    let rows = model.history.lines.map { line in
      DataTable.Row(
        "\(line.index)",
        [
          .time(line.time), .text(line.what[language]),
          .text(Role(rawValue: line.authorFunction)?.label[language] ?? line.authorFunction),
          .text(line.informationClass.label[language]), .text(line.audience.label[language]),
        ])
    }
    let table = DataTable(
      id: "historik", caption: model.partyName,
      columns: [
        .init(say("Post", "Entry")), .init(say("Tid", "Time")), .init(say("Uppgift", "Statement")),
        .init(say("Funktion", "Function")), .init(say("Klass", "Class")),
        .init(say("Delas med", "Shared with")),
      ], rows: rows)
    let next: Markup? = model.history.next.map { before in
      let link = Site.journal.link([
        ("part-logg", model.party.rawValue), ("fore", String(before)),
      ])
      return "<p><a href=\"\(link: link)\">\(say("Äldre poster", "Older entries"))</a></p>"
    }
    return "<h2>\(say("Historik", "History"))</h2>\(table.markup)\(next)"
  }
}
