import SamplanBase

extension LimitsSet {
  /// Nobody receives more patients in a day than there are beds, surge beds with them. A region
  /// that has not reported its beds is not held to it here.
  /// - Parameter day: the day whose figures hold.
  func checkReceiving(
    _ record: PartyRecord, on day: Day, _ problems: inout ProblemList
  ) {
    func check(
      _ value: ExactDecimal, _ open: MeasureID, _ surge: MeasureID, _ field: String
    ) {
      func known(_ measure: MeasureID) -> ExactDecimal? {
        record.total(of: measure, on: day).value.known
      }
      guard let open = known(open), let beds = open.adding(known(surge) ?? .zero), value > beds
      else { return }
      problems.add(
        .field(field),
        sv: "är \(value.shown(in: .sv)) per dygn, men regionen har rapporterat "
          + "\(beds.shown(in: .sv)) platser med de utökade; ange högst så många, eller rapportera "
          + "fler platser först",
        en: "is \(value.shown(in: .en)) a day, but the region has reported "
          + "\(beds.shown(in: .en)) beds, surge beds with them; give at most so many, or report "
          + "more beds first")
    }
    check(receiveICUPerDay, Measure.icuBeds, Measure.icuSurgeBeds, "receiveICUPerDay")
    check(receiveWardPerDay, Measure.somaticBeds, Measure.somaticSurgeBeds, "receiveWardPerDay")
  }
}
