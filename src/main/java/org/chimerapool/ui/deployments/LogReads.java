package org.chimerapool.ui.deployments;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.chimerapool.deployment.LogLevel;
import org.chimerapool.deployment.LogLine;
import org.chimerapool.deployment.Run;
import org.chimerapool.deployment.insight.LogBook;
import org.chimerapool.deployment.insight.LogBook.Hits;
import org.chimerapool.deployment.insight.LogBook.LogQuery;
import org.springframework.stereotype.Component;

/// Reads of a log what a page has not seen yet.
@Component
class LogReads {

  /// More are not counted, and not stepped through.
  static final int MOST_FOUND = 20_000;

  static final int MOST_LISTED = 100_000;
  private static final int MOST_FRESH = 400;

  private final LogBook book;

  LogReads(LogBook book) {
    this.book = book;
  }

  LogNews news(Run run, LogWish wish) {
    boolean trimmed = run.state().ended() && book.trimmed(run.id());
    boolean sparse = trimmed || wish.least() != LogLevel.DEBUG;
    return new LogNews(
        wish.turn(),
        run.lines(),
        sparse,
        fresh(run, wish),
        sparse
            ? search(
                run.id(),
                new LogQuery("", wish.least()),
                wish.listed(),
                MOST_LISTED - wish.listedCount())
            : LogNews.NOTHING,
        wish.text().isEmpty()
            ? LogNews.NOTHING
            : search(
                run.id(),
                new LogQuery(wish.text(), wish.least()),
                wish.found(),
                MOST_FOUND - wish.foundCount()),
        run.lines() == wish.had() ? Map.of() : book.steps(run.id()));
  }

  private List<LogLine> fresh(Run run, LogWish wish) {
    if (!wish.following() || run.lines() <= wish.had()) {
      return List.of();
    }
    return book.lines(run.id(), Math.max(wish.had(), run.lines() - MOST_FRESH) + 1, MOST_FRESH);
  }

  private Hits search(long run, LogQuery query, long after, int room) {
    return room <= 0 ? LogNews.NOTHING : book.search(run, query, after, room);
  }

  List<LogLine> from(long run, long first, int count) {
    return book.lines(run, first, Math.min(count, 1_000)).stream()
        .filter(line -> line.seq() < first + count)
        .toList();
  }

  List<LogLine> these(long run, List<Long> numbers) {
    return book.these(run, numbers);
  }

  /// The next error after a line; the first one when there is none after it; the next warning where
  /// there is no error at all.
  OptionalLong trouble(long run, long after) {
    OptionalLong error = around(run, LogLevel.ERROR, after);
    return error.isPresent() ? error : around(run, LogLevel.WARN, after);
  }

  private OptionalLong around(long run, LogLevel least, long after) {
    OptionalLong next = book.next(run, least, after);
    return next.isPresent() ? next : book.next(run, least, 0);
  }

  OptionalLong at(long run, Instant time) {
    return book.at(run, time);
  }
}
