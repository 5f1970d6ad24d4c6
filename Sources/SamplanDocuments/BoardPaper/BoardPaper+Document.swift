import SamplanBase

/// The board paper as a document, in the order Swedish boards are used to: proposal, summary,
/// matter, consequences, basis.
extension BoardPaper {
  /// The file's name: number, region, class and, in the demonstration, its mark.
  /// - Parameter code: the region's code.
  package func fileName(for code: PartyCode) -> String {
    "tjansteskrivelse-\(caseNumber)-\(code).\(marks.nameMark).docx"
  }

  /// The paper in one language. Texts that people have written stand as they wrote them.
  package func document(in language: Language) -> OfficeDocument {
    BoardPaperText(self, language).document
  }
}

/// The paper's words in one language.
struct BoardPaperText {
  let paper: BoardPaper
  let language: Language
  typealias Block = OfficeDocument.Block
  typealias Fact = OfficeDocument.Fact
  typealias Table = OfficeDocument.Table

  init(_ paper: BoardPaper, _ language: Language) {
    self.paper = paper
    self.language = language
  }

  func say(_ sv: String, _ en: String) -> String { language == .sv ? sv : en }

  var document: OfficeDocument {
    let lines = paper.marks.lines(in: language)
    return OfficeDocument(
      title: paper.title, kind: say("Tjänsteskrivelse", "Board paper"),
      creator: say("NSPL, genom Samplan", "NSPL, through Samplan"), created: paper.made,
      language: language,
      marks: .init(
        informationClass: lines[0], party: paper.region, reference: caseName,
        notice: lines.count > 1 ? lines[1] : nil),
      blocks: opening + matter + part + costs + analysis + law + basis + recording + sentTo)
  }

  private var caseName: String { say("Ärende \(paper.caseNumber)", "Case \(paper.caseNumber)") }

  private var opening: [Block] {
    let facts = [
      Fact(say("Region", "Region"), paper.region),
      Fact(say("Ärende i NSPL", "Case in NSPL"), paper.caseNumber),
      Fact(
        say("Regionens diarienummer", "The region's diary number"),
        paper.diaryNumber ?? say("anges av regionen", "stated by the region")),
      Fact(say("Datum", "Date"), paper.made.day.long(in: language)),
      Fact(say("Informationsklass", "Information class"), paper.marks.lines(in: language)[0]),
    ]
    let notice = Block.notice(
      say("Ett underlag, inte ett beslut", "Material for a decision, not a decision"),
      [
        .init(
          say(
            "Beslutet är regionens eget. NSPL planerar och föreslår; ingen beslutanderätt har "
              + "lämnats över. Regionen ändrar texten efter sina egna regler.",
            "The decision is the region's own. NSPL plans and proposes; no right to decide has "
              + "been handed over. The region changes the text by its own rules."))
      ])
    return [.facts(facts), notice, heading("Förslag till beslut", "Proposal for decision")]
      + clauses + [heading("Ärendet i korthet", "Summary")]
      + paragraphs(
        paper.summary,
        missing: say("Ingen sammanfattning är skriven.", "No summary has been written."))
  }

  private var clauses: [Block] {
    switch paper.proposal.count {
    case 0:
      [.text(say("Inget förslag till beslut är skrivet.", "No proposal has been written."))]
    case 1: [.text(paper.proposal[0])]
    default: [.steps(paper.proposal.map { [.init($0)] })]
    }
  }

  private var matter: [Block] {
    guard !paper.matter.isEmpty else { return [] }
    return [heading("Ärendet", "The matter")] + paper.matter.map(Block.text)
  }

  private var analysis: [Block] {
    [heading("Ekonomisk konsekvensanalys", "Economic impact analysis")]
      + paragraphs(
        paper.economicAnalysis,
        missing: say(
          "Ingen ekonomisk konsekvensanalys är skriven. Den ska finnas innan ärendet avgörs.",
          "No economic impact analysis has been written. It should be there before the matter "
            + "is decided."))
  }

  private var law: [Block] {
    guard !paper.law.isEmpty else { return [] }
    return [
      heading("Rättslig grund", "Legal basis"),
      .bullets(
        paper.law.map { law in
          [.init(law.place[language], .strong), .init(": " + law.meaning[language])]
        }),
    ]
  }

  private var sentTo: [Block] {
    guard !paper.sentTo.isEmpty else { return [] }
    return [
      heading("Beslutet skickas till", "The decision is sent to"),
      .bullets(paper.sentTo.map { [.init($0)] }),
    ]
  }

  func heading(_ sv: String, _ en: String, _ level: OfficeDocument.Level = .one) -> Block {
    .heading(level, say(sv, en))
  }

  private func paragraphs(_ texts: [String], missing: String) -> [Block] {
    texts.isEmpty ? [.text(missing)] : texts.map(Block.text)
  }
}
