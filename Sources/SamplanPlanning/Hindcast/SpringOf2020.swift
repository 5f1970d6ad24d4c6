import SamplanBase

/// What was reported of intensive care in Sweden in the spring of 2020, from public sources.
///
/// Nothing here is estimated unless it says so. A figure without a place here was not found.
package enum SpringOf2020 {
  /// The day of the first number in `newPatients`.
  package static let firstDay = Day(year: 2020, month: 3, day: 6)!

  /// People with covid-19 who began intensive care, by day from 6 March to 30 June 2020.
  /// - Source: Folkhälsomyndigheten, *Antal intensivvårdade per dag*, open data, as kept in the
  ///   public collection `shortlisted/covid-19-sweden`, `ICU_by_date.csv`, version of March 2021.
  package static let newPatients: [Int] = [
    1, 1, 1, 0, 2, 1, 0, 2, 6, 5, 5, 3, 15, 8, 17, 13, 27, 37, 32, 31, 40, 29, 28, 41, 29, 34,
    48, 47, 39, 36, 44, 44, 45, 47, 36, 36, 45, 36, 43, 41, 32, 33, 39, 29, 33, 28, 34, 49, 27, 46,
    28, 26, 28, 32, 25, 33,
    15, 28, 27, 25, 20, 26, 28, 26, 14, 17, 15, 16, 19, 15, 21, 18, 20, 23, 13, 14, 13, 15, 16, 17,
    28, 14, 15, 19, 13, 19, 14,
    20, 15, 18, 16, 20, 20, 14, 16, 16, 9, 12, 12, 14, 12, 13, 9, 13, 13, 8, 6, 12, 15, 7, 6, 10,
    5, 5, 8, 4, 5,
  ]

  /// Quartiles of the stay in intensive care with covid-19, days: 25, 50 and 75 per cent.
  /// - Source: Chew m.fl., medRxiv 2020.08.06.20169599: 1 563 adults admitted 6 March–6 May 2020.
  package static let stayQuartiles = (low: 5.0, median: 12.0, high: 21.0)

  /// Bed-days of all intensive care in 2019.
  /// - Source: Svenska intensivvårdsregistret (SIR), *Beläggning*.
  package static let bedDaysIn2019 = 121_310.0
  /// Care episodes (vårdtillfällen) of all intensive care in 2019, rounded by the source.
  /// - Source: SIR, *Beläggning*.
  package static let episodesIn2019 = 45_500.0
  /// Median stay of an episode in 2019, days.
  /// - Source: SIR, *Beläggning*.
  package static let medianStayIn2019 = 1.1

  /// Intensive care beds before they were added to, March 2020.
  /// - Source: Socialstyrelsen, as quoted in the press in March and April 2020.
  package static let bedsInMarch = 526.0
  /// Intensive care beds on 28 April 2020.
  /// - Source: Socialstyrelsen, in Dalademokraten, April 2020.
  package static let bedsInApril = 1085.0
  /// Share of those beds that were free that day.
  /// - Source: as of `bedsInApril`.
  package static let freeShareInApril = 0.3

  /// How a reported number is to be read.
  package enum Reading: Sendable, Hashable {
    case exactly
    /// More than the number.
    case above
    /// Less than the number.
    case below
  }

  /// A reported number of patients in intensive care at once.
  package struct Report: Sendable, Hashable {
    package var day: Day
    package var reading: Reading
    /// Patients with covid-19.
    package var patients: Double
    package var source: Text
  }

  /// The reported numbers of patients with covid-19 in intensive care, in order of day.
  package static let reports: [Report] = [
    Report(
      day: Day(year: 2020, month: 4, day: 12)!, reading: .above, patients: 500,
      source: Text(
        sv: "Nyhetsöversikt den 6 juni 2020, efter Socialstyrelsen",
        en: "News review of 6 June 2020, after the National Board of Health and Welfare")),
    Report(
      day: Day(year: 2020, month: 4, day: 27)!, reading: .exactly, patients: 557,
      source: Text(
        sv: "Dalademokraten, april 2020: 13 fler än dagen därpå. SVT uppger 558 i slutet av april",
        en: "Dalademokraten, April 2020: 13 more than the day after. SVT gives 558 in late April")),
    Report(
      day: Day(year: 2020, month: 4, day: 28)!, reading: .exactly, patients: 544,
      source: Text(
        sv: "Socialstyrelsen i Dalademokraten, en tisdag i april 2020; dagen bedömd",
        en: "National Board of Health and Welfare in Dalademokraten, a Tuesday in April 2020; "
          + "the day is judged")),
    Report(
      day: Day(year: 2020, month: 5, day: 8)!, reading: .below, patients: 500,
      source: Text(
        sv: "Nyhetsöversikt den 6 juni 2020, efter Socialstyrelsen",
        en: "News review of 6 June 2020, after the National Board of Health and Welfare")),
    Report(
      day: Day(year: 2020, month: 5, day: 15)!, reading: .below, patients: 400,
      source: Text(
        sv: "Nyhetsöversikt den 6 juni 2020, efter Socialstyrelsen",
        en: "News review of 6 June 2020, after the National Board of Health and Welfare")),
    Report(
      day: Day(year: 2020, month: 6, day: 5)!, reading: .exactly, patients: 295,
      source: Text(
        sv: "Socialstyrelsens presskonferens, i en nyhetsöversikt daterad den 6 juni 2020; dagen "
          + "bedömd",
        en: "Press conference of the National Board of Health and Welfare, in a news review dated "
          + "6 June 2020; the day is judged")),
  ]
}
