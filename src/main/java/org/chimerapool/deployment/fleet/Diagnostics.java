package org.chimerapool.deployment.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Bundles of facts that a machine collects when it is asked to, secrets made unreadable. There is
/// no shell behind it: the machine decides what is in it.
public interface Diagnostics {

  /// Asks a machine; one that has been asked and has not answered is not asked twice.
  ///
  /// @return false when there is no such machine with an agent
  boolean want(long target, String by);

  /// Of one machine, the newest first; without those that are over.
  List<Bundle> of(long target);

  /// What a bundle holds, as text; empty when there is none or it is over.
  Optional<String> content(long bundle);

  /// @param arrivedAt empty while the machine has not answered
  /// @param bytes of it
  record Bundle(
      long id,
      long target,
      Instant wantedAt,
      String wantedBy,
      Optional<Instant> arrivedAt,
      Instant expiresAt,
      int bytes) {}
}
