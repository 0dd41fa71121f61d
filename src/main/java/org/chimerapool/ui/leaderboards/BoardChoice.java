package org.chimerapool.ui.leaderboards;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.chimerapool.gamification.BoardKind;
import org.chimerapool.gamification.BoardSpan;
import org.chimerapool.gamification.Season;
import org.chimerapool.gamification.SizeClass;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.ui.kit.ScreenUrl;

/// What the address of the page asks for; anything may stand there.
///
/// @param season a past one, empty for the running one
/// @param address to be found
record BoardChoice(
    BoardKind kind,
    Optional<SizeClass> size,
    String span,
    Optional<Season> season,
    Optional<String> address) {

  static final String SEASON = "season";
  static final String WEEK = "week";
  static final String ALL = "all";

  static BoardChoice of(ScreenUrl url) {
    String span = url.get("span");
    return new BoardChoice(
        Arrays.stream(BoardKind.values())
            .filter(kind -> key(kind).equals(url.get("by")))
            .findFirst()
            .orElse(BoardKind.HASHRATE),
        Arrays.stream(SizeClass.values())
            .filter(size -> key(size).equals(url.get("class")))
            .findFirst(),
        span.equals(WEEK) || span.equals(ALL) ? span : SEASON,
        Season.ofKey(url.get("season")),
        WorkerName.parse(url.get("find").strip()).map(WorkerName::address));
  }

  BoardSpan spanFrom(Season running) {
    return switch (span) {
      case WEEK -> new BoardSpan.Week();
      case ALL -> new BoardSpan.AllTime();
      default -> new BoardSpan.InSeason(season.orElse(running));
    };
  }

  static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
