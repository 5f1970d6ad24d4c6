import ArgumentParser
import SamplanBase
import SamplanDomain
import SamplanService

/// `samplan case`: cases, their texts and the regions' decisions, as on the pages.
struct CaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case", abstract: "Read cases, texts and the regions' decisions.",
    subcommands: [
      CaseListCommand.self, CaseShowCommand.self, CaseTextCommand.self, CaseExportCommand.self,
      CaseVerifyCommand.self,
    ])
}

/// `samplan case list`: every case with its deadlines and how many have adopted it.
struct CaseListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the cases, newest first.",
    discussion: """
      Cases that do not go to decision in the regions have empty counts.

      Example:
        samplan case list --format csv
      """)

  @Option(help: "Form of the output: table, csv or json.")
  var format: OutputFormat = .table

  @OptionGroup var actor: ActorOption
  @OptionGroup var data: DataOption

  func run() async throws {
    let node = try await Assembly.open(data.folder).node
    let boards = try await actor.signedIn(to: node, for: .readCases, party: nil) { actor in
      let picture = try node.picture(for: actor)
      return picture.cases.reversed().compactMap {
        DecisionBoard($0.value.number, in: picture, on: node.today)
      }
    }
    var table = OutputTable([
      "case", "title", "kind", "reportBy", "decideBy", "text", "adopted", "filed", "rejected",
    ])
    table.rows = boards.map { board in
      let value = board.case.value
      let counts = [board.count.adopted, board.count.filed, board.count.rejected]
      return [
        .text(value.number.rawValue), .text(value.title(in: Wiring.language)),
        .text(value.kind.rawValue), .text(value.report?.lastDay.description ?? ""),
        .text(value.decision?.lastDay.description ?? ""),
        board.text.map { .whole($0.value.version) } ?? .nothing,
      ] + counts.map { value.isForDecision ? .whole($0) : .nothing }
    }
    try table.write(as: format)
  }
}

/// `samplan case show`: where the 21 regions stand.
struct CaseShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Tell where the 21 regions stand in a case.",
    discussion: """
      Examples:
        samplan case show 2026-014
        samplan case show 2026-014 --format json
      """)

  @Argument(help: "The case's number, such as 2026-014.")
  var number: CaseID

  @Option(help: "Form of the output: table, csv or json.")
  var format: OutputFormat = .table

  @OptionGroup var actor: ActorOption
  @OptionGroup var data: DataOption

  func run() async throws {
    let node = try await Assembly.open(data.folder).node
    let (board, names) = try await actor.signedIn(to: node, for: .readCases, party: nil) { actor in
      let picture = try node.picture(for: actor)
      guard let board = DecisionBoard(number, in: picture, on: node.today) else {
        throw Refusal(
          .missing, Text(sv: "Ärendet \(number) finns inte.", en: "There is no case \(number)."))
      }
      return (board, PartyCode.regions.map { picture.shortName(of: $0) })
    }
    var table = OutputTable([
      "region", "name", "standing", "body", "day", "paragraph", "registryLabel", "textVersion",
      "cost", "entry",
    ])
    table.rows = zip(board.rows, names).map { row, name in
      let decision = row.decision?.value
      let cited = board.versions.first { $0.value.text == decision?.text }?.value.version
      let day = decision?.decidedOn ?? row.planned?.value.plannedOn
      return [
        .text(row.region.rawValue), .text(name), .text(row.standing.data),
        .text(decision?.body.rawValue ?? row.planned?.value.body.rawValue ?? ""),
        .text(day?.description ?? ""), .text(decision?.paragraph ?? ""),
        .text(decision?.registryLabel ?? ""), cited.map { .whole($0) } ?? .nothing,
        .text(row.cost?.total.description ?? ""),
        row.decision.map { .whole($0.reference.index) } ?? .nothing,
      ]
    }
    try table.write(as: format)
  }
}
