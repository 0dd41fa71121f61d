package org.chimerapool.gamification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chimerapool.pool.PoolId;

/// A leaderboard at one moment.
///
/// @param size empty for all classes together
/// @param rows the first first
/// @param at as far as the figures go
/// @param closed final standings of a season that is over
public record Board(
    PoolId pool,
    BoardKind kind,
    BoardSpan span,
    Optional<SizeClass> size,
    List<BoardRow> rows,
    Instant at,
    boolean closed) {

  public Board {
    rows = List.copyOf(rows);
  }
}
