import ArgumentParser
import SamplanBase
import SamplanService

/// As whom a command acts: the same accounts and the same rules as on the pages.
struct ActorOption: ParsableArguments {
  @Option(help: "Account to act as; its password is asked for, or read from standard input.")
  var account: String?

  /// Signs in, does the work, and signs out. In a demonstration without --account, a ready role
  /// that may do it is taken.
  func signedIn<Value>(
    to node: Node, for action: Action, party: PartyCode?, _ work: (Actor) async throws -> Value
  ) async throws -> Value {
    let entered = try await enter(node, action, party)
    do {
      let value = try await work(entered.actor)
      try await node.signOut(token: entered.token)
      return value
    } catch {
      try? await node.signOut(token: entered.token)
      throw error
    }
  }

  private func enter(
    _ node: Node, _ action: Action, _ party: PartyCode?
  ) async throws -> SignedIn {
    if let account {
      let password = try Terminal.password(
        Text(sv: "Lösenord för \(account):", en: "Password of \(account):"))
      return try await node.signIn(account, password: password)
    }
    let ready = node.demoRoles().first { role in
      switch Reach.of(role.role, action) {
      case .never: false
      case .own: role.party == party
      case .all: party == nil || role.party == party
      }
    }
    guard let ready else {
      throw Refusal(
        .forbidden,
        Text(
          sv: "Ange med --account vilket konto du använder.",
          en: "Say with --account which account you use."))
    }
    return try await node.signInDemo(ready.account)
  }
}

extension PartyCode: ExpressibleByArgument {
  /// A party by its code: `19`, and `1` for `01`.
  package init?(argument: String) {
    self.init(argument.count == 1 ? "0" + argument : argument)
  }
}
