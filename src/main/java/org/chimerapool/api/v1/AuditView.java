package org.chimerapool.api.v1;

import java.time.Instant;
import org.chimerapool.identity.AuditEntry;

/// One row of the audit trail.
///
/// @param actor login; empty for somebody who was not signed in
/// @param hash over this row and the one before, hex
record AuditView(
    long number,
    Instant at,
    String actor,
    String role,
    String origin,
    String action,
    String subject,
    String before,
    String after,
    String hash) {

  static AuditView of(AuditEntry row) {
    return new AuditView(
        row.number(),
        row.at(),
        row.actor(),
        row.role(),
        row.origin(),
        row.action(),
        row.subject(),
        row.before(),
        row.after(),
        row.hash());
  }
}
