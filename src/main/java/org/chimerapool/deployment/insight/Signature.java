package org.chimerapool.deployment.insight;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A kind of failure.
///
/// @param pattern the line that tells, without numbers, paths and hosts
/// @param known what the shipped catalogue calls it
/// @param cause an operator's words, like `fix` and `note`; empty where nobody said anything
/// @param mended failed runs after which another on the same machine succeeded
/// @param triedAgain failed runs after which there was another on the same machine
/// @param mends by what was changed, the most frequent first
public record Signature(
    long id,
    String pattern,
    String step,
    OptionalInt exitCode,
    Optional<KnownFault> known,
    String cause,
    String fix,
    String note,
    long runs,
    Instant first,
    Instant last,
    Map<String, Long> byRecipe,
    long triedAgain,
    long mended,
    List<Mend> mends) {

  public Signature {
    byRecipe = Map.copyOf(byRecipe);
    mends = List.copyOf(mends);
  }

  /// What differed between a failed run and the next on the same machine, which succeeded.
  ///
  /// @param what names of parameters, or the version; empty for a mere retry
  /// @param times it helped, of so many that it was `tried`
  public record Mend(Kind kind, String what, long times, long tried) {

    public enum Kind {
      RETRY_ONLY,
      VERSION,
      PARAMETERS
    }
  }
}
