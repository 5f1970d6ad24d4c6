import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanJournal
import SamplanPlanning

extension Node {
  /// The board paper (tjänsteskrivelse) of a case for one region, as a Word file: what the region's
  /// administration takes into its own case system and changes as it likes.
  package func boardPaper(
    of number: CaseID, for region: PartyCode, in language: Language, for actor: Actor?
  ) async throws -> (name: String, bytes: [UInt8], informationClass: InformationClass) {
    try authorize(actor, .readCases)
    guard let actor else { throw Self.noCase(number) }
    let picture = picture(seenBy: actor)
    guard let board = DecisionBoard(number, in: picture, on: today) else {
      throw Self.noCase(number)
    }
    var text: CaseText?
    if let settled = board.text?.value {
      text = try await caseText(number, version: settled.version, for: actor).text
    }
    var plan: (stated: Stated<PlanPublished>, result: PlanResult)?
    if let id = board.case.value.plan, let stated = picture.plan(id) {
      let bytes = try await planResult(id, for: actor)
      plan = (stated, try PlanJSON.read(PlanResult.self, from: bytes))
    }
    let highest =
      [
        board.case.informationClass, board.text?.informationClass, plan?.stated.informationClass,
      ].compactMap { $0 }.max() ?? .internal
    let content = BoardPaperContent(
      board: board, text: text, plan: plan, region: region, picture: picture,
      made: surroundings.now(),
      marks: PlanFiles.Marks(informationClass: highest, isDemonstration: isDemonstration))
    let paper = content.paper(in: language)
    return (
      paper.fileName(for: region), try WordDocument(paper.document(in: language)).bytes(), highest
    )
  }
}

/// Puts a board paper together from what the logs say. What is not known stays unknown.
struct BoardPaperContent {
  let board: DecisionBoard
  /// The text in force; nil while none is settled.
  let text: CaseText?
  let plan: (stated: Stated<PlanPublished>, result: PlanResult)?
  let region: PartyCode
  let picture: NationalPicture
  let made: Instant
  let marks: PlanFiles.Marks

  private var value: CaseWritten { board.case.value }

  func paper(in language: Language) -> BoardPaper {
    let row = board.rows.first { $0.region == region }
    return BoardPaper(
      caseNumber: value.number.rawValue, title: value.title,
      region: picture[region].opened?.value.officialName ?? region.rawValue,
      diaryNumber: row?.decision?.value.registryLabel, made: made, marks: marks,
      proposal: paragraphs(.proposal), summary: paragraphs(.summary) + notSettled(language),
      matter: paragraphs(.matter) + paragraphs(.consequences) + paragraphs(.basis), part: part,
      costs: costs, economicAnalysis: paragraphs(.economy), law: Self.law,
      basis: basis, sentTo: lines(.recipients))
  }

  /// Paragraphs of a section: lines that follow each other are each their own, as clauses are.
  private func paragraphs(_ section: CaseText.Section) -> [String] { lines(section) }

  private func lines(_ section: CaseText.Section) -> [String] {
    (text?.sections[section] ?? "").split(separator: "\n").map { Self.withoutNumber($0) }
  }

  /// A clause without the number it was typed with: the paper numbers them itself.
  private static func withoutNumber(_ line: Substring) -> String {
    let digits = line.prefix { $0.isNumber }
    let rest = line.dropFirst(digits.count)
    guard !digits.isEmpty, digits.count <= 2, rest.hasPrefix(". ") else { return String(line) }
    return String(rest.dropFirst(2))
  }

  private func notSettled(_ language: Language) -> [String] {
    guard text == nil else { return [] }
    return [
      Text(
        sv: "Ingen text är fastställd än. Det här är en förhandsvisning, och inget att besluta på.",
        en: "No text has been settled yet. This is a preview, and nothing to decide on.")[language]
    ]
  }

  private var costs: BoardPaper.Costs {
    let key = value.costKey.flatMap { picture.costKey($0) }?.value
    return BoardPaper.Costs(
      rows: value.costs.map { cost in
        let share = key?.shares(of: cost.amount).first { $0.region == region }
        return .init(
          what: cost.name, year: cost.year, basis: cost.basis, common: cost.amount.ore,
          share: share?.total.ore)
      }, key: key?.inFull ?? Text(sv: "ingen kostnadsnyckel angiven", en: "no cost key stated"))
  }

  private var basis: BoardPaper.Basis {
    let settled = board.text?.value
    let provenance = plan?.result.provenance
    let logs = (provenance?.logSizes ?? [:]).sorted { $0.key < $1.key }.map { code, size in
      BoardPaper.Log(
        party: PartyCode(code).map { picture.shortName(of: $0) } ?? code, size: size)
    }
    return BoardPaper.Basis(
      textVersion: settled?.version, textHash: settled?.text, textDay: settled?.settledOn,
      plan: value.plan, scenario: provenance?.scenarioName, inputHash: provenance?.inputHash,
      modelVersion: provenance?.engineVersion, figureDays: provenance?.figureDays,
      logs: logs)
  }

