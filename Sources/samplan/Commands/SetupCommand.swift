import ArgumentParser
import SamplanBase
import SamplanDomain
import SamplanJournal
import SamplanService

/// `samplan setup`: makes a node for one party, with its key and its first two accounts.
struct SetupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "setup",
    abstract: "Make a node for a party: its folder, key and first accounts.",
    discussion: """
      Makes two accounts, `admin` for accounts and `registrator` for the party's statements, \
      and asks for their passwords (two lines on standard input when there is no terminal). \
      Then opens the party's log and prints its key card. Compare the words with the others \
      by another way than the net.

      The first node makes a new journal; every later one is given its name with --journal.

      Examples:
        samplan setup --party 19 --data /var/lib/samplan
        samplan setup --party 00 --journal 6f1c…
      """)

  @Option(help: "The party's code: 19, or 00 for the kansli.")
  var party: PartyCode

  @Option(help: "The journal's name, from the first node.")
  var journal: String?

  @OptionGroup var data: DataOption

  func run() async throws {
    let given = try journal.map { name in
      guard let id = JournalID(name), id.kind == .real else {
        throw ValidationError("\(name) is not the name of a journal: 32 hexadecimal digits.")
      }
      return id
    }
    guard !data.folder.hasNode else {
      throw Refusal(
        .conflict,
        Text(
          sv: "Det finns redan en nod i mappen \(data.folder.path).",
          en: "There is already a node in the folder \(data.folder.path)."))
    }
    let passwords = try [
      Terminal.password(Text(sv: "Lösenord för admin:", en: "Password of admin:")),
      Terminal.password(Text(sv: "Lösenord för registrator:", en: "Password of registrator:")),
    ]
    for password in passwords { try Node.check(password: password) }
    let node = try await Assembly.openOrMake(
      data.folder, .real, hosting: [party], journal: given
    ).node
    // The very first account has nobody to be made by but whoever holds the folder.
    let founder = Actor(
      account: AccountName("setup")!,
      role: party.isRegion ? .regionAdministrator : .kansliAdministrator, party: party,
      clearance: .secrecy)
    try await node.saveAccount(
      AccountName("admin")!, role: founder.role, party: party, clearance: .internal,
      password: passwords[0], by: founder)
    let registrar: Role = party.isRegion ? .regionRegistrar : .kansliRegistrar
    try await node.saveAccount(
      AccountName("registrator")!, role: registrar, party: party, clearance: .secrecy,
      password: passwords[1], by: founder)
    try await open(node, registrar, passwords[1])
    try tell(node)
  }

  private func open(_ node: Node, _ role: Role, _ password: String) async throws {
    guard let facts = try DemoData.sources().parties().first(where: { $0.party == party }) else {
      throw Refusal(.fault, Text(sv: "Partens fakta saknas.", en: "The party's facts are missing."))
    }
    let entered = try await node.signIn("registrator", password: password)
    _ = try await node.openParty(facts, by: entered.actor)
    try await node.signOut(token: entered.token)
  }

  private func tell(_ node: Node) throws {
    guard let key = node.keys.pinned[party] else { return }
    let card = KeyCard(journal: node.storage.journal, party: party, key: key)
    var table = OutputTable(["key", "value"])
    table.rows = [
      [.text("folder"), .text(data.folder.path)],
      [.text("journal"), .text(card.journal.rawValue)], [.text("party"), .text(party.rawValue)],
      [.text("card"), .text(card.line)],
      [.text("fingerprint"), .text(card.fingerprint.description)],
      [.text("words"), .text(card.words.joined(separator: " "))],
    ]
    try table.write(as: .table)
  }
}
