package org.chimerapool.deployment.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How machines come into the fleet. Everything may block on the database.
public interface Enrolments {

  /// Makes a token. It is told here and never again: only its hash is kept.
  Opened open(EnrolmentPlan plan);

  /// Ends a token before its time.
  void close(long id);

  /// What a token has brought so far; empty when there is no such.
  Optional<Standing> standing(long id);

  /// Machines that wait for a decision, the oldest first.
  List<Candidate> candidates();

  /// Makes a new key to sign with; machines follow it when they ask next.
  ///
  /// @return its fingerprint
  String renewConsoleKey();

  /// @param token 27 characters, 160 random bits
  record Opened(long id, String token, Instant expiresAt) {

    /// Without the token.
    @Override
    public String toString() {
      return "Opened[%d]".formatted(id);
    }
  }

  /// @param came machines that used it, by name
  record Standing(long id, int usesLeft, Instant expiresAt, List<Target> came) {}

  /// @param code what the machine shows too, where it is the right one
  /// @param fingerprint of the key that the code belongs to
  /// @param newKey it belongs to the fleet already and shows a key that is not its own so far
  record Candidate(Target target, String code, String fingerprint, boolean newKey) {}
}
