import SamplanBase
import SamplanDomain

/// One group's extra patients from one row of a scenario, day by day, before they are spread over
/// the site's regions.
package struct DemandStream: Sendable, Hashable {
  /// A group of the basis.
  package let group: String
  package let site: Scenario.Site
  /// Patients by day; days from 0, as many as asked for.
  package let patients: [Double]

  /// Every stream of a scenario: the rows by group first, then the people who come.
  package static func all(
    _ scenario: Scenario, basis: Basis, days: Int
  ) -> [DemandStream] {
    all(scenario, BasisValues(basis, overriddenBy: scenario.assumptions), days: days)
  }

  static func all(_ scenario: Scenario, _ values: BasisValues, days: Int) -> [DemandStream] {
    let plain = scenario.demand.map { row in
      DemandStream(
        group: row.group, site: row.site,
        patients: series(days) { ScenarioDemand.patients(row, day: $0) })
    }
    return plain + scenario.inflows.flatMap { of($0, values, days: days) }
  }

  /// The streams of one row of people who come.
  package static func of(
    _ row: Scenario.Inflow, basis: Basis, replacing assumptions: [Assumption], days: Int
  ) -> [DemandStream] {
    of(row, BasisValues(basis, overriddenBy: assumptions), days: days)
  }

  static func of(_ row: Scenario.Inflow, _ values: BasisValues, days: Int) -> [DemandStream] {
    func stream(_ group: String, _ patients: (Int) -> Double) -> DemandStream {
      DemandStream(
        group: group, site: row.site,
        patients: series(days) { row.span.contains($0) ? patients($0) : 0 })
    }
    func since(_ day: Int) -> Int { day - row.span.first + 1 }
    switch row.kind {
    case .casualties(let casualties):
      let care = casualties.care(values)
      func wounded(_ day: Int) -> Double {
        ramp(casualties.woundedPerDay.approximate, casualties.rampDays, since(day))
      }
      return [
        stream(Scenario.TraumaGroup.intensive) { wounded($0) * care.intensive },
        stream(Scenario.TraumaGroup.ward) { wounded($0) * care.ward },
      ]
    case .hostNation(let hostNation):
      let intensive = hostNation.icuShare?.approximate ?? values[.hostNationICUShare]
      func allied(_ day: Int) -> Double {
        ramp(hostNation.patientsPerDay.approximate, hostNation.rampDays, since(day))
      }
      return [
        stream(Scenario.TraumaGroup.intensive) { allied($0) * intensive },
        stream(Scenario.TraumaGroup.ward) { allied($0) * (1 - intensive) },
      ]
    case .movement(let movement):
      return movement.needs.map { need in
        stream(need.group) {
          movement.present(onDay: since($0)) / 1000 * need.perThousand.approximate
        }
      }
    case .epidemic(let epidemic):
      return [stream(epidemic.group) { epidemic.admissions(onDay: since($0)) }]
    }
  }

  private static func series(_ days: Int, _ value: (Int) -> Double) -> [Double] {
    (0..<max(0, days)).map { value($0 + 1) }
  }

  /// Growing in equal steps over the ramp: `full · n / (ramp + 1)` on its n-th day.
  static func ramp(_ full: Double, _ rampDays: Int, _ since: Int) -> Double {
    since > rampDays ? full : full * Double(max(0, since)) / Double(rampDays + 1)
  }
}

extension Scenario.Casualties {
  /// The share of the wounded who need intensive care, and the share who need surgical care alone:
  /// intensive `t1·i1 + t2·i2`, ward `t1·(1 − i1) + t2·(1 − i2) + t3·a3`, with t the triage mix, i
  /// the share that needs intensive care and a the share that is admitted.
  ///
  /// - Unit: share of the wounded.
  /// - Source: the assumptions `casualty.…`; the mix may be the row's own.
  func care(_ values: BasisValues) -> (intensive: Double, ward: Double) {
    let t1 = mix?.t1.approximate ?? values[.casualtyShareT1]
    let t2 = mix?.t2.approximate ?? values[.casualtyShareT2]
    let t3 = mix?.t3.approximate ?? values[.casualtyShareT3]
    let (i1, i2) = (values[.casualtyICUShareT1], values[.casualtyICUShareT2])
    return (
      t1 * i1 + t2 * i2, t1 * (1 - i1) + t2 * (1 - i2) + t3 * values[.casualtyAdmittedShareT3]
    )
  }
}

extension Scenario.Movement {
  /// Persons who are there on a day counted from 1: `persons · (min(d, n) − min(d − s, n)⁺) / n`
  /// with n the days of arrival and s the days each stays.
  ///
  /// - Unit: persons.
  func present(onDay day: Int) -> Double {
    guard day >= 1, arrivalDays >= 1 else { return 0 }
    let come = min(day, arrivalDays)
    let gone = stayDays.map { min(max(0, day - $0), arrivalDays) } ?? 0
    return Double(persons) * Double(come - gone) / Double(arrivalDays)
  }
}

extension Scenario.Epidemic {
  /// New patients on a day counted from 1: `peak · 2^(−(2·(d − 1 − p) / w)²)`, a bell with its top
  /// `p` days after the first and half the top `w / 2` days from there.
  ///
  /// - Unit: patients a day.
  func admissions(onDay day: Int) -> Double {
    let away = 2 * Double(day - 1 - daysToPeak) / Double(max(1, widthDays))
    var exponent = away * away
    // 2^-60 of any peak is nothing; the loop stays short.
    guard exponent < 60 else { return 0 }
    var value = peakPerDay.approximate
    while exponent >= 1 {
      value /= 2
      exponent -= 1
    }
    return value * Self.half(exponent)
  }

  /// `2^(−x)` for 0 ≤ x < 1, by its series: ten terms give ten decimals.
  private static func half(_ exponent: Double) -> Double {
    let step = -0.693_147_180_559_945_3 * exponent
    var (term, sum) = (1.0, 1.0)
    for number in 1...12 {
      term *= step / Double(number)
      sum += term
    }
    return sum
  }
}

extension Scenario.Span {
  /// Whether the day, counted from 1, is one of the span's.
  func contains(_ day: Int) -> Bool { day >= first && day <= last }
}
