import HTTPTypes
import SamplanBase
import SamplanDomain
import SamplanService
import Testing

@testable import SamplanWeb

/// Reporting, importing, limits and scenarios, as a person without script does it.
struct FormTests {
  private let head = [("avser", "2026-11-19"), ("metod", "counted"), ("kalla", "Vårddatalager")]

  @Test func `a report with errors keeps what was typed, and says what and where`() async throws {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.regionReporter, "19")
    _ = await reader.get("/kapacitet/19/rapportera")
    let answer = await reader.post(
      "/kapacitet/19/rapportera",
      head + [
        ("beds.psychiatric/region", "nio"), ("beds.somatic/region", "-4"),
        ("ambulances/region", "12"),
      ])
    #expect(answer.status == .unprocessableContent)
    #expect(answer.text.contains("value=\"nio\"") && answer.text.contains("value=\"12\""))
    #expect(answer.text.contains("href=\"#beds.psychiatric/region\""))
    #expect(answer.text.contains("id=\"beds.psychiatric/region-error\""))
    #expect(answer.text.contains("value=\"Vårddatalager\""))
    let record = try trial.node.picture(for: actor(.regionReader, code("19")))[code("19")]
    #expect(record.figures.latest(Measure.ambulances, .region)?.figure.asOf != Day("2026-11-19"))
    // What was typed is there the next time too.
    #expect(await reader.get("/kapacitet/19/rapportera").text.contains("value=\"nio\""))
  }

  @Test func `five kinds of answer go through the form as five`() async throws {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.regionReporter, "19")
    _ = await reader.get("/kapacitet/19/rapportera")
    let answer = await reader.post(
      "/kapacitet/19/rapportera",
      head + [
        ("beds.psychiatric/region", "0"), ("ord/beds.somatic/region", "unknown"),
        ("ord/ambulances/region", "withheld"), ("ord/helicopters/region", "not-applicable"),
        ("ord/staff.surge/region", "not-asked"), ("occupancy.icu/region", "0,92"),
      ])
    #expect(answer.status == .seeOther, "\(answer.text.prefix(3000))")
    let record = try trial.node.picture(for: actor(.regionReader, code("19")))[code("19")]
    func value(_ measure: MeasureID) -> FigureValue? {
      record.figures.latest(measure, .region)?.figure.value
    }
    #expect(value(Measure.psychiatricBeds) == .known(.zero))
    #expect(value(Measure.somaticBeds) == .unknown)
    #expect(value(Measure.ambulances) == .withheld)
    #expect(value(Measure.helicopters) == .notApplicable)
    #expect(value(Measure.surgeStaff) == .notAsked)
    #expect(value(Measure.icuOccupancy)?.known?.description == "0.92")
    let page = await reader.get(answer.headers[.location] ?? "").text
    #expect(page.contains("Uppgifterna är lämnade") && page.contains("undanhållet"))
  }

  @Test func `a measure moves from hospitals to the region, and a cell of the other level is kept`()
    async throws
  {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.regionReporter, "19")
    // Staffed intensive care beds are reported by hospital in the demonstration.
    _ = await reader.get("/kapacitet/19/rapportera")
    let old = await reader.post(
      "/kapacitet/19/rapportera",
      [("avser", "2024-01-01"), ("metod", "counted"), ("beds.icu/region", "9")])
    #expect(old.status == .unprocessableContent && old.text.contains("name=\"beds.icu/region\""))
    let new = await reader.post("/kapacitet/19/rapportera", head + [("beds.icu/region", "9")])
    #expect(new.status == .seeOther, "\(new.text.prefix(3000))")
    let record = try trial.node.picture(for: actor(.regionReader, code("19")))[code("19")]
    #expect(record.figures.level(of: Measure.icuBeds) == .region)
  }

  @Test func `a file with errors changes nothing and names every row and column`() async throws {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.regionReporter, "19")
    _ = await reader.get("/kapacitet/19/import")
    let before = trial.node.heads()
    let file = """
      region;subject;measure;value;unit;as_of;method;definition;source
      19;region;beds.icu;nio;beds;2026-11-19;counted;1;
      19;region;beds.unknown;4;beds;2026-11-19;counted;1;
      20;region;beds.icu;4;beds;19 nov;counted;1;
      """
    let answer = await reader.upload("/kapacitet/19/import", file: Array(file.utf8))
    #expect(answer.status == .unprocessableContent)
    for text in ["<th scope=\"row\">2</th><td>value", "<th scope=\"row\">3</th><td>measure"] {
      #expect(answer.text.contains(text), "\(text)")
    }
    #expect(answer.text.contains("Inget har lästs in"))
    #expect(trial.node.heads() == before)
  }

  @Test func `the template is read back, and the same file twice changes nothing`() async throws {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.regionReporter, "19")
    let template = await reader.get("/kapacitet/19/mall.csv")
    #expect(template.headers[.contentDisposition]?.contains("internal") == true)
    _ = await reader.get("/kapacitet/19/import")
    let file = String(decoding: template.body, as: UTF8.self)
      .replacing("2024-12-31", with: "2026-11-18")
    let first = await reader.upload("/kapacitet/19/import", file: Array(file.utf8))
    #expect(first.status == .seeOther, "\(first.text.prefix(2000))")
    #expect(first.headers[.location]?.contains("gjort=inlast") == true)
    let before = trial.node.heads()
    let second = await reader.upload("/kapacitet/19/import", file: Array(file.utf8), piece: 7)
    #expect(second.headers[.location]?.contains("gjort=oforandrat") == true)
    #expect(trial.node.heads() == before)
  }

  @Test func `a file that is too large is refused with the limit named`() async throws {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.regionReporter, "19")
    _ = await reader.get("/kapacitet/19/import")
    let session = try #require(reader.cookies["samplan-session"])
    let request = WebRequest(
      .post, "/kapacitet/19/import",
      headers: [
        .host: "localhost", .cookie: "samplan-session=\(session)",
        .contentLength: "\(101 << 20)", .contentType: "multipart/form-data; boundary=x",
      ])
    let answer = await trial.pages.respond(to: request)
    #expect(answer.status == .contentTooLarge && answer.text.contains("100 MB"))
  }

  @Test func `an upload without the token is refused before the file is read`() async throws {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.regionReporter, "19")
    let before = trial.node.heads()
    let file = resource("demo/capacity.csv")
    let answer = await reader.upload("/kapacitet/19/import", file: file, token: "")
    #expect(answer.status == .forbidden && trial.node.heads() == before)
  }

  @Test func `an upload that breaks off changes nothing`() async throws {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.regionReporter, "19")
    _ = await reader.get("/kapacitet/19/import")
    let before = trial.node.heads()
    let session = try #require(reader.cookies["samplan-session"])
    let body = """
      --x\r
      Content-Disposition: form-data; name="csrf"\r
      \r
      \(reader.token)\r
      --x\r
      Content-Disposition: form-data; name="fil"; filename="a.csv"\r
      \r
      region,measure,value,as_of
      19,beds.icu,9,2026-11-19

      """
    let answer = await trial.pages.respond(
      to: WebRequest(
        .post, "/kapacitet/19/import",
        headers: [
          .host: "localhost", .cookie: "samplan-session=\(session)",
          .contentType: "multipart/form-data; boundary=x",
        ], body: Array(body.utf8)))
    #expect(answer.status == .unprocessableContent && trial.node.heads() == before)
  }

  @Test(arguments: [
    ("kapacitet v. 47.csv", "kapacitet v. 47.csv"), ("C:\\\\mapp\\\\a.csv", "a.csv"),
  ])
  func `a refused file is called what the person calls it`(sent: String, shown: String)
    async throws
  {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.regionReporter, "19")
    _ = await reader.get("/kapacitet/19/import")
    let session = try #require(reader.cookies["samplan-session"])
    let body = """
      --x\r
      Content-Disposition: form-data; name="csrf"\r
      \r
      \(reader.token)\r
      --x\r
      Content-Disposition: form-data; name="fil"; filename="\(sent)"\r
      \r
      region,measure,value,as_of
      19,beds.icu,nio,2026-11-19
      \r
      --x--\r

      """
    let answer = await trial.pages.respond(
      to: WebRequest(
        .post, "/kapacitet/19/import",
        headers: [
          .host: "localhost", .cookie: "samplan-session=\(session)",
          .contentType: "multipart/form-data; boundary=x",
        ], body: Array(body.utf8)))
    #expect(answer.status == .unprocessableContent)
    #expect(answer.text.contains("Filen \(shown) "))
  }

  @Test func `limits come back as typed when they are wrong, and hold when they are right`()
    async throws
  {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.regionRegistrar, "19")
    _ = await reader.get("/granser/19")
    var fields = [
      ("receiveICUPerDay", "2"), ("receiveWardPerDay", "8"), ("lendStaffShare", "1,5"),
      ("lendVehicleShare", "0,1"), ("postponeShare", "1"), ("asOf", "2026-11-20"), ("note", ""),
    ]
    let wrong = await reader.post("/granser/19", fields)
    #expect(wrong.status == .unprocessableContent && wrong.text.contains("value=\"1,5\""))
    #expect(wrong.text.contains("id=\"lendStaffShare-error\""))
    fields[2].1 = "0,15"
    #expect(await reader.post("/granser/19", fields).status == .seeOther)
    let picture = try trial.node.picture(for: actor(.regionReader, code("19")))
    let limits = picture.limits(of: code("19"), on: trial.node.today).0
    #expect(limits.lendStaffShare.description == "0.15")
  }

  @Test func `rows are added and removed in a scenario without script`() async throws {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.kansliStrategist)
    _ = await reader.get("/scenarier/nytt")
    let start = [("name", "Prov"), ("rader.demand", "1"), ("demand[1].source", "första")]
    let added = await reader.post("/scenarier/nytt", start + [("lagg", "demand")])
    #expect(added.status == .ok && added.text.contains("name=\"demand[2].group\""))
    #expect(added.text.contains("value=\"första\"") && added.text.contains("value=\"Prov\""))
    let removed = await reader.post(
      "/scenarier/nytt",
      [
        ("rader.demand", "2"), ("demand[1].source", "första"), ("demand[2].source", "andra"),
        ("tabort", "demand.1"),
      ])
    #expect(removed.text.contains("value=\"andra\"") && !removed.text.contains("första"))
    #expect(!removed.text.contains("demand[2]"))
  }

  @Test func `a scenario's YAML is read back as the same scenario`() async throws {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.regionReporter, "19")
    let yaml = await reader.get("/scenarier/S-00-2026-001.yaml")
    #expect(yaml.status == .ok)
    let text = String(decoding: yaml.body, as: UTF8.self)
      .replacing("S-00-2026-001", with: "S-19-2026-001")
    _ = await reader.get("/scenarier/nytt")
    let answer = await reader.post("/scenarier/nytt", [("yaml", text)])
    #expect(answer.status == .seeOther, "\(answer.text.prefix(3000))")
    let picture = try trial.node.picture(for: actor(.regionReader, code("19")))
    let mine = try #require(picture.scenario(ScenarioID("S-19-2026-001")!)?.value)
    let theirs = try #require(picture.scenario(ScenarioID("S-00-2026-001")!)?.value)
    #expect(mine.demand == theirs.demand && mine.losses == theirs.losses)
  }

  @Test func `a run is started, followed and stopped from the pages`() async throws {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.regionReporter, "19")
    _ = await reader.get("/planer/kor")
    let wrong = await reader.post(
      "/planer/kor",
      [
        ("scenario", "S-00-2026-001"), ("replications", "många"), ("seed", "1"),
        ("interval", "on"),
      ])
    #expect(wrong.status == .unprocessableContent && wrong.text.contains("value=\"många\""))
    // The choice of an interval is kept, as everything typed is.
    #expect(
      wrong.text.contains("name=\"interval\" aria-describedby=\"interval-hint\" checked"))
    let started = await reader.post(
      "/planer/kor",
      [("scenario", "S-00-2026-001"), ("days", ""), ("replications", "10"), ("seed", "1")])
    let run = try #require(started.headers[.location])
    #expect(run.hasPrefix("/korningar/"))
    let page = await reader.get(run)
    #expect(page.text.contains("http-equiv=\"refresh\"") && page.text.contains("Väntar"))
    let state = await reader.get(run + "/lage")
    #expect(state.text.contains("\"finished\":false"))
    #expect(await reader.post(run + "/stopp", []).status == .seeOther)
    #expect(await reader.get(run).text.contains("stoppad"))
    #expect(await reader.get(run + "/lage").text.contains("\"finished\":true"))
  }

  @Test func `a finished run is published from its page, once`() async throws {
    let trial = try await Trial.demonstration()
    let run = try await trial.finishedRun()
    let reader = try await trial.reader(.kansliStrategist)
    #expect(await reader.get("/korningar/\(run)").text.contains("Publicera och signera"))
    let answer = await reader.post("/korningar/\(run)/publicera", [("title", "Vår plan")])
    let plan = try #require(answer.headers[.location])
    #expect(plan.hasPrefix("/planer/P-00-2026-001"))
    #expect(await reader.get(plan).text.contains("Planen är publicerad"))
    #expect(await reader.get("/").text.contains("Vår plan"))
    #expect(!(await reader.get("/korningar/\(run)").text.contains("Publicera och signera")))
  }
}
