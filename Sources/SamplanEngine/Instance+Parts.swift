extension Instance {
  /// The care type whose patients take `icuSeats` in a vehicle and pay `icuTransferFactor`.
  package static let intensiveCare = "ICU"

  /// A place with beds: a region or a hospital.
  package struct Site: Sendable, Codable, Equatable {
    package var id: String
    package var region: String
    /// WGS 84 degrees.
    package var latitude: Double
    /// WGS 84 degrees.
    package var longitude: Double

    package init(id: String, region: String, latitude: Double, longitude: Double) {
      self.id = id
      self.region = region
      self.latitude = latitude
      self.longitude = longitude
    }
  }

  /// How lengths of stay vary round their mean.
  package enum Distribution: String, Sendable, Codable, CaseIterable {
    /// Lognormal with the stated mean and coefficient of variation; 0 is a constant stay.
    case lognormal
    /// Exponential with the stated mean; the coefficient of variation is not read.
    case exponential
    /// Given by `quantiles`; the coefficient of variation is not read.
    case empirical
  }

  /// One stay in one kind of bed.
  package struct Stay: Sendable, Codable, Equatable {
    /// A name among `careTypes`.
    package var care: String
    /// Mean length in days, above 0.
    package var meanDays: Double
    /// Coefficient of variation: standard deviation / mean.
    package var cv: Double
    /// Absent means lognormal.
    package var distribution: Distribution?
    /// For `empirical`: lengths in days at equally spaced probabilities from 0 to 1, not
    /// falling; straight lines between. Their mean must be `meanDays` within 1 %.
    package var quantiles: [Double]?

    package init(
      care: String, meanDays: Double, cv: Double, distribution: Distribution? = nil,
      quantiles: [Double]? = nil
    ) {
      self.care = care
      self.meanDays = meanDays
      self.cv = cv
      self.distribution = distribution
      self.quantiles = quantiles
    }
  }

  /// A group of patients who take the same way through care.
  package struct Group: Sendable, Codable, Equatable {
    package var id: String
    /// 0 goes first.
    package var priority: Int
    /// One or two stays, in order.
    package var path: [Stay]

    package init(id: String, priority: Int, path: [Stay]) {
      self.id = id
      self.priority = priority
      self.path = path
    }
  }

  /// Planned care that can be postponed (planerad vård).
  package struct Elective: Sendable, Codable, Equatable {
    /// Place in the order of patients: 0 goes first.
    package var priority: Int
    /// Stays held at once, each by a share of the patients. The simulation uses the first whose
    /// share is 1.
    package var stays: [ElectiveStay]

    package init(priority: Int, stays: [ElectiveStay]) {
      self.priority = priority
      self.stays = stays
    }
  }

  /// A stay that a share of the elective patients has.
  package struct ElectiveStay: Sendable, Codable, Equatable {
    /// Share of the elective patients, 0 to 1.
    package var share: Double
    package var care: String
    /// Mean length in days, above 0.
    package var meanDays: Double
    /// Coefficient of variation: standard deviation / mean.
    package var cv: Double
    package var distribution: Distribution?
    /// As of `Stay`.
    package var quantiles: [Double]?

    package init(
      share: Double, care: String, meanDays: Double, cv: Double,
      distribution: Distribution? = nil, quantiles: [Double]? = nil
    ) {
      self.share = share
      self.care = care
      self.meanDays = meanDays
      self.cv = cv
      self.distribution = distribution
      self.quantiles = quantiles
    }

    /// The stay without its share.
    package var stay: Stay {
      Stay(
        care: care, meanDays: meanDays, cv: cv, distribution: distribution, quantiles: quantiles)
    }
  }

  /// How far back an admission is counted in the programme.
  package struct Kernel: Sendable, Codable, Equatable {
    /// The longest stay counted, in days, 1 to 730.
    package var days: Int
    /// Smaller coefficients are left out of the matrix, not of the constants.
    package var dropBelow: Double

    package init(days: Int, dropBelow: Double) {
      self.days = days
      self.dropBelow = dropBelow
    }
  }

  /// A kind of transport.
  package struct Mode: Sendable, Codable, Equatable {
    package var id: String
    /// Shortest straight-line distance it is used for, km.
    package var minKm: Double
    /// Longest straight-line distance it is used for, km.
    package var maxKm: Double
    /// Mean speed, km/h.
    package var speedKmh: Double
    /// Hours of a trip besides driving or flying.
    package var turnaroundHours: Double
    /// Way travelled / straight-line distance.
    package var detour: Double
    /// Patients in a trip; 0 means that it takes none.
    package var seats: Double
    /// Intensive care patients in a trip; 0 means that it takes none.
    package var icuSeats: Double
    /// Cost added for each patient.
    package var extraCost: Double

    package init(
      id: String, minKm: Double, maxKm: Double, speedKmh: Double, turnaroundHours: Double,
      detour: Double, seats: Double, icuSeats: Double, extraCost: Double
    ) {
      self.id = id
      self.minKm = minKm
      self.maxKm = maxKm
      self.speedKmh = speedKmh
      self.turnaroundHours = turnaroundHours
      self.detour = detour
      self.seats = seats
      self.icuSeats = icuSeats
      self.extraCost = extraCost
    }

    /// Vehicle hours of a trip there and back over a straight-line distance.
    package func tripHours(km: Double) -> Double {
      2 * km * detour / speedKmh + turnaroundHours
    }
  }

  /// Weights of the programme. They are relative, not money.
  package struct Costs: Sendable, Codable, Equatable {
    /// For a bed-day of shortage, by care type.
    package var shortage: [String: Double]
    /// For an extra bed a day, by care type.
    package var surge: [String: Double]
    /// For an elective patient postponed.
    package var postponed: Double
    /// For a person-day of staff lent, and again when borrowed.
    package var staffMoved: Double
    /// For a patient transferred.
    package var transfer: Double
    /// For a patient and kilometre.
    package var transferPerKm: Double
    /// Multiplies the kilometres of a patient whose first stay is intensive care.
    package var icuTransferFactor: Double
    /// For the largest relative shortage.
    package var fairness: Double

    package init(
      shortage: [String: Double], surge: [String: Double], postponed: Double,
      staffMoved: Double, transfer: Double, transferPerKm: Double, icuTransferFactor: Double,
      fairness: Double
    ) {
      self.shortage = shortage
      self.surge = surge
      self.postponed = postponed
      self.staffMoved = staffMoved
      self.transfer = transfer
      self.transferPerKm = transferPerKm
      self.icuTransferFactor = icuTransferFactor
      self.fairness = fairness
    }
  }

  /// A transport link that no one may use for some days; `*` stands for all.
  package struct ClosedLink: Sendable, Codable, Equatable {
    /// The name that stands for every mode or every site.
    package static let any = "*"
    /// A mode's id, or `*`.
    package var mode: String
    /// A site's id, or `*`.
    package var from: String
    /// A site's id, or `*`.
    package var to: String
    /// First day closed.
    package var fromDay: Int
    /// Last day closed.
    package var toDay: Int

    package init(mode: String, from: String, to: String, fromDay: Int, toDay: Int) {
      self.mode = mode
      self.from = from
      self.to = to
      self.fromDay = fromDay
      self.toDay = toDay
    }
  }
}
