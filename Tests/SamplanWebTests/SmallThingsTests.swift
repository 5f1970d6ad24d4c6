import HTTPTypes
import SamplanBase
import SamplanDomain
import SamplanService
import Testing

@testable import SamplanWeb

/// Times, fields, numbers and limits.
struct SmallThingsTests {
  @Test(arguments: [
    ("2026-11-20T08:15:00.000Z", "2026-11-20 09.15"),
    ("2026-07-01T22:30:00.000Z", "2026-07-02 00.30"),
    ("2026-03-29T00:59:59.000Z", "2026-03-29 01.59"),
    ("2026-03-29T01:00:00.000Z", "2026-03-29 03.00"),
    ("2026-10-25T00:59:00.000Z", "2026-10-25 02.59"),
    ("2026-10-25T01:00:00.000Z", "2026-10-25 02.00"),
    ("2027-03-28T01:00:00.000Z", "2027-03-28 03.00"),
  ])
  func `Swedish clocks change on the last Sundays of March and October`(utc: String, shown: String)
  {
    #expect(Instant(utc)?.swedish == shown)
  }

  @Test(arguments: [
    ("a=1&b=2&a=3", "a", "1"), ("x=%C3%A5%2B+c", "x", "å+ c"), ("tom=&y", "tom", ""),
    ("a=%zz%4", "a", "%zz%4"), ("%61=b", "a", "b"),
  ])
  func `fields of a form are decoded`(text: String, name: String, value: String) {
    #expect(FormFields(urlEncoded: Array(text.utf8))[name] == value)
  }

  @Test func `fields are the same after being written and read`() {
    let fields = FormFields([("å/ä", "ö=&+% \r\n"), ("b", ""), ("b", "2")])
    #expect(FormFields(urlEncoded: Array(fields.urlEncoded.utf8)) == fields)
  }

  @Test(arguments: [
    (0.12345, "0.1235"), (-0.5, "-0.5"), (12.0, "12"), (0.00004, "0"), (99_999.99999, "100000"),
  ])
  func `a model's numbers are written with four decimals`(value: Double, text: String) {
    #expect(ExactDecimal(rounding: value)?.description == text)
  }

  @Test func `what is no number has none in a file`() {
    #expect(ExactDecimal(rounding: .nan) == nil && ExactDecimal(rounding: .infinity) == nil)
  }

  @Test func `JSON keeps every character of a text and ends no script`() {
    let value = JSONValue.object([("a\"", .text("\u{1}</script>\\\n å"))])
    let text = String(decoding: value.bytes, as: UTF8.self)
    #expect(text == "{\"a\\\"\":\"\\u0001\\u003c/script>\\\\\\n å\"}\n")
  }

  @Test func `an address may do something ten times, and then in pace`() {
    let limit = RateLimit(burst: 10, perMinute: 10)
    let start = Instant("2026-11-20T08:00:00.000Z")!
    #expect((0..<12).count { _ in limit.admits("a", now: start) } == 10)
    #expect(limit.admits("b", now: start))
    #expect(!limit.admits("a", now: start.adding(seconds: 5)))
    #expect(limit.admits("a", now: start.adding(seconds: 6)))
    #expect(!limit.admits("a", now: start.adding(seconds: -600)))
  }

  @Test func `a flood of addresses is forgotten, not kept`() {
    let limit = RateLimit(burst: 2, perMinute: 1)
    let now = Instant("2026-11-20T08:00:00.000Z")!
    for number in 0..<25_000 { #expect(limit.admits("\(number)", now: now)) }
  }

  @Test(arguments: [
    ("gzip", true), ("br, gzip;q=0.5", true), ("gzip;q=0", false), ("", false), ("deflate", false),
  ])
  func `gzip is sent to those who read it`(header: String, reads: Bool) {
    #expect(WebRequest(.get, "/", headers: [.acceptEncoding: header]).acceptsGzip == reads)
  }

  @Test func `small answers are sent as they are`() {
    let request = WebRequest(.get, "/", headers: [.acceptEncoding: "gzip"])
    let small = WebResponse.json(Array(repeating: 32, count: 1023))
    #expect(Compression.apply(to: small, for: request).headers[.contentEncoding] == nil)
    let large = WebResponse.json(Array(repeating: 32, count: 1024))
    #expect(Compression.apply(to: large, for: request).headers[.contentEncoding] == "gzip")
  }

  @Test(arguments: [
    ("127.0.0.1", true), ("127.9.9.9", true), ("localhost", true), ("[::1]", true),
    ("127.0.0.1.evil.se", false), ("127.0.0.256", false), ("evil.se", false), ("128.0.0.1", false),
  ])
  func `loopback is told from what looks like it`(host: String, isLoopback: Bool) {
    #expect(WebConfiguration.isLoopback(host: host) == isLoopback)
  }

  @Test(arguments: [
    ("Västra Götaland", "V. Götaland"), ("Jämtland Härjedalen", "Jämtland H."),
    ("Västernorrland", "Västernorrland"), ("Skåne", "Skåne"),
  ])
  func `names fit their tiles`(name: String, brief: String) {
    let place = PlacedRegion(code: code("19"), shortName: name, latitude: nil, longitude: nil)
    #expect(RegionNames([place]).brief(code("19")) == brief)
  }

  @Test func `a row's place is the same after the form`() {
    let sites: [Scenario.Site] = [
      .everywhere, .regions([code("01"), code("19")]), .hospital(HospitalID("akademiska")!),
      .drawnRegions(count: 3, seed: 9), .drawnHospital(kind: .university, seed: 4),
    ]
    for site in sites {
      #expect(SiteChoice.site(SiteChoice.value(site), seed: 1) == site)
    }
    #expect(SiteChoice.site("region:99", seed: 1) == nil && SiteChoice.site("", seed: 1) == nil)
  }
}
