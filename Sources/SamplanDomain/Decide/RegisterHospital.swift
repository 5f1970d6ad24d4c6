import HashTreeCollections
import SamplanBase

extension DecisionSetting {
  /// Registers a hospital of the region, or changes what is said of one of its own.
  func registerHospital(_ value: HospitalRegistered) throws(Refusal) -> Decision {
    try requireRegion()
    if record.hospitals[value.hospital]?.value == value { return .nothingNew }
    var problems = ProblemList()
    if let (owner, _) = picture.hospital(value.hospital), owner != party {
      problems.add(
        .field("hospital"),
        sv: "\(value.hospital) är redan ett sjukhus i \(picture.shortName(of: owner))",
        en: "\(value.hospital) is already a hospital of \(picture.shortName(of: owner))")
    }
    if value.hospital.rawValue == FigureSubject.region.data {
      problems.add(
        .field("hospital"), sv: "region betyder regionen själv i uppgifter och filer",
        en: "region means the region itself in figures and files")
    }
    problems.require(value.name, "name", max: ProblemList.nameMax)
    problems.place(value.place, "place")
    if record.hospitals[value.hospital] == nil, record.hospitals.count >= Self.hospitalsMax {
      problems.add(
        .whole, sv: "en region kan ha högst \(Self.hospitalsMax) sjukhus",
        en: "a region can have \(Self.hospitalsMax) hospitals at most")
    }
    try problems.refuse(
      Text(sv: "Sjukhuset kan inte registreras.", en: "The hospital cannot be registered."))
    return Decision(statements: [.hospitalRegistered(value)])
  }

  /// Hospitals of one region at most.
  private static let hospitalsMax = 500
}
