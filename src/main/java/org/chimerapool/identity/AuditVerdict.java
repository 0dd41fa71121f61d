package org.chimerapool.identity;

/// What came of checking the whole audit trail.
public sealed interface AuditVerdict {

  /// @param rows how many there are
  /// @param head hash of the last one, 64 hex digits; zeros where there is none
  record Whole(long rows, String head) implements AuditVerdict {}

  /// @param number of the first row that is wrong or missing
  record Broken(long number, Fault fault) implements AuditVerdict {}

  /// What is wrong with a row.
  enum Fault {
    /// A row is missing here.
    GAP,
    /// The row does not carry the hash of the one before.
    LINK,
    /// The row was changed: its own hash does not fit.
    CONTENT,
    /// This installation remembers the row, and the trail ends before it.
    CUT,
    /// This installation remembers another hash of the row: the trail was written anew.
    REPLACED
  }
}
