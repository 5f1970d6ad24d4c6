import CHiGHS
import SamplanBase

/// Why a programme has no solution, in words.
///
/// Shortage is always allowed, up to z times the nominal beds; so the one way to have no
/// solution is a load that cannot be avoided on a care type and site with no nominal beds.
enum Infeasibility {
  /// Most places that are named.
  static let placeLimit = 50

  static func refusal(_ instance: Instance, options: SolveOptions) -> Refusal {
    let places: [Refusal.Problem]
    do throws(Refusal) {
      places = try unavoidable(instance, options: options)
    } catch {
      return error
    }
    return Refusal(
      .input,
      Text(
        sv: "Programmet saknar lösning: vård behövs där inga nominella platser finns, och den "
          + "kan inte flyttas.",
        en: "The programme has no solution: care is needed where there are no nominal beds, and "
          + "it cannot be moved."),
      problems: places)
  }

  /// The least shortage on places without nominal beds, when it is allowed there.
  private static func unavoidable(
    _ instance: Instance, options: SolveOptions
  ) throws(Refusal) -> [Refusal.Problem] {
    var relaxed = instance
    relaxed.costs = Instance.Costs(
      shortage: instance.costs.shortage.mapValues { _ in 0 },
      surge: instance.costs.surge.mapValues { _ in 0 }, postponed: 0, staffMoved: 0, transfer: 0,
      transferPerKm: 0, icuTransferFactor: 0, fairness: 0)
    var programme = try Programme(relaxed, measures: options.measures)
    programme.allowShortageWithoutNominalBeds(instance)
    var quiet = options
    quiet.progress = nil
    let run = try HighsRun(quiet)
    try run.pass(programme)
    let answer = try run.run(programme)
    var problems: [Refusal.Problem] = []
    guard answer.modelStatus == kHighsModelStatusOptimal else { return problems }
    let layout = programme.layout
    for (care, name) in instance.careTypes.enumerated() {
      for (site, place) in instance.sites.enumerated() {
        for day in 0..<instance.days where instance.bedsNominal[care][site] == 0 {
          let short = answer.values[layout.shortageColumn(care, site, day)]
          guard short > 1e-6, problems.count < placeLimit else { continue }
          let beds = (short * 100).rounded() / 100
          problems.append(
            Refusal.Problem(
              .field("bedsNominal[\(care)][\(site)]"),
              Text(
                sv: "\(place.id), \(name), dag \(day): minst \(beds) platser saknas, men de "
                  + "nominella platserna är 0; det går med minst 1 nominell plats, eller "
                  + "\(beds) öppna platser till den dagen",
                en: "\(place.id), \(name), day \(day): at least \(beds) beds are short, but the "
                  + "nominal beds are 0; possible with at least 1 nominal bed, or \(beds) more "
                  + "open beds on that day")))
        }
      }
    }
    return problems
  }
}

extension Programme {
  /// Lets shortage stand on places without nominal beds, and makes it the only cost.
  mutating func allowShortageWithoutNominalBeds(_ instance: Instance) {
    for care in 0..<layout.cares {
      for site in 0..<layout.sites where instance.bedsNominal[care][site] == 0 {
        for day in 0..<layout.days {
          rowUpper[layout.fairnessRow(care, site, day)] = .infinity
          setCost(layout.shortageColumn(care, site, day), 1)
        }
      }
    }
  }
}
