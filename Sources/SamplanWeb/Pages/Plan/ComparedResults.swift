import SamplanBase
import SamplanPlanning

/// What of two results can be compared.
struct ComparedResults {
  let a: PlanResult
  let b: PlanResult

  /// What keeps the random patients from being the same, all at once; empty when nothing does.
  var obstacles: [Text] {
    var found: [Text] = []
    let (p, q) = (a.provenance, b.provenance)
    if p.seed != q.seed {
      found.append(
        Text(sv: "fröet (\(p.seed) och \(q.seed))", en: "the seed (\(p.seed) and \(q.seed))"))
    }
    if a.regions != b.regions {
      found.append(Text(sv: "vilka regioner som ingår", en: "the regions that take part"))
    }
    if p.days != q.days {
      found.append(
        Text(sv: "antalet dygn (\(p.days) och \(q.days))", en: "the days (\(p.days) and \(q.days))")
      )
    }
    if a.careTypes != b.careTypes {
      found.append(Text(sv: "vårdtyperna", en: "the care types"))
    }
    if p.engineVersion != q.engineVersion {
      found.append(Text(sv: "modellens version", en: "the model's version"))
    }
    return found
  }

  /// Whether the random patients are the same in both.
  var sameChance: Bool { obstacles.isEmpty }

  /// The two subtracted outcome by outcome; nil where the patients are not the same, or a result
  /// does not keep its outcomes of the variant.
  func paired(_ kind: PlanResult.VariantKind) -> PairedResults? {
    sameChance ? PairedResults(a, b, kind) : nil
  }

  /// The variant that the answer is about: the joint plan where both keep it.
  var answering: (kind: PlanResult.VariantKind, paired: PairedResults)? {
    for kind in [PlanResult.VariantKind.plan, .alone] {
      if let paired = paired(kind) { return (kind, paired) }
    }
    return nil
  }

  /// The difference of two means, and the error it would have were the patients not the same: with
  /// the same patients it is as a rule smaller, and how much was not computed.
  static func difference(_ a: PlanResult.Estimate, _ b: PlanResult.Estimate)
    -> PlanResult.Estimate
  {
    let error: Double? =
      if let x = a.standardError, let y = b.standardError { (x * x + y * y).squareRoot() } else {
        nil
      }
    return .init(mean: b.mean - a.mean, standardError: error)
  }
}
