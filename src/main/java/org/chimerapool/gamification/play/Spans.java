package org.chimerapool.gamification.play;

import org.chimerapool.gamification.BoardSpan;
import org.chimerapool.gamification.board.Score;

/// What a miner did in each span that leaderboards know.
record Spans(Score season, Score week, Score all) {

  static final Spans NONE = new Spans(Score.NONE, Score.NONE, Score.NONE);

  Score in(BoardSpan span) {
    return switch (span) {
      case BoardSpan.InSeason _ -> season;
      case BoardSpan.Week _ -> week;
      case BoardSpan.AllTime _ -> all;
    };
  }
}
