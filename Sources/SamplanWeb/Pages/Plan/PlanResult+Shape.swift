import SamplanBase
import SamplanPlanning

extension PlanResult {
  /// Every array as long as the numbers of care types, regions and days say: pages count on it.
  func checkShape() throws(Refusal) {
    let shape = Shape(care: careTypes.count, region: regions.count, day: provenance.days)
    let isWhole =
      loadFits(shape) && shape.fits(joint) && shape.fits(alone) && variantsFit(shape)
      && (zeroRun.map { shape.fits($0) } ?? true) && (tiers.map { shape.fits($0) } ?? true)
      && (uncertainty.map { shape.firsts($0.chanceOnly) && shape.country($0.national) } ?? true)
      && (unknown.map {
        [$0.leastCapacity, $0.mostCapacity].allSatisfy { $0.beds.count == shape.care }
      } ?? true)
      && (fairness.map { $0.alone.count == shape.region && $0.joint.count == shape.region } ?? true)
    guard isWhole else {
      throw Refusal(
        .fault,
        Text(sv: "Resultatet är inte helt.", en: "The result is not whole."),
        cause: "plan result with arrays of the wrong length")
    }
  }

  private func loadFits(_ shape: Shape) -> Bool {
    [
      load.needP10, load.needP50, load.needP90, load.probability, load.beds, load.threshold,
    ].allSatisfy(shape.cube)
      && [load.errorP50, load.errorP90].allSatisfy { errors in
        errors.map { $0.count == shape.care && $0.allSatisfy { $0.count == shape.region } } ?? true
      }
      && shape.firsts(load.first) && shape.firsts(load.firstOrdinary)
      && shape.country(load.national)
  }

  private func variantsFit(_ shape: Shape) -> Bool {
    (variants ?? []).allSatisfy { shape.fits($0) }
      && (effects ?? []).allSatisfy {
        $0.byCare.count == shape.care && $0.byRegion.count == shape.region
      }
      && (crises ?? []).allSatisfy { crisis in
        [crisis.unmet, crisis.within72Hours, crisis.unmetWithHelp]
          .allSatisfy { $0.count == shape.day }
      }
  }

  /// How long arrays are.
  private struct Shape {
    let care: Int
    let region: Int
    let day: Int

    func cube(_ values: [[[Double]]]) -> Bool {
      values.count == care && values.allSatisfy { $0.count == region && plane($0) }
    }
    func plane(_ values: [[Double]]) -> Bool { values.allSatisfy { $0.count == day } }
    func firsts(_ table: [[FirstDay]]) -> Bool {
      table.count == care && table.allSatisfy { $0.count == region }
    }
    func country(_ national: [National]) -> Bool {
      national.count == care
        && national.allSatisfy { plane([$0.p10, $0.p50, $0.p90, $0.beds, $0.bedsWithSurge]) }
    }
    func fits(_ programme: Programme) -> Bool {
      cube(programme.shortage) && cube(programme.surge)
        && [programme.postponed, programme.lent, programme.borrowed]
          .allSatisfy { $0.count == region && plane($0) }
    }
    func fits(_ zero: ZeroRun) -> Bool {
      zero.calibration.count == care && zero.calibration.allSatisfy { $0.count == region }
        && cube(zero.probability) && country(zero.national)
    }
    func fits(_ tiers: Tiers) -> Bool {
      [tiers.open, tiers.overcrowded, tiers.surge, tiers.short].allSatisfy(cube)
    }
    func fits(_ variant: Variant) -> Bool {
      variant.shortBedDays.count == care && variant.shortByRegion.count == care
        && variant.shortByRegion.allSatisfy { $0.count == region }
        && variant.shortByDay.count == care && plane(variant.shortByDay)
        // Variants that are simulated window by window have no probabilities of their own.
        && (variant.probability.isEmpty || cube(variant.probability))
        && (variant.first.isEmpty || firsts(variant.first))
    }
  }
}
