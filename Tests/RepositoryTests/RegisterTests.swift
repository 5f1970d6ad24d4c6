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

  /// The access matrix has a row for each route and method, and a column for each role.
  static func accessFindings(in table: Table) -> [Finding] {
    guard let route = table.column("route"), let method = table.column("method") else {
      return [Finding(table.file, 1, "the header needs route and method")]
    }
    var findings = table.ragged
    if table.header.count < 4 {
      findings.append(Finding(table.file, 1, "the header names no roles"))
    }
    var seen: Set<String> = []
    for row in table.rows where row.cells.count == table.header.count {
      if !row.cells[route].hasPrefix("/") {
        findings.append(Finding(table.file, row.line, "a route begins with /"))
      }
      if !["GET", "POST"].contains(row.cells[method]) {
        findings.append(Finding(table.file, row.line, "a method is GET or POST"))
      }
      if !seen.insert(row.cells[method] + " " + row.cells[route]).inserted {
        findings.append(
          Finding(table.file, row.line, "\(row.cells[method]) \(row.cells[route]) stands twice"))
      }
      if row.cells.contains(where: \.isEmpty) {
        findings.append(Finding(table.file, row.line, "an empty cell says nothing about access"))
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

  @Test func `the access matrix is there and well formed`() throws {
    let table = try #require(Table("docs/access-matrix.csv"), "docs/access-matrix.csv is missing")
    #expect(!table.rows.isEmpty)
    expectNone(Registers.accessFindings(in: table))
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

  @Test func `planted faults in the access matrix are found`() {
    let text = """
      route,method,reader,reporter
      /,GET,yes,yes
      /,GET,yes,yes
      x,GET,yes,yes
      /a,FETCH,yes,yes
      /b,GET,yes,
      /c,GET,yes
      """
    let table = Table(File("docs/access-matrix.csv", text))
    #expect(Registers.accessFindings(in: table).map(\.line).sorted() == [3, 4, 5, 6, 7])
    let other = Table(File("docs/access-matrix.csv", "page,method\n"))
    #expect(Registers.accessFindings(in: other).count == 1)
  }

  @Test func `a table is read with quotes, commas and line breaks inside`() {
    let table = Table(File("a.csv", "a,b\n\"x, \"\"y\"\"\nz\",1\nlast,2"))
    #expect(table.rows.map(\.cells) == [["x, \"y\"\nz", "1"], ["last", "2"]])
    #expect(table.rows.map(\.line) == [2, 4])
  }
}
