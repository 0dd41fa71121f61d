package org.chimerapool.identity;

import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.stereotype.Component;

/// Writes down who signs out by themselves.
@Component
class SignOutTrail {

  private final Audit audit;

  SignOutTrail(Audit audit) {
    this.audit = audit;
  }

  @EventListener
  void signedOut(LogoutSuccessEvent event) {
    Visitor.of(event.getAuthentication())
        .ifPresent(
            visitor ->
                audit.record(
                    Actor.of(visitor), AuditAction.SIGNED_OUT, "account " + visitor.login()));
  }
}
