import Foundation
import SamplanBase
import SamplanDomain

extension PlanResult {
  /// Outcome by outcome (utfall för utfall) what a variant came to, in order of the replications:
  /// two runs with the same random patients can be subtracted outcome by outcome, and the error of
  /// their difference is that of the pairs.
  package struct Outcomes: Sendable, Hashable, Codable {
    package var kind: VariantKind
    /// Bed-days short in the country, by care type.
    package var byCare: [OutcomeRow]
    /// Bed-days short, all care types, by region.
    package var byRegion: [OutcomeRow]
    /// Patients moved between regions.
    package var moved: OutcomeRow

    /// Outcomes kept of a variant at most, the first ones: some 50 rows of them are a few hundred
    /// kilobytes.
    package static let most = 2000

    package init(
      kind: VariantKind, byCare: [OutcomeRow], byRegion: [OutcomeRow], moved: OutcomeRow
    ) {
      self.kind = kind
      self.byCare = byCare
      self.byRegion = byRegion
      self.moved = moved
    }

    /// Outcomes kept.
    package var count: Int { moved.values.count }

    /// Bed-days short in the country, all care types, by outcome.
    package var total: [Int] {
      byCare.reduce(into: [Int](repeating: 0, count: count)) { sums, row in
        for (place, value) in row.values.enumerated() where place < sums.count {
          sums[place] += value
        }
      }
    }
  }

  /// Whole numbers, one for each outcome, written as a text: Base64 of the numbers in groups of
  /// seven bits, the lowest first, a set upper bit for each group but the last.
  package struct OutcomeRow: Sendable, Hashable, Codable {
    /// Zero or more each.
    package var values: [Int]

    /// - Parameter values: negative ones count as 0.
    package init(_ values: [Int]) { self.values = values.map { max(0, $0) } }

    package init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      guard let bytes = Data(base64Encoded: try container.decode(String.self)) else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "no Base64")
      }
      values = []
      var value = 0
      var shift = 0
      for byte in bytes {
        guard shift < 56 else {
          throw DecodingError.dataCorruptedError(in: container, debugDescription: "too large")
        }
        value |= Int(byte & 0x7F) << shift
        shift += 7
        if byte & 0x80 == 0 {
          values.append(value)
          (value, shift) = (0, 0)
        }
      }
    }

    package func encode(to encoder: any Encoder) throws {
      var bytes = Data(capacity: values.count * 2)
      for value in values {
        var left = value
        while left >= 0x80 {
          bytes.append(UInt8(truncatingIfNeeded: left) | 0x80)
          left >>= 7
        }
        bytes.append(UInt8(left))
      }
      var container = encoder.singleValueContainer()
      try container.encode(bytes.base64EncodedString())
    }
  }
}
