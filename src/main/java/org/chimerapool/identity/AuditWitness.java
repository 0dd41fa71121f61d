package org.chimerapool.identity;

import java.util.Optional;

/// Remembers the end of the audit trail apart from the database, so that a trail that was cut short
/// or written anew is noticed.
interface AuditWitness {

  Optional<AuditHead> remembered();

  /// Forgets what it knew before; a head that is not newer is left out.
  void remember(AuditHead head);
}
