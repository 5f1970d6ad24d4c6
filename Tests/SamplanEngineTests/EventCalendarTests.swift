import Testing

@testable import SamplanEngine

struct EventCalendarTests {
  private struct Event: Comparable {
    var when: Int64
    var id: Int32

    static func < (a: Self, b: Self) -> Bool { (a.when, a.id) < (b.when, b.id) }
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `events come in order of time, those of the same tick by number`(seed: UInt64) {
    var random = SmallInstance.Sequence(seed: seed)
    let days = 5
    var calendar = EventCalendar(days: days)
    for _ in 0..<2 {
      calendar.clear()
      var waiting: [Event] = []
      var taken: [Event] = []
      var next: Int32 = 1
      func add(from: Int64) {
        // Few different times, so that some are the same.
        let when = from + Int64(random.between(0, 3)) << 30 + Int64(random.between(0, 40)) << 26
        guard when >> SimulatedTime.dayShift < Int64(days) else { return }
        waiting.append(Event(when: when, id: next))
        calendar.add(next, when)
        next += 1
      }
      for _ in 0..<700 { add(from: Int64(random.between(0, 4.99)) << SimulatedTime.dayShift) }
      for day in 0..<days {
        let start = Int64(day) << SimulatedTime.dayShift
        calendar.collect(day)
        for _ in 0..<20 {
          let ticks = UInt32(random.between(0, 40)) << 26
          waiting.append(Event(when: start + Int64(ticks), id: next))
          calendar.append(next, ticks)
          next += 1
        }
        calendar.open(probe: SimulatedTime.probe)
        waiting.append(Event(when: start + SimulatedTime.probe, id: 0))
        while calendar.hasNext {
          let (ticks, id) = calendar.next()
          let found = Event(when: start + ticks, id: id)
          waiting.sort()
          #expect(waiting.removeFirst() == found)
          taken.append(found)
          if taken.count % 3 == 0 { add(from: found.when) }
        }
      }
      #expect(waiting.isEmpty)
      #expect(taken == taken.sorted())
      #expect(taken.count > 700 + 21 * days)
    }
  }

  @Test func `a day without events has its count alone`() {
    var calendar = EventCalendar(days: 2)
    calendar.collect(0)
    calendar.open(probe: SimulatedTime.probe)
    let (ticks, id) = calendar.next()
    #expect(ticks == SimulatedTime.probe && id == 0)
    let hasMore = calendar.hasNext
    #expect(!hasMore)
  }
}
