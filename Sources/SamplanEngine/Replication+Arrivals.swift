/// Those who come: drawn source by source, since their draws do not hang on each other, so that a core
/// makes several at once.
extension Replication {
  /// The first arrivals of the part's sources.
  mutating func startSources() {
    for group in 0..<model.classCount {
      for place in part.first..<part.end {
        let site = parts.sites[place]
        let source = group &* model.siteCount &+ Int(site)
        let gap = draw(0, 0, site, UInt8(group), Purpose.firstGap).0
        arrivalNumber[source] = 0
        arrivalTime[source] = nextArrival(source, after: 0, gap)
      }
    }
  }

  /// The arrival after another: a unit exponential span of the operational time, in which
  /// patients come at rate 1; exact for rates that are constant within each day. Past the horizon
  /// nobody comes.
  @inline(__always)
  private func nextArrival(_ source: Int, after last: Int64, _ word: UInt64) -> Int64 {
    var left = span(model.exponentialTable, word) / SimulatedTime.ticksPerDay
    var time = last
    var day = Int(time >> SimulatedTime.dayShift)
    while day < model.days {
      let ticks = ticksPerPatient[source &* model.days &+ day]
      let rest = Double((Int64(day) &+ 1) << SimulatedTime.dayShift &- time)
      let wanted = left * ticks
      if wanted < rest { return time &+ Int64(wanted) }
      left -= rest / ticks
      day &+= 1
      time = Int64(day) << SimulatedTime.dayShift
    }
    return .max
  }

  /// Draws those who come today. Where the day is calm they are counted at once; elsewhere they come
  /// in order with all that happens. Those whom the plan postpones join the backlog, which is next
  /// looked at tomorrow.
  mutating func bringArrivals(_ day: Int) {
    calendar.collect(day)
    for place in part.first..<part.end {
      let site = Int(parts.sites[place])
      calm.startSite()
      for group in 0..<model.classCount where model.stageCount[group] > 1 {
        calm.count = 0
        drawArrivals(group, site)
        calm.coming[Int(careOf[group &* 2 &+ 1])] &+= Int32(truncatingIfNeeded: calm.count)
        bringInOrder()
      }
      for care in 0..<model.careCount {
        calm.count = 0
        for group in 0..<model.classCount
        where model.stageCount[group] == 1 && Int(careOf[group &* 2]) == care {
          drawArrivals(group, site)
        }
        let bed = site &* model.careCount &+ care
        let ends = stayEnds.take(bed, day)
        if isCalm(bed, care, ends) {
          passCalmly(bed, ends)
        } else {
          bringInOrder()
          for ticks in ends { calendar.append(Self.leaver(of: bed), ticks) }
        }
      }
    }
    calendar.open(probe: SimulatedTime.probe)
  }

  /// Draws today's patients of a source, after those already drawn.
  private mutating func drawArrivals(_ group: Int, _ site: Int) {
    let end = (Int64(today) &+ 1) << SimulatedTime.dayShift
    let source = group &* model.siteCount &+ site
    var time = arrivalTime[source]
    guard time < end else { return }
    var patient = PatientRecord()
    patient.group = UInt8(truncatingIfNeeded: group)
    patient.home = UInt16(truncatingIfNeeded: site)
    patient.site = patient.home
    patient.state = .arriving
    let mayPostpone = hasPolicy && group == model.electiveClass
    var number = arrivalNumber[source]
    while time < end {
      let words = draw(number, 0, Int32(truncatingIfNeeded: site), patient.group, Purpose.stay)
      patient.number = number
      patient.when = time
      patient.span = stayTicks(patient, words.0)
      if mayPostpone, isPostponed(patient) {
        ledger.patients &+= 1
        postpone(newRecord(), patient)
      } else {
        calm.append(patient)
      }
      time = nextArrival(source, after: time, words.1)
      number &+= 1
    }
    arrivalNumber[source] = number
    arrivalTime[source] = time
  }

  /// Gives those who were drawn an event each.
  private mutating func bringInOrder() {
    for place in 0..<calm.count {
      let id = newRecord()
      records[Int(id)] = calm.arrivals[place]
      calendar.append(id, UInt32(truncatingIfNeeded: calm.arrivals[place].when))
    }
  }
}
