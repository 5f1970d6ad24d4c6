import SamplanBase

/// A ready role in the demonstration's chooser (färdig roll).
package struct DemoRole: Sendable, Hashable {
  package let account: AccountName
  package let role: Role
  package let party: PartyCode?
}

extension Node {
  /// The roles that the demonstration offers without password: every national role, and four in
  /// each region. Empty on a real node.
  package func demoRoles() -> [DemoRole] {
    isDemonstration ? Self.everyDemoRole : []
  }

  private static let everyDemoRole: [DemoRole] = {
    let regional = PartyCode.regions.flatMap { party in
      Role.allCases.filter { $0.home == .region }.map { role in
        DemoRole(account: accountName("\(role.rawValue)-\(party)"), role: role, party: party)
      }
    }
    let others = Role.allCases.filter { $0.home != .region }.map { role in
      DemoRole(
        account: accountName(role.rawValue), role: role,
        party: role.home == .kansli ? .kansli : nil)
    }
    return others + regional
  }()

  private static func accountName(_ text: String) -> AccountName {
    // Roles and codes are letters, digits, points and hyphens.
    AccountName("demo-\(text)")!
  }
}
