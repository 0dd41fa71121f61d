package org.chimerapool.stats;

import java.util.Optional;
import org.chimerapool.kernel.Difficulty;

/// The greatest difficulties that hashes had.
///
/// @param ever since the database remembers
/// @param day of the running day in UTC
/// @param round of the running round
public record BestShares(
    Optional<Difficulty> ever, Optional<Difficulty> day, Optional<Difficulty> round) {

  public static final BestShares NONE =
      new BestShares(Optional.empty(), Optional.empty(), Optional.empty());
}
