import Testing

/// The registers kept beside the code: what is covered, and who may do what.
enum Registers {
  static let coverageHeader = ["row", "what", "page", "command", "test", "state"]
  /// Rows of the source documents are numbered from 1 to this.
  static let rowMax = 140

  static func coverageFindings(in table: Table, tests: String) -> [Finding] {
    var findings = table.ragged
    if table.header != coverageHeader {
      findings.append(Finding(table.file, 1, "the header should be \(coverageHeader)"))
      return findings
    }
    var seen: Set<Int> = []
    for row in table.rows where row.cells.count == coverageHeader.count {
      if let number = Int(row.cells[0]), (1...rowMax).contains(number) {
        if !seen.insert(number).inserted {
          findings.append(Finding(table.file, row.line, "row \(number) stands twice"))
        }
      } else {
        findings.append(
          Finding(table.file, row.line, "\(row.cells[0]) is not a row from 1 to \(rowMax)"))
      }
      findings += stateFindings(table.file, row.line, row.cells, tests)
    }
    return findings
  }

  private static func stateFindings(
    _ file: File, _ line: Int, _ cells: [String], _ tests: String
  ) -> [Finding] {
    let (what, page, command, test, state) = (cells[1], cells[2], cells[3], cells[4], cells[5])
    var findings: [Finding] = []
    if what.isEmpty { findings.append(Finding(file, line, "say what the row is about")) }
    let isServed = state == "done" || explains(state, after: "partly: ")
    if !isServed, !explains(state, after: "not a task for the product: ") {
      findings.append(
        Finding(
          file, line,
          "the state is one of: done; partly: what is missing; not a task for the product: why"))
    }
    if isServed, page.isEmpty, command.isEmpty {
      findings.append(Finding(file, line, "name the page or the command that serves the row"))
    }
    if isServed, test.isEmpty {
      findings.append(Finding(file, line, "name the test that holds the row"))
    } else if !test.isEmpty, !tests.contains("`\(test)`") && !tests.contains("def \(test)(") {
      findings.append(Finding(file, line, "there is no test named: \(test)"))
    }
    return findings
  }

  private static func explains(_ state: String, after prefix: String) -> Bool {
    state.hasPrefix(prefix) && state.count > prefix.count + 3
  }

  /// How far a role's right goes, as `Reach` in SamplanService has it.
  private static let reaches: Set<String> = ["never", "own", "all"]

  /// The access matrix has a row for each action, a column for each role, and no empty cell.
  static func accessFindings(in table: Table) -> [Finding] {
    var findings = table.ragged
    if table.header.first != "action" || table.header.count < 3 {
      findings.append(Finding(table.file, 1, "the header should be action and the roles"))
    }
    var seen: Set<String> = []
    for row in table.rows where row.cells.count == table.header.count {
      if !seen.insert(row.cells[0]).inserted {
        findings.append(Finding(table.file, row.line, "\(row.cells[0]) stands twice"))
      }
      for (role, reach) in zip(table.header, row.cells).dropFirst() where !reaches.contains(reach) {
        findings.append(
          Finding(table.file, row.line, "\(role): \"\(reach)\" is not never, own or all"))
      }
    }
    return findings
  }

  /// The routes name, for each address and method, an action of the matrix, or everyone and why.
  static func routeFindings(in table: Table, actions: Set<String>) -> [Finding] {
    guard let route = table.column("path"), let method = table.column("method"),
      let access = table.column("action"), let notes = table.column("notes")
    else { return [Finding(table.file, 1, "the header needs method, path, action and notes")] }
    var findings = table.ragged
    var seen: Set<String> = []
    for row in table.rows where row.cells.count == table.header.count {
      let name = row.cells[method] + " " + row.cells[route]
      if !seen.insert(name).inserted {
        findings.append(Finding(table.file, row.line, "\(name) stands twice"))
      }
      if !row.cells[route].hasPrefix("/") || !["GET", "POST"].contains(row.cells[method]) {
        findings.append(Finding(table.file, row.line, "\(name) is not GET or POST of an address"))
      }
      let isOpen = row.cells[access] == "everyone" && !row.cells[notes].isEmpty
      if !actions.contains(row.cells[access]), !isOpen {
        findings.append(
          Finding(
            table.file, row.line,
            "\(row.cells[access]) is neither an action of the matrix nor everyone with a note why"))
      }
    }
    return findings
  }
}

struct RegisterTests {
  @Test func `the coverage register is well formed and names tests that exist`() throws {
    let table = try #require(Table("docs/coverage.csv"))
    let tests = Repository.all(under: "Tests") + Repository.all(under: "tests")
    expectNone(
      Registers.coverageFindings(in: table, tests: tests.map(\.text).joined(separator: "\n")))
  }

  @Test func `the access matrix and the routes are there and fit each other`() throws {
    let matrix = try #require(Table("docs/access-matrix.csv"), "docs/access-matrix.csv is missing")
    let routes = try #require(Table("docs/routes.csv"), "docs/routes.csv is missing")
    #expect(!matrix.rows.isEmpty && !routes.rows.isEmpty)
    expectNone(Registers.accessFindings(in: matrix))
    let actions = Set(matrix.rows.compactMap(\.cells.first))
    expectNone(Registers.routeFindings(in: routes, actions: actions))
  }

  @Test func `planted faults in the coverage register are found`() {
    let text = """
      row,what,page,command,test,state
      001,a,/,,t,done
      001,a,/,,t,done
      141,a,/,,t,done
      002,,/,,t,done
      003,a,,,t,partly: more of it
      004,a,/,,gone,done
      005,a,/,,t,partly
      006,a,,,,not a task for the product: a person does it
      007,a,/,t,done
      008,a,/,,,done
      """
    let table = Table(File("docs/coverage.csv", text))
    let findings = Registers.coverageFindings(in: table, tests: "func `t`()")
    #expect(findings.map(\.line).sorted() == [3, 4, 5, 6, 7, 8, 10, 11])
  }

  @Test func `planted faults in the access matrix and the routes are found`() {
    let matrix = """
      action,reader,reporter
      read,all,all
      read,all,all
      report,,own
      limit,sometimes,own
      stop,own
      """
    let table = Table(File("docs/access-matrix.csv", matrix))
    #expect(Registers.accessFindings(in: table).map(\.line).sorted() == [3, 4, 5, 6])
    let routes = """
      method,path,action,notes
      GET,/,read,
      GET,/,read,
      GET,x,read,
      FETCH,/a,read,
      GET,/b,fly,
      GET,/c,everyone,about the site
      GET,/d,everyone,
      """
    let list = Table(File("docs/routes.csv", routes))
    let findings = Registers.routeFindings(in: list, actions: ["read"])
    #expect(findings.map(\.line).sorted() == [3, 4, 5, 6, 8])
    #expect(Registers.routeFindings(in: table, actions: []).count == 1)
  }

  @Test func `a table is read with quotes, commas and line breaks inside`() {
    let table = Table(File("a.csv", "a,b\n\"x, \"\"y\"\"\nz\",1\nlast,2"))
    #expect(table.rows.map(\.cells) == [["x, \"y\"\nz", "1"], ["last", "2"]])
    #expect(table.rows.map(\.line) == [2, 4])
  }
}
