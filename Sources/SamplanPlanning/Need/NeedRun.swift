import SamplanBase
import SamplanDomain
import SamplanEngine

/// Runs a need: the scenario's patients and the ordinary ones with a bed for each, and what they
/// take.
///
/// The same input and seed on the same build give the same result, whatever the thread count.
/// - Parameters:
///   - threads: for the simulation; 0 means all cores.
///   - progress: told how far the run has come, from any thread; `false` stops the run.
///   - engineVersion: the build, noted in the result.
/// - Throws: what is wrong with the input, or that the run was stopped.
package func runNeed(
  _ input: PlanInput, threads: Int = 0, engineVersion: String,
  progress: @escaping @Sendable (PlanProgress) -> Bool = { _ in true }
) throws(Refusal) -> (result: NeedResult, timings: PlanTimings) {
  let steps = RunSteps(of: .need, progress)
  let model = try steps.step(.building) { () throws(Refusal) in try PlanModel(input) }
  let part = NeedPart(input: input, model: model)
  let found = try steps.step(.simulating) { () throws(Refusal) in
    try steps.simulated(
      .simulating, part.instance,
      SimulationOptions(
        replications: input.replications, seed: input.seed, threads: threads,
        quantiles: [0.1, 0.5, 0.9]))
  }
  steps.note { $0.patientsPerSecond = found.patientsPerSecond }
  let result = part.result(found, engineVersion: engineVersion)
  _ = progress(PlanProgress(phase: .done, fraction: 1))
  return (result, steps.timings)
}

/// The instance of a need run, and what is read from its simulation.
struct NeedPart {
  let input: PlanInput
  let model: PlanModel

  /// Beds of each kind and region where there is one for everyone: the most that an instance may
  /// have, and a tenth of the country.
  private static let endless = 1_000_000

  private var values: BasisValues {
    BasisValues(input.basis, overriddenBy: input.scenario.assumptions)
  }
  private var days: Range<Int> { 0..<input.days }
  private var regions: Range<Int> { model.capacities.indices }

  /// The patients of V0, each with a bed when it is needed: nothing waits and nothing is lost.
  var instance: Instance {
    var instance = VariantInstances(input: input, model: model).alone
    let endless = CareType.allCases.map { _ in
      regions.map { _ in [Int](repeating: Self.endless, count: input.days) }
    }
    instance.simulation.bedsByDay = endless
    instance.simulation.beds = regions.map { _ in CareType.allCases.map { _ in Self.endless } }
    instance.simulation.alertAbove = nil
    instance.simulation.tiers = nil
    instance.simulation.shortage = nil
    instance.simulation.stepDownBlocking = nil
    instance.simulation.dispersion?.bedsLow = 1
    instance.simulation.dispersion?.bedsHigh = 1
    instance.simulation.dispersion?.mobilised = nil
    instance.simulation.dispersion?.mobilisationDays = 0
    return instance
  }

  func result(_ found: SimulationResult, engineVersion: String) -> NeedResult {
    func level(_ number: Int) -> [[[Double]]] {
      found.needQuantiles[number].map { $0.map { $0.map(Double.init) } }
    }
    let cares = CareType.allCases
    let national = cares.indices.map { care in
      let rows = found.nationalNeedQuantiles.map { $0[care].map(Double.init) }
      return NeedResult.Days(p10: rows[0], p50: rows[1], p90: rows[2])
    }
    var result = NeedResult(
      provenance: provenance(engineVersion), careTypes: cares, regions: model.regions,
      excluded: model.excluded, p10: level(0), p50: level(1), p90: level(2), national: national,
      openBeds: cares.map { care in model.capacities.map { rounded($0.beds[care]!) } },
      resources: [], remarks: remarks)
    result.resources = resources(result)
    return result
  }

  private func provenance(_ engineVersion: String) -> PlanResult.Provenance {
    PlanResult.Provenance(
      engineVersion: engineVersion, inputHash: input.digest, seed: input.seed,
      replications: input.replications, days: input.days, scenario: input.scenario.scenario,
      scenarioName: input.scenario.name, threatLevel: input.scenario.threatLevel,
      logSizes: input.logSizes, figureDays: .spanning(model.capacities.map(\.figureDays)))
  }

