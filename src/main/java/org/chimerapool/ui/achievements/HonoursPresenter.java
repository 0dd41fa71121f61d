package org.chimerapool.ui.achievements;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.chimerapool.gamification.Achievements;
import org.chimerapool.gamification.Board;
import org.chimerapool.gamification.BoardKind;
import org.chimerapool.gamification.BoardRow;
import org.chimerapool.gamification.BoardSpan;
import org.chimerapool.gamification.Leaderboards;
import org.chimerapool.gamification.Levels;
import org.chimerapool.gamification.SizeClass;
import org.chimerapool.gamification.Streaks;
import org.chimerapool.pool.PoolId;
import org.springframework.stereotype.Component;

/// Computes what a miner has won; from memory.
@Component
public class HonoursPresenter {

  private final Achievements achievements;
  private final Levels levels;
  private final Streaks streaks;
  private final Leaderboards boards;
  private final Clock clock;

  HonoursPresenter(
      Achievements achievements, Levels levels, Streaks streaks, Leaderboards boards, Clock clock) {
    this.achievements = achievements;
    this.levels = levels;
    this.streaks = streaks;
    this.boards = boards;
    this.clock = clock;
  }

  public Honours read(PoolId pool, String address) {
    Optional<SizeClass> size = boards.sizeOf(pool, address);
    Board board =
        boards.board(pool, BoardKind.HASHRATE, new BoardSpan.InSeason(boards.season()), size);
    return new Honours(
        levels.level(pool, address),
        streaks.streak(pool, address),
        size,
        boards.place(board, address).map(BoardRow::rank),
        board.rows().size(),
        achievements.of(pool, address),
        achievements.next(pool, address),
        achievements.rules().size(),
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }
}
