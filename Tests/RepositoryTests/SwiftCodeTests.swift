import Testing

struct SwiftCodeTests {
  @Test(arguments: [
    ("a // Date()", "a"),
    ("a /* x /* y */ z */ b", "a b"),
    (#"f("Date()")"#, "f( )"),
    (#"f("now \(g(h("x"))) then") + Date()"#, "f( g(h( ))) ) + Date()"),
    ("f(#\"a \" \\(b) \\#(c)\"#) d", "f( c) ) d"),
    ("`Date() in a name` e", "e"),
    ("\"\"\"\n Date() \" \\(y)\n\"\"\" z", "y) z"),
    ("\"unclosed\nDate()", "Date()"),
  ])
  func `comments, strings and names are blanked, interpolated code is kept`(
    text: String, code: String
  ) {
    let words = SwiftCode.code(of: text).split(whereSeparator: \.isWhitespace)
    #expect(words.joined(separator: " ") == code)
  }

  @Test func `blanking keeps every line in its place`() {
    let text = "a\n/* b\nc */\n\"\"\"\nd\n\"\"\"\ne"
    #expect(
      SwiftCode.code(of: text).split(separator: "\n", omittingEmptySubsequences: false).count == 7)
  }
}
