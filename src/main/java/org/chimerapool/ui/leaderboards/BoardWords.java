package org.chimerapool.ui.leaderboards;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.chimerapool.gamification.Board;
import org.chimerapool.gamification.BoardKind;
import org.chimerapool.gamification.BoardRow;
import org.chimerapool.gamification.Season;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hashrate;
import org.chimerapool.ui.kit.CopyableText;
import org.chimerapool.ui.kit.Figure;
import org.chimerapool.ui.kit.Formats;

/// What is to be said about places.
final class BoardWords {

  private BoardWords() {}

  static Figure value(BoardKind kind, BoardRow row, Formats formats) {
    return switch (kind) {
      case HASHRATE -> formats.hashrate(new Hashrate(row.value()));
      case BEST_SHARE ->
          row.value() > 0 ? formats.difficulty(Difficulty.of(row.value())) : Figure.none();
      case LUCK, ROUNDS -> formats.percent(row.value());
      case UPTIME -> new Figure(formats.decimal(row.value() * 100, 1), "%");
      case BLOCKS -> new Figure(formats.count((long) row.value()), "");
    };
  }

  static String name(BoardRow row) {
    return row.name().orElseGet(() -> CopyableText.shorten(row.address(), 6));
  }

  /// `+3`, `−2`, `=`, a word for newcomers; nothing on final standings.
  static String movement(Board board, BoardRow row, Formats formats) {
    if (board.closed()) {
      return "";
    }
    if (row.movement().isEmpty()) {
      return formats.words().say("board.new");
    }
    int places = row.movement().getAsInt();
    return places == 0 ? "=" : places > 0 ? "+" + places : "−" + -places;
  }

  /// A season by quarter, month, year, or from month to month.
  static String season(Season season, Formats formats) {
    LocalDate from = season.from();
    String year = Integer.toString(from.getYear());
    return switch (season.months()) {
      case 1 -> month(from, formats) + " " + year;
      case 3 -> formats.words().say("season.quarter", (from.getMonthValue() + 2) / 3, year);
      case 12 -> year;
      default -> month(from, formats) + "–" + month(season.to(), formats) + " " + year;
    };
  }

  private static String month(LocalDate day, Formats formats) {
    return DateTimeFormatter.ofPattern("LLLL", formats.locale()).format(day);
  }
}
