import HashTreeCollections
import SamplanBase

extension PartyRecord {
  /// The case with this number as the kansli worded it last; nil in other parties' records.
  package func `case`(_ number: CaseID) -> Stated<CaseWritten>? { cases[number]?.last }

  /// The region's decisions in a case, oldest first, without those that were corrected.
  package func decisions(in number: CaseID) -> [Stated<DecisionRecorded>] {
    let all = decisions[number] ?? []
    let corrected = Set(all.compactMap(\.value.corrects))
    return all.filter { !corrected.contains($0.reference.index) }
  }

  /// Everything the region has recorded about decisions in a case, oldest first, corrected ones
  /// included.
  package func decisionHistory(in number: CaseID) -> [Stated<DecisionRecorded>] {
    decisions[number] ?? []
  }
}

extension NationalPicture {
  /// The case with this number as worded last.
  package func `case`(_ number: CaseID) -> Stated<CaseWritten>? { self[.kansli].case(number) }

  /// All cases as worded last, by number.
  package var cases: [Stated<CaseWritten>] {
    self[.kansli].cases.values.compactMap(\.last).sorted { a, b in
      a.value.number < b.value.number
    }
  }

  /// Every settled version of a case's text, oldest first; the last one is in force.
  package func texts(of number: CaseID) -> [Stated<CaseTextSettled>] {
    self[.kansli].caseTexts[number] ?? []
  }

  /// The cost key with this name.
  package func costKey(_ key: CostKeyID) -> Stated<CostKey>? { self[.kansli].costKeys[key] }

  /// The cost keys, the one in force latest first.
  package var costKeys: [Stated<CostKey>] {
    self[.kansli].costKeys.values.sorted { a, b in
      (a.value.from, a.value.key) > (b.value.from, b.value.key)
    }
  }

  /// What a case costs each region, by code, over all its years; empty without costs or key.
  ///
  /// Each cost is shared by the key by itself, so that every row adds up exactly.
  package func costShares(of value: CaseWritten) -> [CostShare] {
    guard !value.costs.isEmpty, let id = value.costKey, let key = costKey(id)?.value else {
      return []
    }
    var sums: [PartyCode: CostShare] = [:]
    for cost in value.costs {
      for share in key.shares(of: cost.amount) {
        let former = sums[share.region]
        sums[share.region] = CostShare(
          region: share.region, equal: share.equal.adding(former?.equal ?? .zero) ?? share.equal,
          byPopulation: share.byPopulation.adding(former?.byPopulation ?? .zero)
            ?? share.byPopulation)
      }
    }
    return sums.values.sorted { $0.region < $1.region }
  }
}

extension CaseWritten {
  /// All common costs together.
  package var costTotal: Money {
    costs.reduce(.zero) { $0.adding($1.amount) ?? $0 }
  }
}
