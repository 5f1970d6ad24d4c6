import GRDB

/// Tables of the journal.
enum JournalSchema {
  static let migrations = [StoreMigration("journal-1", first)]

  /// `entries.sequence` is the order in which this node stored them. A state of 0 means that the
  /// payload is present, 1 withheld, 2 erased, 3 not yet here. Headers are never changed and
  /// entries never deleted; the triggers stop a mistake in the program, not a person.
  private static func first(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE journal (
          one INTEGER PRIMARY KEY CHECK (one = 1),
          id TEXT NOT NULL CHECK (length(id) BETWEEN 32 AND 64)
        ) STRICT;

        CREATE TABLE logs (
          party TEXT NOT NULL PRIMARY KEY CHECK (length(party) = 2),
          size INTEGER NOT NULL CHECK (size > 0),
          nodes BLOB NOT NULL CHECK (length(nodes) > 0 AND length(nodes) % 32 = 0),
          last_time INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE entries (
          sequence INTEGER PRIMARY KEY,
          party TEXT NOT NULL CHECK (length(party) = 2),
          idx INTEGER NOT NULL CHECK (idx >= 0),
          leaf BLOB NOT NULL CHECK (length(leaf) = 32),
          payload_state INTEGER NOT NULL CHECK (payload_state BETWEEN 0 AND 3),
          header BLOB NOT NULL CHECK (length(header) BETWEEN 1 AND 4096),
          payload BLOB,
          CHECK ((payload_state = 0) = (payload IS NOT NULL)),
          UNIQUE (party, idx)
        ) STRICT;

        CREATE TRIGGER entries_stay BEFORE DELETE ON entries
        BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;

        CREATE TRIGGER headers_stay BEFORE UPDATE OF party, idx, leaf, header
        ON entries
        BEGIN SELECT RAISE(ABORT, 'headers are never changed'); END;

        CREATE TABLE checkpoints (
          party TEXT NOT NULL CHECK (length(party) = 2),
          size INTEGER NOT NULL CHECK (size > 0),
          day INTEGER NOT NULL,
          note BLOB NOT NULL CHECK (length(note) BETWEEN 1 AND 262144),
          PRIMARY KEY (party, size)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE blobs (
          sequence INTEGER PRIMARY KEY,
          hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
          salt BLOB NOT NULL CHECK (length(salt) = 16),
          class TEXT NOT NULL
            CHECK (class IN ('open', 'internal', 'secrecy', 'restricted')),
          audience TEXT NOT NULL
            CHECK (audience IN ('own', 'sjukvardsregion', 'regions', 'authorities')),
          bytes BLOB NOT NULL CHECK (length(bytes) <= 64000000)
        ) STRICT;
        """)
  }
}
