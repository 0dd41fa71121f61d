package org.chimerapool.identity;

import java.util.Optional;
import org.chimerapool.identity.AuditVerdict.Broken;
import org.chimerapool.identity.AuditVerdict.Fault;
import org.jspecify.annotations.Nullable;

/// Follows the chain row by row, in order, and remembers the first fault.
final class AuditCheck {

  private final Optional<AuditHead> remembered;
  private long last;
  private String head = AuditChain.GENESIS;
  private @Nullable Broken broken;

  /// @param remembered what this installation knows of the chain apart from the database
  AuditCheck(Optional<AuditHead> remembered) {
    this.remembered = remembered;
  }

  void next(AuditEntry row) {
    if (broken != null) {
      return;
    }
    fault(row).ifPresent(found -> broken = found);
    last = row.number();
    head = row.hash();
  }

  private Optional<Broken> fault(AuditEntry row) {
    if (row.number() != last + 1) {
      return Optional.of(new Broken(last + 1, Fault.GAP));
    }
    if (!row.previous().equals(head)) {
      return Optional.of(new Broken(row.number(), Fault.LINK));
    }
    if (!row.hash().equals(AuditChain.hash(row))) {
      return Optional.of(new Broken(row.number(), Fault.CONTENT));
    }
    return remembered
        .filter(known -> known.number() == row.number() && !known.hash().equals(row.hash()))
        .map(known -> new Broken(row.number(), Fault.REPLACED));
  }

  AuditVerdict verdict() {
    if (broken != null) {
      return broken;
    }
    return remembered
        .filter(known -> known.number() > last)
        .<AuditVerdict>map(known -> new Broken(last + 1, Fault.CUT))
        .orElseGet(() -> new AuditVerdict.Whole(last, head));
  }
}
