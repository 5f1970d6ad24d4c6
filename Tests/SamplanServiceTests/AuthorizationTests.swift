import SamplanBase
import SamplanService
import Testing

/// The one rule behind everything, cell by cell against the matrix in the repository.
struct AuthorizationTests {
  /// A line of the matrix: an action and each role's reach.
  private func matrix() throws -> [Action: [Role: String]] {
    let text = String(decoding: try repositoryFile("docs/access-matrix.csv"), as: UTF8.self)
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let roles = try lines[0].dropFirst().map { try #require(Role(rawValue: $0), "role \($0)") }
    var found: [Action: [Role: String]] = [:]
    for line in lines.dropFirst() {
      let action = try #require(Action(rawValue: line[0]), "action \(line[0])")
      found[action] = Dictionary(uniqueKeysWithValues: zip(roles, line.dropFirst()))
    }
    return found
  }

  private func isAllowed(_ actor: Actor?, _ action: Action, _ party: PartyCode?) -> Bool {
    do {
      try authorize(actor, action, party: party, audience: .authorities)
      return true
    } catch {
      return false
    }
  }

  private func own(_ role: Role) -> PartyCode? {
    switch role.home {
    case .region: code("19")
    case .kansli: .kansli
    case .outside: nil
    }
  }

  @Test func `the matrix in the repository has every role and every action`() throws {
    let matrix = try matrix()
    #expect(Set(matrix.keys) == Set(Action.allCases))
    for (action, roles) in matrix {
      #expect(Set(roles.keys) == Set(Role.allCases), "\(action)")
    }
  }

  @Test func `every role may do exactly what the matrix says, at home and elsewhere`() throws {
    for (action, roles) in try matrix() {
      for (role, reach) in roles {
        let person = actor(role, own(role))
        if let own = person.party {
          #expect(isAllowed(person, action, own) == (reach != "never"), "\(role) \(action) own")
        }
        for other in [code("01"), code("25"), .kansli] where other != person.party {
          #expect(
            isAllowed(person, action, other) == (reach == "all"), "\(role) \(action) \(other)")
        }
      }
    }
  }

  @Test(arguments: Action.allCases) func `nobody does anything without signing in`(
    _ action: Action
  ) {
    for party in [nil, code("19"), PartyCode.kansli] {
      #expect(throws: Refusal.self) { try authorize(nil, action, party: party) }
    }
  }

  @Test func `no role at all writes the record of another party`() {
    for action in Action.allCases where action.writesRecord {
      for role in Role.allCases {
        for party in PartyCode.all where party != own(role) {
          #expect(!isAllowed(actor(role, own(role)), action, party), "\(role) \(action) \(party)")
        }
      }
    }
  }

  @Test func `administrators neither read nor write content`() {
    for role in [Role.regionAdministrator, .kansliAdministrator] {
      for action in Action.allCases where action.writesRecord || action.readsContent {
        for party in PartyCode.all {
          #expect(!isAllowed(actor(role, own(role)), action, party), "\(role) \(action) \(party)")
        }
      }
    }
  }

  @Test func `a refusal names the rule and who can do it instead`() throws {
    let refusal = try #require(throws: Refusal.self) {
      try authorize(actor(.kansliStrategist, .kansli), .reportFigures, party: code("19"))
    }
    #expect(refusal.kind == .forbidden)
    #expect(refusal.text.sv.contains("Bara part 19 kan skriva i sin egen logg"))
    let who = try #require(refusal.who)
    #expect(who.sv.contains("regionens uppgiftslämnare") && who.sv.contains("19"))
    #expect(!who.sv.contains("kansli"))
  }

  @Test func `content above one's clearance is neither read nor written`() {
    let cleared = actor(.regionReporter, code("19"), clearance: .internal)
    for action in [Action.readFigures, .reportFigures] {
      #expect(throws: Refusal.self) {
        try authorize(cleared, action, party: code("19"), informationClass: .secrecy)
      }
      #expect(throws: Never.self) {
        try authorize(cleared, action, party: code("19"), informationClass: .internal)
      }
    }
  }

  @Test func `each sharing level reaches those it names and nobody else`() {
    let writer = code("19")
    let readers: [(Actor, Set<Audience>)] = [
      (actor(.regionReader, writer), Set(Audience.allCases)),
      (
        actor(.regionReader, code("03"), neighbours: [writer]),
        [.healthCareRegion, .allRegions, .authorities]
      ),
      (actor(.regionReader, code("25")), [.allRegions, .authorities]),
      (actor(.kansliStrategist, .kansli), [.allRegions, .authorities]),
      (actor(.chefsgruppMember, .kansli), [.allRegions, .authorities]),
      (actor(.partnerReader, nil), [.authorities]), (actor(.researcher, nil), []),
    ]
    for (reader, expected) in readers {
      let seen = Audience.allCases.filter { audience in
        do {
          try authorize(reader, .readFigures, party: writer, audience: audience)
          return true
        } catch {
          return false
        }
      }
      #expect(Set(seen) == expected, "\(reader.role) at \(reader.party?.rawValue ?? "none")")
    }
  }
}

struct PageClassTests {
  @Test func `a page takes the highest class of what it shows`() {
    #expect(pageClass(of: [], regionsJoined: 0).informationClass == .open)
    #expect(
      pageClass(of: [.open, .secrecy, .internal], regionsJoined: 1).informationClass == .secrecy)
  }

  @Test func `one step more is proposed when many regions are joined on what is not open`() {
    let few = PageClass.regionsBeforeProposal
    #expect(pageClass(of: [.internal], regionsJoined: few).proposal == nil)
    #expect(pageClass(of: [.internal], regionsJoined: few + 1).proposal == .secrecy)
    #expect(pageClass(of: [.secrecy], regionsJoined: 21).proposal == .restricted)
    #expect(pageClass(of: [.open], regionsJoined: 21).proposal == nil)
    #expect(pageClass(of: [.restricted], regionsJoined: 21).proposal == nil)
    #expect(pageClass(of: [.internal], regionsJoined: 21, isDemonstration: true).proposal == nil)
  }
}
