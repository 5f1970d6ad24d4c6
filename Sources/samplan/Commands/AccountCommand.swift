import ArgumentParser
import SamplanBase
import SamplanService

/// `samplan account`: a node's local accounts.
struct AccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account", abstract: "Keep a node's local accounts.",
    subcommands: [AccountListCommand.self, AccountSaveCommand.self, AccountCloseCommand.self])
}

extension Identifier: ExpressibleByArgument {
  /// As written on the command line; nil when it is no identifier.
  package init?(argument: String) { self.init(argument) }
}

extension Role: ExpressibleByArgument {}
extension InformationClass: ExpressibleByArgument {}

/// `samplan account list`: the accounts that the administrator keeps.
struct AccountListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the accounts of one's own party.",
    discussion: """
      Example:
        samplan account list --account admin
      """)

  @Option(help: "Form of the output: table, csv or json.")
  var format: OutputFormat = .table

  @OptionGroup var actor: ActorOption
  @OptionGroup var data: DataOption

  func run() async throws {
    let node = try await Assembly.open(data.folder).node
    let accounts = try await actor.signedIn(to: node, for: .manageAccounts, party: nil) { actor in
      try await node.accounts(for: actor)
    }
    var table = OutputTable(["name", "role", "party", "clearance", "closed"])
    table.rows = accounts.map { account in
      [
        .text(account.name.rawValue), .text(account.role.rawValue),
        .text(account.party?.rawValue ?? ""), .text(account.clearance.rawValue),
        .text(account.closed?.description ?? ""),
      ]
    }
    try table.write(as: format)
  }
}

/// `samplan account save`: a new account, or a new role, clearance or password for one.
struct AccountSaveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "save", abstract: "Add an account, or change one.",
    discussion: """
      Asks for the administrator's password and then for the account's new one (two lines on \
      standard input when there is no terminal). What was open with the account ends.

      Examples:
        samplan account save eva --role region.reporter --party 19 --account admin
        samplan account save skr --role partner.reader --account admin
      """)

  @Argument(help: "The account's name.")
  var name: AccountName

  @Option(help: "What it may do.")
  var role: Role

  @Option(help: "The party it acts for; none for partners and researchers.")
  var party: PartyCode?

  @Option(help: "The highest information class it may see and write.")
  var clearance: InformationClass = .internal

  @OptionGroup var actor: ActorOption
  @OptionGroup var data: DataOption

  func run() async throws {
    let node = try await Assembly.open(data.folder).node
    try await actor.signedIn(to: node, for: .manageAccounts, party: party) { actor in
      let password = try Terminal.password(
        Text(sv: "Nytt lösenord för \(name):", en: "New password of \(name):"))
      try await node.saveAccount(
        name, role: role, party: party, clearance: clearance, password: password, by: actor)
    }
  }
}

/// `samplan account close`: nobody signs in with it any more.
struct AccountCloseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Close an account, and end what is open with it.",
    discussion: """
      Example:
        samplan account close eva --account admin
      """)

  @Argument(help: "The account's name.")
  var name: AccountName

  @OptionGroup var actor: ActorOption
  @OptionGroup var data: DataOption

  func run() async throws {
    let node = try await Assembly.open(data.folder).node
    try await actor.signedIn(to: node, for: .manageAccounts, party: nil) { actor in
      try await node.closeAccount(name, by: actor)
    }
  }
}
