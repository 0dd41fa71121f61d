package org.chimerapool.identity;

import java.util.Optional;

/// Which rows of the audit trail are wanted.
///
/// @param text part of who, what, on what or from where, any case; empty for all
/// @param olderThan only rows with a smaller number; empty for the newest
public record AuditFilter(String text, Optional<AuditAction> action, Optional<Long> olderThan) {

  public static final AuditFilter ALL = new AuditFilter("", Optional.empty(), Optional.empty());
}
