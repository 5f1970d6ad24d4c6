import Foundation
import SamplanBase
import SamplanService
import Testing

@testable import SamplanWeb

/// Whole pages as they were last looked at by a person.
struct GoldenTests {
  @Test(arguments: [
    ("/", "picture.html"), ("/regioner/25", "region.html"), ("/kapacitet", "capacity.html"),
    ("/planer/P-00-2026-001", "plan-enough.html"),
    ("/planer/P-00-2026-001/tillsammans", "plan-together.html"),
    ("/planer/P-00-2026-001/var-del", "plan-parts.html"),
    ("/planer/P-00-2026-001/var-del/19", "plan-part.html"),
    ("/planer/P-00-2026-001/vart-att-bygga", "plan-worth.html"),
    ("/planer/P-00-2026-001/haller-planen", "plan-robust.html"),
    ("/planer/P-00-2026-001/katastroftillstand", "plan-crisis.html"),
    ("/planer/P-00-2026-001/granskning", "plan-review.html"),
    ("/planer/P-00-2026-001/vardkedjan", "plan-chain.html"),
    ("/scenarier/S-00-2026-002/reglage?efterfragan=150", "levers.html"),
    ("/kapacitet/19/rapportera", "report.html"),
    ("/scenarier/S-00-2026-002", "scenario.html"), ("/granser/19", "limits.html"),
    ("/om/berakning", "method.html"), ("/om/tillbakablick", "hindcast.html"),
  ])
  func `the page is as it was last looked at`(path: String, name: String) async throws {
    let trial = try await Trial.demonstration()
    _ = try await trial.publishPlan()
    let reader = try await trial.reader(.regionRegistrar, "19")
    try Golden.expect(await reader.get(path).text.withoutHashes, is: name)
  }

  @Test(arguments: [
    ("/planer/P-00-2026-001/tillsammans", "plan-together.en.html"),
    ("/planer/P-00-2026-001/vart-att-bygga", "plan-worth.en.html"),
    ("/planer/P-00-2026-001/haller-planen", "plan-robust.en.html"),
    ("/planer/P-00-2026-001/granskning", "plan-review.en.html"),
    ("/planer/P-00-2026-001/vardkedjan", "plan-chain.en.html"),
    ("/scenarier/S-00-2026-002/reglage?efterfragan=150", "levers.en.html"),
  ])
  func `the page in English is as it was last looked at, without Swedish sentences`(
    path: String, name: String
  ) async throws {
    let trial = try await Trial.demonstration()
    _ = try await trial.publishPlan()
    let reader = try await trial.reader(.kansliStrategist, language: .en)
    let page = await reader.get(path).text.withoutHashes
    for word in [" och ", " eller ", " inte ", "vårddygn", "dygn)", " som ", "platser"] {
      #expect(!page.prose.contains(word), "\(word)")
    }
    try Golden.expect(page, is: name)
  }
}

extension String {
  /// What a page says: without its tags, and without what it says to be in another language.
  fileprivate var prose: String {
    replacing(/<(span|a|option|p|li|td|h1|small)[^>]* lang="sv"[^>]*>[^<]*</, with: "<")
      .replacing(/<[^>]*>/, with: " ")
  }

  /// Without what differs from build to build or session to session: hashes of files, form tokens,
  /// and what follows from signatures.
  fileprivate var withoutHashes: String {
    replacing(/\/t\/[0-9a-f]+\//, with: "/t/HASH/")
      .replacing(/name="csrf" value="[0-9a-f]*"/, with: "name=\"csrf\" value=\"TOKEN\"")
      .replacing(/<code>[0-9a-f]{8,64}<\/code>/, with: "<code>DIGEST</code>")
      .replacing(/<span class="words" lang="sv">[^<]*<\/span>/, with: "<span>WORDS</span>")
  }
}
