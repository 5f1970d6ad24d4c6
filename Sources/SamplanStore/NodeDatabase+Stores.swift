import SamplanService

extension NodeDatabase {
  /// Everything beside the journal, in this file.
  package var stores: Stores {
    Stores(
      accounts: AccountsSQLite(self), sessions: SessionsSQLite(self), drafts: DraftsSQLite(self),
      runs: RunsSQLite(self), audit: AuditSQLite(self))
  }
}
