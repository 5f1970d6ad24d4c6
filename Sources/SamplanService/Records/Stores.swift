/// What a node keeps beside the journal, each behind its own protocol.
package struct Stores: Sendable {
  package let accounts: any AccountStore
  package let sessions: any SessionStore
  package let drafts: any DraftStore
  package let runs: any RunStore
  package let audit: any AuditStore

  package init(
    accounts: any AccountStore, sessions: any SessionStore, drafts: any DraftStore,
    runs: any RunStore, audit: any AuditStore
  ) {
    self.accounts = accounts
    self.sessions = sessions
    self.drafts = drafts
    self.runs = runs
    self.audit = audit
  }
}
