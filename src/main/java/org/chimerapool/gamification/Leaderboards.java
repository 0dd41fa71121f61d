package org.chimerapool.gamification;

import java.util.List;
import java.util.Optional;
import org.chimerapool.pool.PoolId;

/// Who leads. Answers from memory, but for the archive of seasons, which blocks on the database.
public interface Leaderboards {

  /// @param size empty for all classes together
  Board board(PoolId pool, BoardKind kind, BoardSpan span, Optional<SizeClass> size);

  /// The season that runs now.
  Season season();

  /// Seasons that are over and have standings, the latest first.
  List<Season> archive(PoolId pool);

  /// A miner's class; empty where it is not known.
  Optional<SizeClass> sizeOf(PoolId pool, String address);

  /// The place of an address on a board, also where its owner merged it into another's entry.
  Optional<BoardRow> place(Board board, String address);
}
