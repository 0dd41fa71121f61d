package org.chimerapool.deployment.insight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Failures by what they have in common.
public interface Signatures {

  /// Those seen since, the most frequent first.
  List<Signature> seen(Instant since, int limit);

  Optional<Signature> find(long id);

  /// What a run failed of; empty unless it failed.
  Optional<Diagnosis> of(long run);

  /// Keeps an operator's words beside a signature.
  ///
  /// @return false when there is no such signature
  boolean explain(long id, String cause, String fix, String note, String by);
}
