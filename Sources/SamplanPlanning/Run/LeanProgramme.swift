import SamplanEngine

extension Instance {
  /// The programme made small, for when it is solved many times: in-patients stay where they are,
  /// trips need not be whole, planned care does not wait, and theatres and blood are left out.
  var lean: Instance {
    var lean = self
    lean.rules?.inpatients = nil
    lean.rules?.resources = []
    lean.rules?.wholeTripModes = []
    lean.rules?.planned = nil
    return lean
  }

  /// The same where planned care still waits, and what is postponed frees staff.
  var leanWithPlannedCare: Instance {
    var lean = self.lean
    lean.rules?.planned = rules?.planned
    return lean
  }
}
