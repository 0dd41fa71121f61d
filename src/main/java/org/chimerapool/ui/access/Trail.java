package org.chimerapool.ui.access;

import org.chimerapool.identity.Actor;
import org.chimerapool.identity.AuditAction;

/// Where a screen writes down what somebody did, right after it worked.
@FunctionalInterface
public interface Trail {

  /// @param subject on what, in the words of the screen
  /// @param before as it was; empty where that says nothing
  /// @param after as it is now; empty where that says nothing
  void record(Actor who, AuditAction what, String subject, String before, String after);

  default void record(Actor who, AuditAction what, String subject) {
    record(who, what, subject, "", "");
  }
}
