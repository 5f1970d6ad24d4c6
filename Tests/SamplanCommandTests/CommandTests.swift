import Foundation
import SamplanService
import Testing

/// Help, exit codes and what goes where.
@Suite(.enabled(if: Binary.path != nil, "the program has not been built"))
struct CommandTests {
  private static let helped: [[String]] = [
    [], ["plan"], ["plan", "run"], ["plan", "verify"], ["plan", "mps"], ["plan", "solve"],
    ["plan", "simulate"],
    ["import"],
    ["import", "capacity"], ["export", "capacity"], ["template", "capacity"],
    ["scenario", "check"], ["case"], ["case", "list"], ["case", "show"], ["case", "text"],
    ["case", "export"], ["case", "verify"], ["journal"], ["journal", "verify"],
    ["journal", "explain"], ["setup"],
    ["account", "list"], ["account", "save"], ["account", "close"], ["demo"], ["serve"],
    ["work"], ["doctor"],
  ]

  @Test(arguments: CommandTests.helped)
  func `help is on standard output with examples, and ends with 0`(_ words: [String]) throws {
    let ended = try Binary.run(words + ["--help"])
    #expect(ended.code == 0 && ended.errors.isEmpty)
    let help = ended.output
    #expect(help.contains("USAGE: samplan"))
    try golden(help, "help-" + (words.isEmpty ? "root" : words.joined(separator: "-")))
  }

