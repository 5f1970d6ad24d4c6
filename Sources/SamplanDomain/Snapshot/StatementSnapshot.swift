import HashTreeCollections
import SamplanBase

/// The statements of a record that are few: each as its payload would be written now, with what the
/// header said. Figures, of which there are many, have columns of their own.
extension PartyRecord {
  func writeStatements(to writer: inout SnapshotWriter) throws(Refusal) {
    let lists: [[(Statement, Heading)]] = [
      opened.map { [(.partyOpened($0.value), Heading($0))] } ?? [],
      hospitals.values.sorted { $0.value.hospital < $1.value.hospital }
        .map { (.hospitalRegistered($0.value), Heading($0)) },
      limits.map { (.limitsSet($0.value), Heading($0)) },
      bases.map { (.basisSet($0.value), Heading($0)) },
      scenarios.values.sorted { $0.value.scenario < $1.value.scenario }
        .map { (.scenarioWritten($0.value), Heading($0)) },
      plans.values.sorted { $0.value.plan < $1.value.plan }
        .map { (.planPublished($0.value), Heading($0)) },
      costKeys.values.sorted { $0.value.key < $1.value.key }
        .map { (.costKeySet($0.value), Heading($0)) },
      cases.sorted { $0.key < $1.key }
        .flatMap { $0.value.map { (.caseWritten($0.value), Heading($0)) } },
      caseTexts.sorted { $0.key < $1.key }
        .flatMap { $0.value.map { (.caseTextSettled($0.value), Heading($0)) } },
      decisionPlans.values.sorted { $0.value.number < $1.value.number }
        .map { (.decisionPlanned($0.value), Heading($0)) },
      decisions.sorted { $0.key < $1.key }
        .flatMap { $0.value.map { (.decisionRecorded($0.value), Heading($0)) } },
    ]
    writer.write(UInt32(lists.reduce(0) { $0 + $1.count }))
    for (statement, heading) in lists.joined() {
      let encoded = try StatementCodec.encode(statement)
      writer.write(encoded.typeName)
      writer.write(UInt32(encoded.typeVersion))
      writer.write(encoded.body)
      heading.write(to: &writer)
    }
  }

  mutating func readStatements(from reader: inout SnapshotReader) throws(SnapshotDefect) {
    for _ in 0..<(try reader.read(UInt32.self)) {
      let typeName = try reader.readText()
      let version = Int(try reader.read(UInt32.self))
      let body = try reader.readBytes()
      let heading = try Heading(reading: &reader)
      guard heading.index < size,
        let statement = StatementCodec.decode(typeName: typeName, version: version, body: body)
      else { throw SnapshotDefect() }
      let entry = FoldableEntry(
        party: party, index: heading.index, time: heading.time,
        authorFunction: heading.authorFunction, typeName: typeName, typeVersion: version,
        informationClass: heading.informationClass, audience: heading.audience,
        hash: heading.hash, body: nil)
      try put(statement, from: entry)
    }
  }

  /// Puts a statement back where the fold had put it.
  private mutating func put(
    _ statement: Statement, from entry: FoldableEntry
  ) throws(SnapshotDefect) {
    let wasFree: Bool
    switch statement {
    case .partyOpened(let value):
      wasFree = opened == nil
      opened = Stated(value, from: entry)
    case .hospitalRegistered(let value):
      wasFree = hospitals.updateValue(Stated(value, from: entry), forKey: value.hospital) == nil
    case .limitsSet(let value):
      wasFree = limits.last.map { $0.reference.index < entry.index } ?? true
      limits.append(Stated(value, from: entry))
    case .basisSet(let value):
      wasFree = bases.last.map { $0.reference.index < entry.index } ?? true
      bases.append(Stated(value, from: entry))
    case .scenarioWritten(let value):
      wasFree = scenarios.updateValue(Stated(value, from: entry), forKey: value.scenario) == nil
    case .planPublished(let value):
      wasFree = plans.updateValue(Stated(value, from: entry), forKey: value.plan) == nil
    case .costKeySet(let value):
      wasFree = costKeys.updateValue(Stated(value, from: entry), forKey: value.key) == nil
    case .caseWritten(let value):
      wasFree = isAfter(cases[value.number]?.last, entry)
      cases[value.number, default: []].append(Stated(value, from: entry))
    case .caseTextSettled(let value):
      wasFree = isAfter(caseTexts[value.number]?.last, entry)
      caseTexts[value.number, default: []].append(Stated(value, from: entry))
    case .decisionPlanned(let value):
      wasFree = decisionPlans.updateValue(Stated(value, from: entry), forKey: value.number) == nil
    case .decisionRecorded(let value):
      wasFree = isAfter(decisions[value.number]?.last, entry)
      decisions[value.number, default: []].append(Stated(value, from: entry))
    case .figuresReported:
      wasFree = false
    }
    guard wasFree else { throw SnapshotDefect() }
  }
}

/// Whether the entry stands after the last of a list of statements.
private func isAfter<Value>(_ last: Stated<Value>?, _ entry: FoldableEntry) -> Bool {
  last.map { $0.reference.index < entry.index } ?? true
}

/// What the header of a statement's entry said.
private struct Heading {
  let index: Int
  let hash: Digest
  let time: Instant
  let authorFunction: String
  let informationClass: InformationClass
  let audience: Audience

  init<Value>(_ stated: Stated<Value>) {
    index = stated.reference.index
    hash = stated.reference.hash
    time = stated.time
    authorFunction = stated.authorFunction
    informationClass = stated.informationClass
    audience = stated.audience
  }

  init(reading reader: inout SnapshotReader) throws(SnapshotDefect) {
    index = try reader.readCount()
    hash = try reader.readDigest()
    time = try Instant(inSnapshot: reader.read(Int64.self))
    authorFunction = try reader.readText()
    informationClass = try reader.readCase(of: InformationClass.self)
    audience = try reader.readCase(of: Audience.self)
  }

  func write(to writer: inout SnapshotWriter) {
    writer.write(Int64(index))
    writer.write(bare: hash.bytes)
    writer.write(time.milliseconds)
    writer.write(authorFunction)
    writer.write(CaseNumbers(InformationClass.self).number(of: informationClass))
    writer.write(CaseNumbers(Audience.self).number(of: audience))
  }
}
