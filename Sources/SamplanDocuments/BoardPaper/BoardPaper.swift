import SamplanBase

/// What a region's administration lays before its board (tjänsteskrivelse), as plain content.
///
/// A region takes it into its own case system and changes it as it likes; it commits nobody. What
/// is not known is nil and is said to be unknown, never shown as zero.
package struct BoardPaper: Sendable, Hashable {
  /// The case's number in NSPL: `2026-014`.
  package var caseNumber: String
  package var title: String
  /// The region's official name.
  package var region: String
  /// The region's own diary number, when it has stated one.
  package var diaryNumber: String?
  /// When the paper was made.
  package var made: Instant
  package var marks: PlanFiles.Marks
  /// Proposal for decision (förslag till beslut), one clause each.
  package var proposal: [String]
  /// Paragraphs.
  package var summary: [String]
  /// The matter itself, in paragraphs, from the settled text.
  package var matter: [String]
  /// The region's own part of a plan; nil when the case rests on none.
  package var part: Part?
  package var costs: Costs
  /// The economic impact analysis (ekonomisk konsekvensanalys), in paragraphs, from the settled
  /// text.
  package var economicAnalysis: [String]
  package var law: [Law]
  package var basis: Basis
  /// To whom the decision is sent (beslutet skickas till).
  package var sentTo: [String]

  package init(
    caseNumber: String, title: String, region: String, diaryNumber: String?, made: Instant,
    marks: PlanFiles.Marks, proposal: [String], summary: [String], matter: [String], part: Part?,
    costs: Costs, economicAnalysis: [String], law: [Law], basis: Basis, sentTo: [String]
  ) {
    self.caseNumber = caseNumber
    self.title = title
    self.region = region
    self.diaryNumber = diaryNumber
    self.made = made
    self.marks = marks
    self.proposal = proposal
    self.summary = summary
    self.matter = matter
    self.part = part
    self.costs = costs
    self.economicAnalysis = economicAnalysis
    self.law = law
    self.basis = basis
    self.sentTo = sentTo
  }

  /// A region's own part of a plan (regionens del).
  package struct Part: Sendable, Hashable {
    /// What the plan would ask of the region.
    package var asked: [Measure]
    /// What the plan would give the region.
    package var given: [Measure]
    /// What happens with the plan, without it, and if the region declines.
    package var outcomes: [Outcome]
    /// Which limits hold the region's part back, in sentences.
    package var limits: [Text]

    package init(asked: [Measure], given: [Measure], outcomes: [Outcome], limits: [Text]) {
      self.asked = asked
      self.given = given
      self.outcomes = outcomes
      self.limits = limits
    }
  }

  /// One measure of the plan, as a noun: `utökade vårdplatser, intensivvård`.
  package struct Measure: Sendable, Hashable {
    package var what: Text
    /// Nil when it was not computed.
    package var amount: ExactDecimal?
    package var unit: Text
    /// When, or with whom: `dag 3–17, Region Skåne`.
    package var detail: Text
    /// What the region has said; a proposal without position until then.
    package var position: Text

    package init(
      what: Text, amount: ExactDecimal?, unit: Text, detail: Text,
      position: Text = BoardPaper.noPosition
    ) {
      self.what = what
      self.amount = amount
      self.unit = unit
      self.detail = detail
      self.position = position
    }
  }

  /// One figure in three cases.
  package struct Outcome: Sendable, Hashable {
    package var what: Text
    package var unit: Text
    /// With the plan; nil when not computed.
    package var planned: ExactDecimal?
    /// Without any plan; nil when not computed.
    package var alone: ExactDecimal?
    /// The plan without this region; nil when not computed.
    package var declined: ExactDecimal?

    package init(
      what: Text, unit: Text, planned: ExactDecimal?, alone: ExactDecimal?,
      declined: ExactDecimal?
    ) {
      self.what = what
      self.unit = unit
      self.planned = planned
      self.alone = alone
      self.declined = declined
    }
  }

  /// Common costs and the region's share of them.
  package struct Costs: Sendable, Hashable {
    package var rows: [Row]
    /// The key that shares them: `34 % lika, 66 % efter folkmängd`; its date and source.
    package var key: Text

    package init(rows: [Row], key: Text) {
      self.rows = rows
      self.key = key
    }

    /// One common cost.
    package struct Row: Sendable, Hashable {
      package var what: String
      /// The calendar year it falls on.
      package var year: Int
      /// What the amount rests on.
      package var basis: String
      /// The cost for all regions together, in öre; nil when it is not calculated.
      package var common: Int64?
      /// The region's share, in öre; nil when it is not calculated.
      package var share: Int64?

      package init(what: String, year: Int, basis: String, common: Int64?, share: Int64?) {
        self.what = what
        self.year = year
        self.basis = basis
        self.common = common
        self.share = share
      }
    }
  }

  /// A rule the matter rests on.
  package struct Law: Sendable, Hashable {
    /// The law and its place: `Kommunallagen (2017:725) 9 kap. 37 §`.
    package var place: Text
    package var meaning: Text

    package init(place: Text, meaning: Text) {
      self.place = place
      self.meaning = meaning
    }
  }

  /// What the paper rests on, so that each figure can be traced (beslutsunderlag).
  package struct Basis: Sendable, Hashable {
    /// The settled text's version; nil before any text is settled.
    package var textVersion: Int?
    /// The settled text's hash, which a decision cites.
    package var textHash: Digest?
    package var textDay: Day?
    package var plan: PlanID?
    /// The name of the plan's scenario.
    package var scenario: String?
    /// What went into the plan's computation.
    package var inputHash: Digest?
    package var modelVersion: String?
    /// The oldest and the newest day that the figures are of.
    package var figureDays: ClosedRange<Day>?
    package var logs: [Log]

    package init(
      textVersion: Int? = nil, textHash: Digest? = nil, textDay: Day? = nil, plan: PlanID? = nil,
      scenario: String? = nil, inputHash: Digest? = nil, modelVersion: String? = nil,
      figureDays: ClosedRange<Day>? = nil, logs: [Log] = []
    ) {
      self.textVersion = textVersion
      self.textHash = textHash
      self.textDay = textDay
      self.plan = plan
      self.scenario = scenario
      self.inputHash = inputHash
      self.modelVersion = modelVersion
      self.figureDays = figureDays
      self.logs = logs
    }
  }

  /// How far a party's log was read.
  package struct Log: Sendable, Hashable {
    package var party: String
    /// Entries read.
    package var size: Int

    package init(party: String, size: Int) {
      self.party = party
      self.size = size
    }
  }

  /// What every measure is until the region has spoken.
  package static let noPosition = Text(
    sv: "förslag – ej tagit ställning", en: "proposal – no position taken")
}

extension Language {
  /// An amount in kronor with öre: `1 234 567,05 kr`, `SEK 1,234,567.05`. Any amount has a form.
  /// - Parameter ore: the amount in öre.
  package func kronor(ore: Int64) -> String {
    let cents = String(ore.magnitude % 100 + 100).dropFirst()
    let digits = String(ore.magnitude / 100)
    var whole = ore < 0 ? "\u{2212}" : ""
    for (offset, digit) in digits.enumerated() {
      if offset > 0, (digits.count - offset) % 3 == 0 { whole += self == .sv ? "\u{A0}" : "," }
      whole.append(digit)
    }
    return switch self {
    case .sv: "\(whole),\(cents)\u{A0}kr"
    case .en: "SEK\u{A0}\(whole).\(cents)"
    }
  }
}
