import GRDB

/// One named step of the schema. Once released it is never changed; what must be otherwise comes
/// as a new step.
package struct StoreMigration: Sendable {
  /// `journal-1`: what and which step. Never used twice.
  package let name: String
  /// Makes the tables, inside a transaction.
  package let apply: @Sendable (Database) throws -> Void

  package init(_ name: String, _ apply: @escaping @Sendable (Database) throws -> Void) {
    self.name = name
    self.apply = apply
  }
}

/// All steps of the schema, in order. New ones are added at the end.
package enum StoreMigrations {
  package static let all: [StoreMigration] = JournalSchema.migrations + NodeSchema.migrations
}