  /// The model's own remarks, and what no limit means.
  private var remarks: [PlanResult.Remark] {
    let limits = PlanResult.Remark(
      sv: "Behovet räknas utan gränser: bortfall av platser, frånvaro, stängda förbindelser och "
        + "avbrott i försörjningen ändrar det inte. Ingen väntar och ingen flyttas.",
      en: "The need is computed without limits: lost beds, absence, closed links and broken "
        + "supplies do not change it. Nobody waits and nobody is moved.")
    let sums = PlanResult.Remark(
      sv: "Personal och försörjning är antal patienter gånger antagen åtgång; deras 10:e och 90:e "
        + "percentil läggs ihop som om vårdtyperna följs åt, vilket ger ett hellre för brett band.",
      en: "Staff and supplies are patients times assumed use; their 10th and 90th percentiles are "
        + "added as if the care types went together, which gives a band rather too wide.")
    return [limits, sums] + model.remarks
  }

  private func resources(_ result: NeedResult) -> [NeedResult.Resource] {
    let theatre = admissionUse("theatre")
    return NeededResource.all.map { kind in
      switch kind {
      case .staff(.theatre):
        scaled(theatre, by: values[ResourceKey.staffPerTheatreHour], as: kind)
      case .staff(let group):
        perBed(result, as: kind) { values[ResourceKey.staffPerBed(group, $0)] }
      case .theatreHours: scaled(theatre, by: 1, as: kind)
      case .transports: transports
      case .supply(.blood): scaled(admissionUse("blood"), by: 1, as: kind)
      case .supply(let supply):
        perBed(result, as: kind) { values[ResourceKey.consumption(supply, $0)] }
      }
    }
  }

  /// Patients in beds times what each takes, quantile by quantile.
  private func perBed(
    _ result: NeedResult, as kind: NeededResource, _ use: (CareType) -> Double
  ) -> NeedResult.Resource {
    let each = CareType.allCases.map(use)
    func sum(_ rows: [[Double]]) -> [Double] {
      days.map { day in rounded(zip(rows, each).reduce(0) { $0 + $1.0[day] * $1.1 }) }
    }
    func total(_ row: (Int) -> NeedResult.Days) -> NeedResult.Days {
      let rows = each.indices.map(row)
      return NeedResult.Days(
        p10: sum(rows.map(\.p10)), p50: sum(rows.map(\.p50)), p90: sum(rows.map(\.p90)))
    }
    return NeedResult.Resource(
      kind: kind, national: total { result.national[$0] },
      byRegion: regions.map { region in total { result.days(care: $0, region: region) } })
  }

  /// What a resource of the programme takes by region and day.
  private func admissionUse(_ id: String) -> [[AdmissionUse]] {
    let programme = model.programme
    guard let resource = programme.rules?.resources.first(where: { $0.id == id }) else { return [] }
    return use(of: resource.perAdmission) { region, day in
      resource.perElective * programme.electiveAdmissions[region][day]
        + resource.perDaySurgery * (programme.rules?.planned?.daySurgery[region][day] ?? 0)
    }
  }

  private var transports: NeedResult.Resource {
    let each = values[ResourceKey.transportsPerAdmission]
    let use = use(of: input.basis.groups.map { _ in each }) { _, _ in 0 }
    return scaled(use, by: 1, as: .transports)
  }

  private func use(
    of perAdmission: [Double], planned: (Int, Int) -> Double
  ) -> [[AdmissionUse]] {
    let variation = AdmissionUse.Variation(values)
    return regions.map { region in
      days.map { day in
        AdmissionUse(
          use: perAdmission, all: model.programme.admissions.map { $0[region][day] },
          extra: model.scenarioAdmissions.map { $0[region][day] }, planned: planned(region, day),
          variation)
      }
    }
  }

  private func scaled(
    _ use: [[AdmissionUse]], by factor: Double, as kind: NeededResource
  ) -> NeedResult.Resource {
    let variation = AdmissionUse.Variation(values)
    func days(_ row: [AdmissionUse]) -> NeedResult.Days {
      let found = row.map { $0.quantiles(variation) }
      return NeedResult.Days(
        p10: found.map { rounded($0.p10 * factor) }, p50: found.map { rounded($0.p50 * factor) },
        p90: found.map { rounded($0.p90 * factor) })
    }
    let country = self.days.map { day in use.reduce(AdmissionUse()) { $0 + $1[day] } }
    return NeedResult.Resource(kind: kind, national: days(country), byRegion: use.map(days))
  }
}
