import Foundation
import SamplanBase
import SamplanJournal
import SamplanStore
import Testing

@Suite struct AppendBenchmarkTests {
  @Test func `the benchmark measures both and leaves nothing behind`() async throws {
    let folder = TemporaryFolder()
    let measured = try await AppendBenchmark.run(
      folder: folder.path, batch: 5, batches: 2, rounds: 1, payloadBytes: 10,
      surroundings: Fixtures.surroundings())
    #expect(measured.journalPerSecond > 0)
    #expect(measured.barePerSecond > 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }
}
