package org.chimerapool.deployment.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The machines. Everything may block on the database.
public interface Fleet {

  /// By name.
  List<Target> all();

  Optional<Target> find(long id);

  /// Accepted machines that an expression means, by name; see [LabelExpression].
  ///
  /// @throws IllegalArgumentException naming what is wrong in the expression
  List<Target> matching(String labelExpression);

  /// A machine that the console reaches by itself, accepted at once.
  ///
  /// @throws IllegalArgumentException for one with an agent: those enrol themselves
  Target add(NewTarget target);

  /// Makes a pending machine one of the fleet, or takes the new key that one of the fleet shows.
  ///
  /// @param fingerprint of the key whose code was compared, see [Enrolments.Candidate]
  /// @return false when there is nothing to decide, or the machine shows another key meanwhile
  boolean accept(long id, String fingerprint, String by);

  /// Shuts a machine out for good, a pending or an accepted one.
  ///
  /// @return false when it is neither
  boolean revoke(long id, String by);

  /// Leaves a machine with the key that it had.
  ///
  /// @return false when it shows no other
  boolean refuseNewKey(long id);

  /// Changes all of it or nothing.
  ///
  /// @throws IllegalArgumentException saying what was expected
  void change(long id, String name, String place, Set<String> labels, boolean spare);

  /// Pins the key that a host showed, where none is pinned.
  ///
  /// @return false when another one is
  boolean hostKey(long id, String key);

  /// Pins another key for a host, in place of the one that it had.
  ///
  /// @return false when it is no host that the console logs in to
  boolean newHostKey(long id, String key);

  /// A run has put a component on a machine.
  void installed(long target, String component, String version);

  /// A machine was heard or reached.
  void seen(long target, Instant at);

  /// What a machine reported of itself replaces what it reported before, fact by fact.
  void hardware(long target, Map<String, String> facts);
}