  /// Compares with the file kept in the repository; writes it when SAMPLAN_RECORD is set.
  private func golden(_ text: String, _ name: String) throws {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/\(name).txt")
    if ProcessInfo.processInfo.environment["SAMPLAN_RECORD"] != nil {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    let kept = try String(contentsOf: url, encoding: .utf8)
    #expect(text == kept, "\(name)")
  }

  @Test func `wrong usage ends with 2 and says so on standard error`() throws {
    for words in ["--nonsense", "fly"] {
      let ended = try Binary.run(words)
      #expect(ended.code == 2 && ended.output.isEmpty && !ended.errors.isEmpty, "\(words)")
    }
    let party = try Binary.run("import", "capacity", "x.csv", "--region", "99")
    #expect(party.code == 2 && party.errors.contains("99"))
    let missing = try Binary.run("plan", "run", "--out", "x")
    #expect(missing.code == 2 && missing.errors.contains("--scenario"))
  }

  @Test func `a refusal ends with 1, in the language of the machine`() throws {
    let english = try Binary.run("scenario", "check", "/nowhere.yaml")
    #expect(english.code == 1 && english.output.isEmpty)
    #expect(english.errors.contains("There is no file /nowhere.yaml."))
    let swedish = try Binary.run(
      "scenario", "check", "/nowhere.yaml", environment: ["LANG": "sv_SE.UTF-8"])
    #expect(swedish.errors.contains("Filen /nowhere.yaml finns inte."))
  }

  @Test func `a node that is not there is named, with what to do`() throws {
    let ended = try Binary.run("journal", "verify", "--data", "/nowhere")
    #expect(ended.code == 1 && ended.errors.contains("samplan setup"))
  }

  /// Two patients and one bed for a day: one of two is short, whatever is done.
  @Test func `an instance is solved fairly by its rules, and says so when they are not used`()
    throws
  {
    let instance = """
      {"format":"samplan-instance/1","days":1,"careTypes":["MED"],
      "sites":[{"id":"A","region":"A","latitude":60,"longitude":15}],
      "groups":[{"id":"a","priority":0,"path":[{"care":"MED","meanDays":5,"cv":0}]}],
      "elective":{"priority":9,"stays":[]},"kernel":{"days":9,"dropBelow":0},"modes":[],
      "modeHours":[],"beds":[[[1]]],"bedsNominal":[[1]],"surgeMax":[[0]],"staff":[0],
      "staffPerSurgeBed":{"MED":1},"lendMaxShare":0,"admissions":[[[2]]],
      "electiveAdmissions":[[0]],"presentAtStart":[[[0]]],"distancesKm":[[0]],
      "costs":{"shortage":{"MED":10},"surge":{"MED":1},"postponed":1,"staffMoved":1,"transfer":1,
      "transferPerKm":0,"icuTransferFactor":1,"fairness":100},
      "simulation":{"startEmpty":true,"beds":[[1]],"neighbours":[[]],"transfersPerDay":[0]},
      "rules":{"fairnessSlack":0}}
      """
    let fair = try Binary.run(
      "plan", "solve", "-", "--fair", "--format", "json", input: instance)
    #expect(fair.code == 0, "\(fair.errors)")
    #expect(fair.output.contains(#""leastLargestShare":0.5"#))
    #expect(fair.output.contains(#""shares":{"A":0.5"#))
    let plain = try Binary.run("plan", "solve", "-", "--format", "json", input: instance)
    #expect(plain.code == 0 && plain.errors.contains("--fair"))
  }

  @Test func `a scenario's problems are told with line and column`() throws {
    let ended = try Binary.run("scenario", "check", "-", input: "name: Prov\ndays: many\n")
    #expect(ended.code == 1 && ended.errors.contains("line 2"))
  }

  @Test func `a scenario that reads well and cannot be meant is refused`() throws {
    let scenario = """
      name: Prov
      description: Prov
      threatLevel: 1
      days: 9
      closures:
        - { mode: ferry, fromRegion: "09", firstDay: 2, lastDay: 5, source: Prov }
        - { mode: ferry, toRegion: "09", firstDay: 4, lastDay: 8, source: Prov }
      """
    let ended = try Binary.run("scenario", "check", "-", input: scenario)
    #expect(ended.code == 1 && ended.output.isEmpty)
    #expect(ended.errors.contains("write one row for day 2–8"), "\(ended.errors)")
  }

  @Test func `the template has every measure and nothing but data on standard output`() throws {
    let ended = try Binary.run("template", "capacity", "--region", "19")
    #expect(ended.code == 0 && ended.errors.isEmpty)
    #expect(ended.output.hasPrefix("region,subject,measure,value,unit,as_of,method"))
    #expect(ended.output.contains("beds.icu") && ended.output.contains("staff.surge"))
  }

  @Test func `a node is made, its log verified and explained, and figures go in and out`() throws {
    let data = try Binary.freshPath()
    defer { try? FileManager.default.removeItem(atPath: data) }
    let passwords = "lösenord för admin\nlösenord för registrator\n"
    let made = try Binary.run("setup", "--party", "19", "--data", data, input: passwords)
    #expect(made.code == 0, "\(made.errors)")
    #expect(made.output.contains("fingerprint"))
    let key = try FileManager.default.attributesOfItem(atPath: data + "/keys/19.key")
    #expect((key[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    let again = try Binary.run("setup", "--party", "19", "--data", data, input: passwords)
    #expect(again.code == 1)

    let file = data + "/in.csv"
    try Data("measure,value,as_of\nbeds.icu,12,2025-06-01\n".utf8)
      .write(to: URL(fileURLWithPath: file))
    let withoutAccount = try Binary.run(
      "import", "capacity", file, "--region", "19", "--data", data)
    #expect(withoutAccount.code == 1 && withoutAccount.errors.contains("--account"))
    for expected in [1, 0] {
      let done = try Binary.run(
        "import", "capacity", file, "--region", "19", "--data", data, "--account", "registrator",
        "--format", "csv", input: "lösenord för registrator\n")
      #expect(done.code == 0, "\(done.errors)")
      #expect(done.output.split(separator: "\n").last == "19,1,\(expected),2")
    }
    let wrong = try Binary.run(
      "export", "capacity", "--data", data, "--account", "registrator", input: "fel\n")
    #expect(wrong.code == 1 && wrong.output.isEmpty)
    let out = try Binary.run(
      "export", "capacity", "--region", "19", "--data", data, "--account", "registrator",
      input: "lösenord för registrator\n")
    #expect(out.output.contains("19,region,beds.icu,12,beds,2025-06-01,counted,1,"))

    let verified = try Binary.run("journal", "verify", "--data", data, "--format", "json")
    #expect(verified.code == 0 && verified.output.contains("\"entries\" : 2"))
    let told = try Binary.run(
      "journal", "explain", "19", "--data", data, "--account", "registrator",
      input: "lösenord för registrator\n")
    #expect(told.output.contains("Intensive care beds, staffed: 12 beds"))
  }

  @Test func `cases are read on a node that has none yet, and a wrong number is told`() throws {
    let data = try Binary.freshPath()
    defer { try? FileManager.default.removeItem(atPath: data) }
    let passwords = "lösenord för admin\nlösenord för registrator\n"
    _ = try Binary.run("setup", "--party", "19", "--data", data, input: passwords)
    let account = ["--data", data, "--account", "registrator"]
    let password = "lösenord för registrator\n"
    let listed = try Binary.run(["case", "list", "--format", "csv"] + account, input: password)
    #expect(listed.code == 0, "\(listed.errors)")
    #expect(listed.output == "case,title,kind,reportBy,decideBy,text,adopted,filed,rejected\n")
    for words in [
      ["show", "2026-014"], ["text", "2026-014"], ["verify", "2026-014"],
      ["export", "2026-014", "--region", "19", "--out", data],
    ] {
      let ended = try Binary.run(["case"] + words + account, input: password)
      #expect(ended.code == 1 && ended.output.isEmpty && ended.errors.contains("2026-014"))
    }
    let wrong = try Binary.run(["case", "show", "2026/014"] + account, input: password)
    #expect(wrong.code == 2 && wrong.errors.contains("2026/014"))
    let kansli = try Binary.run(["case", "export", "2026-014", "--region", "00"] + account)
    #expect(kansli.code == 2)
  }

  @Test func `an administrator adds an account, which can then report, and closes it`() throws {
    let data = try Binary.freshPath()
    defer { try? FileManager.default.removeItem(atPath: data) }
    _ = try Binary.run(
      "setup", "--party", "19", "--data", data,
      input: "lösenord för admin\nlösenord för registrator\n")
    let saved = try Binary.run(
      "account", "save", "eva", "--role", "region.reporter", "--party", "19", "--data", data,
      "--account", "admin", input: "lösenord för admin\nlösenord för eva är\n")
    #expect(saved.code == 0, "\(saved.errors)")
    let listed = try Binary.run(
      "account", "list", "--data", data, "--account", "admin", "--format", "csv",
      input: "lösenord för admin\n")
    #expect(listed.output.contains("\neva,region.reporter,19,internal,\n"))
    let file = data + "/in.csv"
    try Data("measure,value,as_of\nbeds.icu,12,2025-06-01\n".utf8)
      .write(to: URL(fileURLWithPath: file))
    let words = ["import", "capacity", file, "--region", "19", "--data", data, "--account"]
    let done = try Binary.run(words + ["eva"], input: "lösenord för eva är\n")
    #expect(done.code == 0, "\(done.errors)")
    // An administrator has no content to do with.
    let refused = try Binary.run(words + ["admin"], input: "lösenord för admin\n")
    #expect(refused.code == 1 && refused.errors.contains("may not report figures"))
    let closed = try Binary.run(
      "account", "close", "eva", "--data", data, "--account", "admin",
      input: "lösenord för admin\n")
    #expect(closed.code == 0, "\(closed.errors)")
    let late = try Binary.run(
      "export", "capacity", "--data", data, "--account", "eva",
      input: "lösenord för eva är\n")
    #expect(late.code == 1)
  }

  @Test func `an import that is killed in the middle leaves nothing, and can be made again`() throws
  {
    let data = try Binary.freshPath()
    defer { try? FileManager.default.removeItem(atPath: data) }
    _ = try Binary.run(
      "setup", "--party", "19", "--data", data,
      input: "lösenord för admin\nlösenord för registrator\n")
    let pipe = data + "/in.csv"
    #expect(mkfifo(pipe, 0o600) == 0)
    let rows = "measure,value,as_of\nbeds.icu,12,2025-06-01\n"
    let password = data + "/password"
    try Data("lösenord för registrator\n".utf8).write(to: URL(fileURLWithPath: password))
    let process = try ChildProcess(
      executable: try #require(Binary.path),
      arguments: [
        "import", "capacity", pipe, "--region", "19", "--data", data, "--account", "registrator",
      ],
      environment: ["PATH": "/usr/bin:/bin"], input: .file(password))
    // Opening waits until the program reads; it then waits for the rest, which never comes.
    let writing = try #require(FileHandle(forWritingAtPath: pipe))
    try writing.write(contentsOf: Data(rows.utf8))
    process.send(SIGKILL)
    #expect(process.wait() == .signalled(SIGKILL))
    try FileManager.default.removeItem(atPath: password)
    try writing.close()

    let verified = try Binary.run("journal", "verify", "--data", data, "--format", "csv")
    #expect(verified.code == 0 && verified.output.contains("\n19,1,1,"))
    try FileManager.default.removeItem(atPath: pipe)
    try Data(rows.utf8).write(to: URL(fileURLWithPath: pipe))
    let whole = try Binary.run(
      "import", "capacity", pipe, "--region", "19", "--data", data, "--format", "csv",
      "--account", "registrator", input: "lösenord för registrator\n")
    #expect(whole.code == 0 && whole.output.hasSuffix("19,1,1,2\n"), "\(whole.errors)")
  }

  @Test func `a changed byte is found and its place named`() throws {
    let data = try Binary.freshPath()
    defer { try? FileManager.default.removeItem(atPath: data) }
    _ = try Binary.run(
      "setup", "--party", "19", "--data", data,
      input: "lösenord för admin\nlösenord för registrator\n")
    let path = data + "/samplan.sqlite"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let place = try #require(bytes.range(of: Data("Region Västmanland".utf8)))
    bytes[place.lowerBound] = UInt8(ascii: "P")
    try bytes.write(to: URL(fileURLWithPath: path))
    let verified = try Binary.run("journal", "verify", "--data", data)
    #expect(verified.code == 1)
    #expect(verified.errors.contains("19:0: the payload has been changed"))
  }

  @Test func `a folder with something in it is not overwritten unasked`() throws {
    let folder = try Binary.freshPath()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let kept = folder + "/kept.txt"
    try Data("kept".utf8).write(to: URL(fileURLWithPath: kept))
    let scenario = folder + ".yaml"
    defer { try? FileManager.default.removeItem(atPath: scenario) }
    try Data(Self.quiet.utf8).write(to: URL(fileURLWithPath: scenario))
    let ended = try Binary.run("plan", "run", "--scenario", scenario, "--out", folder)
    #expect(ended.code == 1 && ended.errors.contains("--overwrite"))
    #expect(try String(contentsOfFile: kept, encoding: .utf8) == "kept")
  }

  @Test func `the same plan twice gives the same bytes`() throws {
    let folder = try Binary.freshPath()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let scenario = folder + "/s.yaml"
    try Data(Self.quiet.utf8).write(to: URL(fileURLWithPath: scenario))
    var results: [[String: Data]] = []
    for name in ["a", "b"] {
      let ended = try Binary.run(
        "plan", "run", "--scenario", scenario, "--out", "\(folder)/\(name)", "--days", "3",
        "--replications", "5", "--seed", "7", "--format", "json")
      #expect(ended.code == 0, "\(ended.errors)")
      #expect(ended.output.contains("\"inputHash\""))
      let files = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)")
      #expect(files.contains("input.internal-demo.json") && files.contains { $0.contains("csv") })
      var bytes: [String: Data] = [:]
      for file in files where !file.hasPrefix("timings.") {
        bytes[file] = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)/\(file)"))
      }
      results.append(bytes)
    }
    #expect(results[0].count > 5)
    #expect(results[0] == results[1])
  }

  @Test func `a plan is computed again and compared, and one changed figure is found`() throws {
    let folder = try Binary.freshPath()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(Self.quiet.utf8).write(to: URL(fileURLWithPath: folder + "/s.yaml"))
    let plan = folder + "/plan"
    let made = try Binary.run(
      "plan", "run", "--scenario", folder + "/s.yaml", "--out", plan, "--days", "3",
      "--replications", "5")
    #expect(made.code == 0, "\(made.errors)")
    let whole = try Binary.run("plan", "verify", plan, "--format", "csv")
    #expect(whole.code == 0, "\(whole.errors)")
    #expect(whole.output.contains("inputIsThePlans,,true"))
    #expect(whole.output.contains("differences,,0"))

    let file = URL(fileURLWithPath: plan + "/plan.internal-demo.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    let changed = text.replacing(/"turnedAway":[0-9.]+/, with: "\"turnedAway\":7")
    try Data(changed.utf8).write(to: file)
    let other = try Binary.run("plan", "verify", plan, "--format", "csv")
    #expect(other.code == 1)
    #expect(other.output.contains("differences,,1"))
    #expect(other.output.contains("load.turnedAway,7,"))
    #expect(other.errors.contains("does not hold"))

    let input = URL(fileURLWithPath: plan + "/input.internal-demo.json")
    let given = try String(contentsOf: input, encoding: .utf8)
    let another = given.replacing("\"replications\":5", with: "\"replications\":6")
    try Data(another.utf8).write(to: input)
    let foreign = try Binary.run("plan", "verify", plan)
    #expect(foreign.code == 1 && foreign.errors.contains("input is not the plan's"))
    let none = try Binary.run("plan", "verify", folder)
    #expect(none.code == 1 && none.errors.contains("no folder of samplan plan run"))
  }

  private static let quiet = """
    name: "Prov"
    description: "Ett lugnt prov."
    threatLevel: 0
    days: 5
    """
}
