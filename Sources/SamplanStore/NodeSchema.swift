import GRDB

/// Tables of the node's own affairs: accounts, sessions, drafts, runs and the access log. None of
/// them is ever replicated.
enum NodeSchema {
  static let migrations = [
    StoreMigration("accounts-1", accounts), StoreMigration("drafts-1", drafts),
    StoreMigration("runs-1", runs), StoreMigration("audit-1", audit),
    StoreMigration("runs-2", trialRuns), StoreMigration("runs-mode", runModes),
  ]

  private static func accounts(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE accounts (
          name TEXT NOT NULL PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 64),
          role TEXT NOT NULL,
          party TEXT,
          clearance TEXT NOT NULL,
          verifier TEXT,
          closed INTEGER,
          created INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX accounts_by_party ON accounts (party, name);

        CREATE TABLE sign_in_failures (
          name TEXT NOT NULL PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 64),
          count INTEGER NOT NULL CHECK (count > 0),
          last INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE sessions (
          token_hash BLOB NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
          account TEXT NOT NULL,
          created INTEGER NOT NULL,
          expires INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX sessions_by_account ON sessions (account);
        CREATE INDEX sessions_by_end ON sessions (expires);
        """)
  }

  private static func drafts(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE drafts (
          account TEXT NOT NULL,
          form TEXT NOT NULL CHECK (length(form) BETWEEN 1 AND 200),
          content BLOB NOT NULL CHECK (length(content) <= 262144),
          saved INTEGER NOT NULL,
          PRIMARY KEY (account, form)
        ) STRICT;
        """)
  }

  /// Inputs and results stand apart, so that a list of runs reads no large rows.
  private static func runs(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE runs (
          sequence INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          year INTEGER NOT NULL,
          state TEXT NOT NULL,
          party TEXT NOT NULL,
          author TEXT NOT NULL,
          account TEXT NOT NULL,
          scenario TEXT NOT NULL,
          scenario_name TEXT NOT NULL,
          days INTEGER NOT NULL,
          replications INTEGER NOT NULL,
          seed TEXT NOT NULL,
          input_hash BLOB NOT NULL CHECK (length(input_hash) = 32),
          class TEXT NOT NULL,
          audience TEXT NOT NULL,
          asked INTEGER NOT NULL,
          started INTEGER,
          ended INTEGER,
          stage TEXT,
          share REAL,
          stop_asked INTEGER NOT NULL DEFAULT 0 CHECK (stop_asked IN (0, 1)),
          reason_sv TEXT,
          reason_en TEXT,
          published TEXT,
          lease TEXT,
          lease_until INTEGER,
          CHECK ((state = 'running') = (lease IS NOT NULL))
        ) STRICT;

        CREATE INDEX runs_by_state ON runs (state, sequence);

        CREATE TABLE run_inputs (
          id TEXT NOT NULL PRIMARY KEY REFERENCES runs (id),
          bytes BLOB NOT NULL CHECK (length(bytes) <= 64000000)
        ) STRICT;

        CREATE TABLE run_results (
          id TEXT NOT NULL PRIMARY KEY REFERENCES runs (id),
          bytes BLOB NOT NULL CHECK (length(bytes) <= 64000000)
        ) STRICT;
        """)
  }

  /// A run can be a trial of another.
  private static func trialRuns(_ db: Database) throws {
    try db.execute(
      sql: """
        ALTER TABLE runs ADD COLUMN scenario_name_en TEXT;
        ALTER TABLE runs ADD COLUMN based_on TEXT;
        """)
  }

  /// A run is of the need or with today's resources; those before were all of the latter.
  private static func runModes(_ db: Database) throws {
    try db.execute(
      sql: """
        ALTER TABLE runs ADD COLUMN mode TEXT NOT NULL DEFAULT 'resources'
          CHECK (mode IN ('need', 'resources'));
        """)
  }

  private static func audit(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE audit (
          number INTEGER PRIMARY KEY CHECK (number >= 0),
          time INTEGER NOT NULL,
          account TEXT,
          role TEXT,
          action TEXT NOT NULL,
          party TEXT,
          subject TEXT NOT NULL,
          class TEXT NOT NULL,
          done INTEGER NOT NULL CHECK (done IN (0, 1)),
          chain BLOB NOT NULL CHECK (length(chain) = 32)
        ) STRICT;

        CREATE TRIGGER audit_stays BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the access log is only added to'); END;

        CREATE TRIGGER audit_stands BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the access log is only added to'); END;
        """)
  }
}
