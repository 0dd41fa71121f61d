package org.chimerapool.deployment.insight;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.chimerapool.deployment.RunState;

/// Which runs are wanted. Empty parts want all.
///
/// @param text in the machine's name, the reason, the line that told of a failure, or the host
/// @param from made at or after
/// @param until made before
public record HistoryFilter(
    Set<RunState> states,
    String recipe,
    OptionalLong target,
    String label,
    String place,
    String by,
    OptionalLong signature,
    Optional<Instant> from,
    Optional<Instant> until,
    String text) {

  public static final HistoryFilter ALL =
      new HistoryFilter(
          Set.of(),
          "",
          OptionalLong.empty(),
          "",
          "",
          "",
          OptionalLong.empty(),
          Optional.empty(),
          Optional.empty(),
          "");

  public HistoryFilter {
    states = Set.copyOf(states);
  }
}
