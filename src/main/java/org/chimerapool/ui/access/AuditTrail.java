package org.chimerapool.ui.access;

import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Audit;
import org.chimerapool.identity.AuditAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Writes into the log and into the audit trail. What was done stays done when the database is
/// away, and the log says that the trail lacks it.
@Component
class AuditTrail implements Trail {

  private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

  private final Audit audit;

  AuditTrail(Audit audit) {
    this.audit = audit;
  }

  @Override
  public void record(Actor who, AuditAction what, String subject, String before, String after) {
    String plain = subject.replaceAll("\\p{Cntrl}+", " ");
    LOG.info("{}: {} {}", who.login(), what, plain);
    try {
      audit.record(who, what, subject, before, after);
    } catch (RuntimeException away) {
      LOG.warn("the audit trail lacks {} {}: {}", what, plain, away.toString());
    }
  }
}
