import SamplanBase

/// A care type of the model (vårdtyp).
package enum CareType: String, Sendable, Hashable, Codable, CaseIterable {
  /// Intensive care (intensivvård).
  case icu = "ICU"
  /// Surgical ward care (kirurgisk vård).
  case surgical = "SURG"
  /// Medical ward care (medicinsk vård).
  case medical = "MED"

  package var label: Text {
    switch self {
    case .icu: Text(sv: "Intensivvård", en: "Intensive care")
    case .surgical: Text(sv: "Kirurgisk vård", en: "Surgical care")
    case .medical: Text(sv: "Medicinsk vård", en: "Medical care")
    }
  }
}

/// One assumption (antagande): value, unit, source, date and owner together.
package struct Assumption: Sendable, Hashable, Codable {
  package var key: String
  package var name: String
  package var value: ExactDecimal
  package var unit: String
  package var source: String
  package var asOf: Day
  /// Who answers for it: a function, never a person's name.
  package var owner: String

  package init(
    key: String, name: String, value: ExactDecimal, unit: String, source: String, asOf: Day,
    owner: String
  ) {
    self.key = key
    self.name = name
    self.value = value
    self.unit = unit
    self.source = source
    self.asOf = asOf
    self.owner = owner
  }
}

/// National planning assumptions (nationella antaganden), set by the kansli: patient groups, stays,
/// transport modes and weights.
package struct Basis: Sendable, Hashable, Codable {
  /// One stay of a patient's path.
  package struct Stay: Sendable, Hashable, Codable {
    package var care: CareType
    /// Mean length of stay, days.
    package var meanDays: ExactDecimal
    /// Coefficient of variation of the length of stay.
    package var variation: ExactDecimal

    package init(care: CareType, meanDays: ExactDecimal, variation: ExactDecimal) {
      self.care = care
      self.meanDays = meanDays
      self.variation = variation
    }
  }

  /// A patient group (patientgrupp).
  package struct Group: Sendable, Hashable, Codable {
    /// `traumaICU`.
    package var id: String
    package var name: String
    package var nameEnglish: String
    /// 0 goes first.
    package var priority: Int
    /// One or two stays.
    package var path: [Stay]
    /// The share of the occupied ordinary beds of the first stay's care type that this group holds
    /// in an ordinary month; zero for groups that only a scenario brings.
    package var ordinaryShare: ExactDecimal
    package var source: String

    package init(
      id: String, name: String, nameEnglish: String, priority: Int, path: [Stay],
      ordinaryShare: ExactDecimal, source: String
    ) {
      self.id = id
      self.name = name
      self.nameEnglish = nameEnglish
      self.priority = priority
      self.path = path
      self.ordinaryShare = ordinaryShare
      self.source = source
    }
  }

  /// A transport mode (transportslag).
  package struct Mode: Sendable, Hashable, Codable {
    /// `road`, `heli`, `train`, `air`, `ferry`.
    package var id: String
    package var name: String
    package var nameEnglish: String
    package var minKm: ExactDecimal
    package var maxKm: ExactDecimal
    package var speedKmh: ExactDecimal
    package var turnaroundHours: ExactDecimal
    package var detour: ExactDecimal
    package var seats: ExactDecimal
    package var icuSeats: ExactDecimal
    package var extraCost: ExactDecimal
    /// Vehicle hours a day and vehicle for modes counted in reported vehicles; nil otherwise.
    package var hoursPerVehicle: ExactDecimal?
    /// Vehicle hours a day in the whole country for the other modes.
    package var nationalHours: ExactDecimal?
    package var source: String

    package init(
      id: String, name: String, nameEnglish: String, minKm: ExactDecimal, maxKm: ExactDecimal,
      speedKmh: ExactDecimal, turnaroundHours: ExactDecimal, detour: ExactDecimal,
      seats: ExactDecimal, icuSeats: ExactDecimal, extraCost: ExactDecimal,
      hoursPerVehicle: ExactDecimal? = nil, nationalHours: ExactDecimal? = nil, source: String
    ) {
      self.id = id
      self.name = name
      self.nameEnglish = nameEnglish
      self.minKm = minKm
      self.maxKm = maxKm
      self.speedKmh = speedKmh
      self.turnaroundHours = turnaroundHours
      self.detour = detour
      self.seats = seats
      self.icuSeats = icuSeats
      self.extraCost = extraCost
      self.hoursPerVehicle = hoursPerVehicle
      self.nationalHours = nationalHours
      self.source = source
    }
  }

  package var groups: [Group]
  /// Planned care (planerad vård): the stays of an elective patient, with the share that has each.
  package var elective: [ElectiveStay]
  package var modes: [Mode]
  /// Weights, shares and thresholds by key; the keys in use are in `AssumptionKey`.
  package var assumptions: [Assumption]
  package var asOf: Day

  package init(
    groups: [Group], elective: [ElectiveStay], modes: [Mode], assumptions: [Assumption], asOf: Day
  ) {
    self.groups = groups
    self.elective = elective
    self.modes = modes
    self.assumptions = assumptions
    self.asOf = asOf
  }

  /// One stay of planned care.
  package struct ElectiveStay: Sendable, Hashable, Codable {
    package var share: ExactDecimal
    package var stay: Stay

    package init(share: ExactDecimal, stay: Stay) {
      self.share = share
      self.stay = stay
    }
  }
}

/// The assumptions the model reads from the basis.
package enum AssumptionKey: String, Sendable, CaseIterable {
  /// Share of the somatic beds that are surgical.
  case surgicalShare = "ward.surgicalShare"
  /// Share of planned operations that are in-patient care.
  case inpatientShare = "elective.inpatientShare"
  /// Accepted overcrowding on wards, share of the beds.
  case wardOvercrowding = "overcrowding.ward"
  /// The same in intensive care.
  case icuOvercrowding = "overcrowding.icu"
  /// Staff for a surge bed, persons a day.
  case staffPerICUBed = "staff.perSurgeBed.ICU"
  case staffPerSurgicalBed = "staff.perSurgeBed.SURG"
  case staffPerMedicalBed = "staff.perSurgeBed.MED"
  /// Surge ward beds where the region has not reported them, share of the somatic beds.
  case wardSurgeShare = "surge.wardShare"
  /// Surge staff where the region has not reported it: share of what all surge beds would need.
  case surgeStaffShare = "staff.surgeShare"
  /// Weights of the programme.
  case weightShortageICU = "weight.shortage.ICU"
  case weightShortageSurgical = "weight.shortage.SURG"
  case weightShortageMedical = "weight.shortage.MED"
  case weightSurgeICU = "weight.surge.ICU"
  case weightSurgeSurgical = "weight.surge.SURG"
  case weightSurgeMedical = "weight.surge.MED"
  case weightPostponed = "weight.postponed"
  case weightStaffMoved = "weight.staffMoved"
  case weightTransfer = "weight.transfer"
  case weightTransferPerKm = "weight.transferPerKm"
  case weightICUTransferFactor = "weight.icuTransferFactor"
  case weightFairness = "weight.fairness"
}
