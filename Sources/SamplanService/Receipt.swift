import SamplanBase

/// What the writer gets back when a statement has been made durable (kvitto).
package struct Receipt: Sendable, Hashable {
  package let party: PartyCode
  /// The size of the party's log that holds the statement: what a later page waits for.
  package let size: Int
  /// False when the statement said nothing new, and so was not written again.
  package let changed: Bool

  package init(party: PartyCode, size: Int, changed: Bool) {
    self.party = party
    self.size = size
    self.changed = changed
  }
}

/// What came of a file of figures.
package struct ImportReceipt: Sendable, Hashable {
  package let receipt: Receipt
  /// Rows in the file, its heading not counted.
  package let rows: Int
  /// Figures that were new or different, and so were written.
  package let written: Int

  package init(receipt: Receipt, rows: Int, written: Int) {
    self.receipt = receipt
    self.rows = rows
    self.written = written
  }
}
