import SamplanBase
import Testing

@testable import SamplanDocuments

struct GalleryTests {
  @Test func `the gallery is as it was looked at`() throws {
    try Golden.expect(Gallery.page(in: .sv).string, is: "gallery.html")
  }

  @Test func `ids on a page are unique`() {
    let page = Gallery.page(in: .sv).string
    let ids = page.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
    let doubled = Dictionary(grouping: ids, by: { $0 }).filter { $1.count > 1 }.keys
    #expect(doubled.isEmpty, "\(doubled.sorted())")
  }

  @Test func `what a page refers to is on the page`() {
    let page = Gallery.page(in: .sv).string
    let ids = Set(page.matches(of: /\sid="([^"]+)"/).map { String($0.1) })
    for reference in page.matches(of: /(?:aria-labelledby|aria-describedby|for)="([^"]+)"/) {
      for id in reference.1.split(separator: " ") { #expect(ids.contains(String(id)), "\(id)") }
    }
  }
}
