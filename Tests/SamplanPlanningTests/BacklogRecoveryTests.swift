import Testing

@testable import SamplanPlanning

/// Working off what waits, reckoned by hand.
struct BacklogRecoveryTests {
  @Test func `a day's patients are the least of who waits, theatres and free beds`() {
    // Two beds free and stays of two days: two on the first day, none on the next, then two.
    let byBeds = BacklogRecovery(waiting: 5, freeBeds: [2], operations: [], held: [1, 1])
    #expect(byBeds.course(days: 10) == [5, 3, 3, 1, 1, 0])
    // One operation a day on the first of every two days.
    let byTheatres = BacklogRecovery(
      waiting: 2, freeBeds: [9], operations: [1, 0], held: [1, 1])
    #expect(byTheatres.course(days: 10) == [2, 1, 1, 0])
  }

  @Test func `what has no room is followed to the end of the days and no longer`() {
    let stuck = BacklogRecovery(waiting: 4, freeBeds: [0], operations: [3], held: [1])
    #expect(stuck.course(days: 3) == [4, 4, 4, 4])
    let none = BacklogRecovery(waiting: 0, freeBeds: [3], operations: [3], held: [1])
    #expect(none.course(days: 3) == [0])
  }

  @Test func `expected free beds follow the Poisson law`() {
    // One bed, mean one: empty with probability 1/e.
    #expect(abs(BacklogRecovery.expectedFree(beds: 1, meanNeed: 1) - 0.367_879) < 1e-6)
    // Two beds, mean one: 2 · e⁻¹ + 1 · e⁻¹.
    #expect(abs(BacklogRecovery.expectedFree(beds: 2, meanNeed: 1) - 3 * 0.367_879) < 1e-5)
    // Far more beds than need: all but the mean. Far fewer: none.
    #expect(abs(BacklogRecovery.expectedFree(beds: 900, meanNeed: 500) - 400) < 1e-3)
    #expect(BacklogRecovery.expectedFree(beds: 500, meanNeed: 900) < 1e-9)
    #expect(BacklogRecovery.expectedFree(beds: 0, meanNeed: 3) == 0)
    #expect(BacklogRecovery.expectedFree(beds: 4, meanNeed: 0) == 4)
  }
}