  private static let law = [
    BoardPaper.Law(
      place: Text(sv: "Kommunallagen (2017:725) 9 kap. 37 §", en: "Municipal Act 9:37"),
      meaning: Text(
        sv: "avtalssamverkan mellan regioner; beslutanderätten ligger kvar i regionen",
        en: "contractual cooperation between regions; the right to decide stays in the region")),
    BoardPaper.Law(
      place: Text(sv: "Kommunallagen (2017:725) 4 kap. 27 §", en: "Municipal Act 4:27"),
      meaning: Text(
        sv: "reservation anmäls innan sammanträdet avslutas",
        en: "reservations are entered before the meeting ends")),
  ]
}

extension CostKey {
  /// The key in words with its figures' date and source, and how it rounds.
  package var inFull: Text {
    let split =
      equalPercent == 0
      ? Text(sv: "efter folkmängd", en: "by population")
      : Text(
        sv: "\(equalPercent) procent lika mellan regionerna, \(100 - equalPercent) procent efter "
          + "folkmängd",
        en: "\(equalPercent) per cent equally, \(100 - equalPercent) per cent by population")
    let rounding = Self.roundingInWords
    return Text(
      sv: "\(name) (\(key)): \(split.sv), folkmängd \(populationAsOf) (\(populationSource)). "
        + rounding.sv,
      en: "\(key): \(split.en), population on \(populationAsOf) (\(populationSource)). "
        + rounding.en)
  }
}

/// The region's own part of the plan, as the result tells it.
extension BoardPaperContent {
  private var part: BoardPaper.Part? {
    guard let result = plan?.result else { return nil }
    guard let share = result.shares?.first(where: { $0.region == region }) else {
      // A plan from before parts were computed, or one that left the region out.
      let isExcluded = result.excluded.contains { $0.region == region }
      return BoardPaper.Part(
        asked: [], given: [], outcomes: [],
        limits: isExcluded
          ? [
            Text(
              sv: "Regionen står utanför planen, eftersom uppgifter saknas.",
              en: "The region is left out of the plan, for lack of figures.")
          ] : [])
    }
    let outcome = BoardPaper.Outcome(
      what: Text(sv: "Kvarstående brist, alla vårdtyper", en: "Remaining shortage, all care"),
      unit: Text(sv: "vårddygn", en: "bed-days"), planned: Self.rounded(share.with.mean),
      alone: Self.rounded(share.without.mean),
      declined: share.ifDeclines.flatMap { Self.rounded($0.mean) })
    return BoardPaper.Part(
      asked: share.asks.map(measure), given: share.gives.map(measure), outcomes: [outcome],
      limits: share.binding.map(limit))
  }

  private func measure(_ item: PlanResult.RegionShare.Item) -> BoardPaper.Measure {
    let others = item.with.prefix(3).map { picture.shortName(of: $0.region) }
    let more = item.with.count - others.count
    func detail(_ language: Language) -> String {
      let day = language == .sv ? "dag" : "day"
      let rest = more > 0 ? (language == .sv ? " och \(more) till" : " and \(more) more") : ""
      let names = others.isEmpty ? "" : ", \(others.joined(separator: ", "))\(rest)"
      return "\(day) \(item.firstDay)–\(item.lastDay)\(names)"
    }
    return BoardPaper.Measure(
      what: item.measure.label, amount: Self.rounded(item.amount), unit: item.measure.unit,
      detail: Text(sv: detail(.sv), en: detail(.en)))
  }

  private func limit(_ binding: PlanResult.Binding) -> Text {
    let what =
      switch binding.kind {
      case .receiveICU:
        Text(sv: "Egen gräns, intensivvård per dygn", en: "Own limit, intensive care a day")
      case .receiveWard:
        Text(sv: "Egen gräns, vårdavdelning per dygn", en: "Own limit, ward patients a day")
      case .vehicles: Text(sv: "Fordonstimmar", en: "Vehicle hours")
      case .staff: Text(sv: "Personal för utökade vårdplatser", en: "Staff for surge beds")
      case .surge: Text(sv: "Utökade vårdplatser", en: "Surge beds")
      case .postpone: Text(sv: "Uppskjuten planerad vård", en: "Postponed planned care")
      }
    return Text(
      sv: "\(what.sv): gränsen nås \(binding.days) dygn",
      en: "\(what.en): the limit is reached on \(binding.days) days")
  }

  /// One decimal, as planners read it.
  private static func rounded(_ value: Double) -> ExactDecimal? {
    value.isFinite ? ExactDecimal(modelValue: (value * 10).rounded() / 10) : nil
  }
}
