import SamplanBase
import SamplanDomain

extension Basis {
  /// The national assumptions of the demonstration: figures of the right order of magnitude from
  /// open sources and judgement, never official planning figures. Each says which.
  package static let demonstration = Basis(
    groups: demonstrationGroups, elective: demonstrationElective, modes: demonstrationModes,
    assumptions: demonstrationAssumptions, asOf: demonstrationDay)

  /// The day the demonstration's assumptions were gathered.
  static let demonstrationDay = Day(year: 2026, month: 11, day: 20)!

  private static let estimate = "Uppskattning för demonstration, ingen officiell siffra"

  private static let demonstrationGroups = [
    Group(
      id: "traumaICU", name: "Svårt skadade, intensivvård", nameEnglish: "Severely injured",
      priority: 0,
      path: [stay(.icu, "7", "0.9"), stay(.surgical, "11", "0.8")], ordinaryShare: exact("0.1"),
      source: estimate),
    Group(
      id: "traumaWard", name: "Skadade och akut kirurgi", nameEnglish: "Injured and acute surgery",
      priority: 1, path: [stay(.surgical, "7", "0.9")], ordinaryShare: exact("0.69"),
      source: estimate),
    Group(
      id: "medical", name: "Akut medicin", nameEnglish: "Acute medicine", priority: 2,
      path: [stay(.medical, "5.5", "1")], ordinaryShare: exact("0.95"), source: estimate),
    Group(
      id: "medICU", name: "Medicinsk intensivvård", nameEnglish: "Medical intensive care",
      priority: 0,
      path: [stay(.icu, "4.5", "1.1"), stay(.medical, "6", "0.9")], ordinaryShare: exact("0.9"),
      source: estimate),
  ]

  private static let demonstrationElective = [
    ElectiveStay(share: exact("0.06"), stay: stay(.icu, "2", "0.6")),
    ElectiveStay(share: exact("1"), stay: stay(.surgical, "4", "0.8")),
  ]

  private static let demonstrationModes = [
    Mode(
      id: "road", name: "Väg", nameEnglish: "Road", minKm: exact("0"), maxKm: exact("350"),
      speedKmh: exact("75"), turnaroundHours: exact("2"), detour: exact("1.25"),
      seats: exact("1"), icuSeats: exact("1"), extraCost: exact("0"),
      hoursPerVehicle: exact("14"), source: estimate),
    Mode(
      id: "heli", name: "Helikopter", nameEnglish: "Helicopter", minKm: exact("60"),
      maxKm: exact("400"), speedKmh: exact("220"), turnaroundHours: exact("1.5"),
      detour: exact("1.25"), seats: exact("2"), icuSeats: exact("1"), extraCost: exact("0.3"),
      hoursPerVehicle: exact("10"), source: estimate),
    Mode(
      id: "train", name: "Tåg", nameEnglish: "Train", minKm: exact("150"), maxKm: exact("1400"),
      speedKmh: exact("90"), turnaroundHours: exact("8"), detour: exact("1.25"),
      seats: exact("120"), icuSeats: exact("18"), extraCost: exact("0"),
      nationalHours: exact("60"), source: estimate),
    Mode(
      id: "air", name: "Ambulansflyg", nameEnglish: "Ambulance aeroplane", minKm: exact("250"),
      maxKm: exact("1500"), speedKmh: exact("520"), turnaroundHours: exact("4"),
      detour: exact("1.25"), seats: exact("18"), icuSeats: exact("6"), extraCost: exact("0.3"),
      nationalHours: exact("56"), source: estimate),
    Mode(
      id: "ferry", name: "Färja", nameEnglish: "Ferry", minKm: exact("60"), maxKm: exact("250"),
      speedKmh: exact("50"), turnaroundHours: exact("4"), detour: exact("1.25"),
      seats: exact("40"), icuSeats: exact("4"), extraCost: exact("0"),
      nationalHours: exact("24"), source: estimate),
  ]

  static func exact(_ text: String) -> ExactDecimal { ExactDecimal(text)! }

  private static func stay(_ care: CareType, _ mean: String, _ variation: String) -> Stay {
    Stay(care: care, meanDays: exact(mean), variation: exact(variation))
  }
}
