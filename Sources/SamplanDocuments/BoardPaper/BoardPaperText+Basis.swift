import SamplanBase

/// What the paper rests on, and how the region's decision comes into the shared record.
extension BoardPaperText {
  var basis: [Block] {
    let head = [
      heading("Beslutsunderlag", "Basis for the decision"),
      Block.text(
        say(
          "Uppgifterna nedan gör att varje siffra kan följas till sin källa.",
          "With what stands below, each figure can be followed to its source.")),
      .facts(facts),
    ]
    guard !paper.basis.logs.isEmpty else { return head }
    let rows = paper.basis.logs.map { log in
      Table.Row([log.party, language.number(log.size)])
    }
    return head + [
      .table(
        Table(
          caption: say("Loggar som siffrorna lästes ur", "Logs that the figures were read from"),
          columns: [
            Table.Column(say("Part", "Party"), share: 3),
            Table.Column(say("Antal poster", "Entries"), share: 1, .end),
          ], rows: rows))
    ]
  }

  private var facts: [Fact] {
    let basis = paper.basis
    let unknown = say("uppgift saknas", "not stated")
    var facts = [Fact(say("Fastställd text", "Settled text"), settled)]
    facts.append(
      Fact(
        say("Textens kondensat (SHA-256)", "Hash of the text (SHA-256)"),
        hash(basis.textHash, missing: unknown)))
    if let plan = basis.plan {
      facts.append(
        Fact(say("Plan", "Plan"), "\(plan)" + (basis.scenario.map { ", \($0)" } ?? "")))
      facts.append(
        Fact(
          say("Planens indata (SHA-256)", "The plan's input (SHA-256)"),
          hash(basis.inputHash, missing: unknown)))
      facts.append(Fact(say("Modellversion", "Model version"), basis.modelVersion ?? unknown))
      facts.append(
        Fact(
          say("Siffrorna gäller", "The figures are of"),
          basis.figureDays?.shown ?? unknown))
    } else {
      facts.append(
        Fact(say("Plan", "Plan"), say("ärendet vilar inte på en plan", "none behind the case")))
    }
    return facts
  }

  private var settled: String {
    guard let version = paper.basis.textVersion else {
      return say("ingen text är fastställd än", "no text is settled yet")
    }
    let day = paper.basis.textDay.map { ", \($0)" } ?? ""
    return say("version \(version)\(day)", "version \(version)\(day)")
  }

  private func hash(_ hash: Digest?, missing: String) -> [OfficeDocument.Run] {
    hash.map { [.init($0.description, .code)] } ?? [.init(missing)]
  }

  var recording: [Block] {
    let steps = [
      say(
        "Regionens organ fattar beslutet enligt regionens egna regler.",
        "The region's body decides by the region's own rules."),
      say(
        "Regionens registrator registrerar beslutet under ärende \(paper.caseNumber) i Samplan: "
          + "organ, datum, paragraf, diarienummer och utfall.",
        "The region's registrar records the decision under case \(paper.caseNumber) in Samplan: "
          + "body, date, paragraph, diary number and outcome."),
      say(
        "Registreringen hänvisar till den fastställda textens kondensat, så att det framgår "
          + "vilken text beslutet gäller.",
        "The record cites the hash of the settled text, so that it is plain which text the "
          + "decision concerns."),
      say(
        "Uppgiften skrivs under med regionens egen nyckel. Varken kansliet eller någon annan "
          + "region kan registrera, ändra eller ta bort regionens beslut.",
        "The record is signed with the region's own key. Neither the secretariat nor any other "
          + "region can record, change or remove the region's decision."),
    ]
    return [
      heading("Så dokumenteras beslutet", "How the decision is recorded"),
      .steps(steps.map { [.init($0)] }),
    ]
  }
}
