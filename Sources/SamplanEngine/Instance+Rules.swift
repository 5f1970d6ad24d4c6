extension Instance {
  /// The programme beyond the reference: rules that `solveFair` keeps and the reference programme
  /// does not know. Every part is optional; one that is absent changes nothing.
  package struct Rules: Sendable, Codable, Equatable {
    /// Whether the care of a group is necessary for life and health, `[group]`; absent: all of
    /// it. Care that is not necessary may be turned away, as planned care may.
    package var necessary: [Bool]?
    /// Weight of a patient whose care is not necessary and who finds no bed.
    package var turnedAwayWeight: Double
    /// How much a region's share of necessary shortage may pass the least largest share when the
    /// shortage in the country is made least, 0 to 1.
    package var fairnessSlack: Double
    /// Modes that go in whole trips only, by number.
    package var wholeTripModes: [Int]
    /// Vehicle hours of the sending site, `[mode][site][day]`; `null` for a mode whose hours are
    /// the country's, in `modeHours`.
    package var siteHours: [[[Double]]?]?
    /// Midnights passed on the way, `[mode][from][to]`: who leaves on day t is admitted on day t +
    /// lag. Absent: none.
    package var lagDays: [[[Int]]]?
    /// Staff of the sending site who go along, by mode.
    package var escorts: [Escort]?
    /// Expected harmful events for an hour of a patient on the way; only told, never weighed.
    package var riskPerHour: Double?
    /// The part of `surgeMaxByDay` (or `surgeMax`) that only staff holds back,
    /// `[care][site][day]`: borrowed staff can open no other beds. Absent: all of it.
    package var surgeHeldByStaff: [[[Double]]]?
    /// One limit on patients received in a day for several care types together, in place of their
    /// `receiveMax`.
    package var receiveTogether: [ReceiveTogether]?
    /// What postponed planned care frees and how it waits.
    package var planned: Planned?
    /// Resources used once, at admission: theatre hours, blood.
    package var resources: [Resource]
    /// Stable in-patients who may be moved; absent: none.
    package var inpatients: Inpatients?
    /// Intensive care beds held by patients ready for a ward, for each ward bed short,
    /// `[site][day]`: φ from a simulation without help. Absent: none.
    package var stepDownShare: [[Double]]?
    /// How far need may lie from its expected value, beds, `[level][care][site][day]`: equally
    /// likely, least first. Necessary shortage is then the mean over the levels. Absent: need is
    /// what is expected.
    package var needSpread: [[[[Double]]]]?

    package init(
      necessary: [Bool]? = nil, turnedAwayWeight: Double = 6, fairnessSlack: Double = 0.01,
      wholeTripModes: [Int] = [], siteHours: [[[Double]]?]? = nil, lagDays: [[[Int]]]? = nil,
      escorts: [Escort]? = nil, riskPerHour: Double? = nil,
      surgeHeldByStaff: [[[Double]]]? = nil, receiveTogether: [ReceiveTogether]? = nil,
      planned: Planned? = nil, resources: [Resource] = [], inpatients: Inpatients? = nil,
      stepDownShare: [[Double]]? = nil, needSpread: [[[[Double]]]]? = nil
    ) {
      self.necessary = necessary
      self.turnedAwayWeight = turnedAwayWeight
      self.fairnessSlack = fairnessSlack
      self.wholeTripModes = wholeTripModes
      self.siteHours = siteHours
      self.lagDays = lagDays
      self.escorts = escorts
      self.riskPerHour = riskPerHour
      self.surgeHeldByStaff = surgeHeldByStaff
      self.receiveTogether = receiveTogether
      self.planned = planned
      self.resources = resources
      self.inpatients = inpatients
      self.stepDownShare = stepDownShare
      self.needSpread = needSpread
    }
  }

  /// Staff who go along with a patient: person-days are `persons · trip hours / shiftHours`.
  package struct Escort: Sendable, Codable, Equatable {
    /// Persons for a patient whose bed is in a ward.
    package var persons: Double
    /// Persons for an intensive care patient.
    package var personsICU: Double
    /// Hours of a person's working day, above 0.
    package var shiftHours: Double

    package init(persons: Double, personsICU: Double, shiftHours: Double) {
      self.persons = persons
      self.personsICU = personsICU
      self.shiftHours = shiftHours
    }
  }

  /// A limit on patients moved into a site in a day, over several care types.
  package struct ReceiveTogether: Sendable, Codable, Equatable {
    /// Numbers of the care types of the bed sought.
    package var cares: [Int]
    /// Patients a day, `[site]`; `null` in a place means no limit there.
    package var perDay: [Double?]

    package init(cares: [Int], perDay: [Double?]) {
      self.cares = cares
      self.perDay = perDay
    }
  }

  /// Planned care: the staff that postponement frees, day surgery, and the patients who wait.
  package struct Planned: Sendable, Codable, Equatable {
    /// η: share of the freed person-days that can staff surge beds, 0 to 1.
    package var usableShare: Double
    /// Person-days of the theatre's team for an in-patient operation. The ward's staff are not
    /// counted: they stay with the beds that the postponed patients leave free.
    package var staffDaysPerInpatient: Double
    /// The same for day surgery.
    package var staffDaysPerDaySurgery: Double
    /// Freed staff who are trained for surge beds, at most a day, `[site]`.
    package var trained: [Double]
    /// Day surgery patients a day, `[site][day]`: no beds, but theatre hours and staff.
    package var daySurgery: [[Double]]
    /// Weight of a day surgery patient postponed.
    package var daySurgeryWeight: Double
    /// Weight of a postponed patient's day of waiting.
    package var waitingWeight: Double
    /// Share of planned in-patients whose care becomes necessary after so many days of waiting.
    /// The rest never does.
    package var classes: [PlannedClass]

    package init(
      usableShare: Double, staffDaysPerInpatient: Double, staffDaysPerDaySurgery: Double,
      trained: [Double], daySurgery: [[Double]], daySurgeryWeight: Double,
      waitingWeight: Double, classes: [PlannedClass]
    ) {
      self.usableShare = usableShare
      self.staffDaysPerInpatient = staffDaysPerInpatient
      self.staffDaysPerDaySurgery = staffDaysPerDaySurgery
      self.trained = trained
      self.daySurgery = daySurgery
      self.daySurgeryWeight = daySurgeryWeight
      self.waitingWeight = waitingWeight
      self.classes = classes
    }
  }

  /// Planned patients whose care becomes necessary when they have waited too long.
  package struct PlannedClass: Sendable, Codable, Equatable {
    /// Days of waiting, 1 or more; a patient who waits longer counts as a bed-day of necessary
    /// shortage each day.
    package var afterDays: Int
    /// Share of the planned in-patients, 0 to 1; the shares are 1 together at most.
    package var share: Double

    package init(afterDays: Int, share: Double) {
      self.afterDays = afterDays
      self.share = share
    }
  }

  /// Something an admission uses once: `Σ use · admissions ≤ capacity + surge + shortage`.
  package struct Resource: Sendable, Codable, Equatable {
    /// `theatre`, `blood` …
    package var id: String
    /// For an admission, `[group]`.
    package var perAdmission: [Double]
    /// For a planned in-patient.
    package var perElective: Double
    /// For a day surgery patient.
    package var perDaySurgery: Double
    /// Available, `[site][day]`.
    package var capacity: [[Double]]
    /// More that can be made available, `[site][day]`.
    package var surgeMax: [[Double]]
    /// Weight of a unit of surge.
    package var surgeWeight: Double
    /// Weight of a unit short.
    package var shortageWeight: Double

    package init(
      id: String, perAdmission: [Double], perElective: Double, perDaySurgery: Double,
      capacity: [[Double]], surgeMax: [[Double]], surgeWeight: Double, shortageWeight: Double
    ) {
      self.id = id
      self.perAdmission = perAdmission
      self.perElective = perElective
      self.perDaySurgery = perDaySurgery
      self.capacity = capacity
      self.surgeMax = surgeMax
      self.surgeWeight = surgeWeight
      self.shortageWeight = shortageWeight
    }
  }

  /// Patients already in beds who are stable enough to be moved.
  package struct Inpatients: Sendable, Codable, Equatable {
    /// σ: share of the site's own occupied beds whose patients may be away at once, `[care]`.
    package var movableShare: [Double]
    /// The path of the patients of each care type, `[care]`, whose remaining stay is meant: the
    /// first stay is what is left of it, a second follows in full. `null`: nobody is moved.
    package var paths: [[Stay]?]

    package init(movableShare: [Double], paths: [[Stay]?]) {
      self.movableShare = movableShare
      self.paths = paths
    }
  }
}
