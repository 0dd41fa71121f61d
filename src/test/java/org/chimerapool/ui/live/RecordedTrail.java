package org.chimerapool.ui.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.AuditAction;
import org.chimerapool.identity.Role;
import org.chimerapool.ui.access.Trail;

/// Remembers what was written down.
public final class RecordedTrail implements Trail {

  public static final Actor OPERATOR = new Actor("otto", Optional.of(Role.OPERATOR), "192.0.2.7");
  public static final Actor SUPPORT = new Actor("sue", Optional.of(Role.SUPPORT), "192.0.2.8");
  public static final Actor VIEWER = new Actor("vera", Optional.of(Role.VIEWER), "192.0.2.9");

  /// Who did what on what, one line each.
  public final List<String> lines = new ArrayList<>();

  @Override
  public void record(Actor who, AuditAction what, String subject, String before, String after) {
    lines.add(who.login() + " " + what + " " + subject);
  }
}
