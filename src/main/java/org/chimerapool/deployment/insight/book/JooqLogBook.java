package org.chimerapool.deployment.insight.book;

import static org.chimerapool.jooq.deployment.Tables.DIGEST;
import static org.chimerapool.jooq.deployment.Tables.LINE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.chimerapool.deployment.LogLevel;
import org.chimerapool.deployment.LogLine;
import org.chimerapool.deployment.insight.LogBook;
import org.chimerapool.jooq.deployment.tables.records.LineRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.SelectSeekStep1;
import org.jspecify.annotations.Nullable;

/// Logs in the database.
final class JooqLogBook implements LogBook {

  /// What one search looks through at most; the next one goes on.
  private static final int MOST_CHUNKS = 96;

  private static final int TOGETHER = 8;

  private final DSLContext db;
  private final LineIndex index;

  JooqLogBook(DSLContext db, LineIndex index) {
    this.db = db;
    this.index = index;
  }

  @Override
  public List<LogLine> lines(long run, long from, int limit) {
    return db.selectFrom(LINE)
        .where(LINE.RUN_ID.eq(run).and(LINE.SEQ.ge(from)))
        .orderBy(LINE.SEQ)
        .limit(Math.clamp(limit, 1, MOST_LINES))
        .fetch(JooqLogBook::line);
  }

  @Override
  public List<LogLine> these(long run, List<Long> numbers) {
    return db.selectFrom(LINE)
        .where(LINE.RUN_ID.eq(run).and(LINE.SEQ.in(numbers.stream().limit(MOST_LINES).toList())))
        .orderBy(LINE.SEQ)
        .fetch(JooqLogBook::line);
  }

  @Override
  public Hits search(long run, LogQuery query, long after, int limit) {
    return query.text().isEmpty()
        ? ofLevel(run, query.least(), after, limit)
        : holding(run, query, Plain.of(query.text()), after, limit);
  }

  private Hits ofLevel(long run, LogLevel least, long after, int limit) {
    long last = last(run);
    List<Long> found =
        db.select(LINE.SEQ)
            .from(LINE)
            .where(LINE.RUN_ID.eq(run).and(LINE.SEQ.gt(after)).and(least(least)))
            .and(LINE.SEQ.le(last))
            .orderBy(LINE.SEQ)
            .limit(limit)
            .fetch(LINE.SEQ);
    boolean more = found.size() == limit;
    return new Hits(found, more ? found.getLast() : Math.max(after, last), more);
  }

  private static Condition least(LogLevel level) {
    // In the words of the partial index, so that it is used.
    Condition wanted = LINE.LEVEL.ge((short) level.number());
    return level.number() > LogLevel.WARN.number()
        ? wanted.and("level >= 3")
        : level == LogLevel.WARN ? org.jooq.impl.DSL.condition("level >= 3") : wanted;
  }

  private Hits holding(long run, LogQuery query, String text, long after, int limit) {
    List<byte[]> filters = index.filters(run);
    long last = last(run);
    List<Long> found = new ArrayList<>();
    long seenTo = after;
    int looked = 0;
    int chunk = (int) (after / LineIndex.CHUNK);
    while (seenTo < last && found.size() < limit && looked < MOST_CHUNKS) {
      while (chunk < filters.size() && !LineFilter.mayHold(filters.get(chunk), text)) {
        chunk++;
      }
      int to = chunk;
      do {
        to++;
      } while (to - chunk < TOGETHER
          && to < filters.size()
          && LineFilter.mayHold(filters.get(to), text));
      long from = Math.max(after + 1, LineIndex.first(chunk));
      long until = Math.min(last, LineIndex.first(to) - 1);
      if (from <= until) {
        look(run, query.least(), text, from, until, limit, found);
        looked += to - chunk;
      }
      seenTo = found.size() >= limit ? found.getLast() : Math.max(seenTo, until);
      chunk = to;
    }
    return new Hits(found, seenTo, seenTo < last);
  }

  private void look(
      long run, LogLevel least, String text, long from, long until, int limit, List<Long> found) {
    Condition there = LINE.RUN_ID.eq(run).and(LINE.SEQ.between(from, until));
    db.select(LINE.SEQ, LINE.TEXT)
        .from(LINE)
        .where(least == LogLevel.DEBUG ? there : there.and(least(least)))
        .orderBy(LINE.SEQ)
        .forEach(
            row -> {
              if (found.size() < limit && Plain.of(row.value2()).contains(text)) {
                found.add(row.value1());
              }
            });
  }

  private long last(long run) {
    Long last = first(ends(run).orderBy(LINE.SEQ.desc()));
    return last == null ? 0 : last;
  }

  private org.jooq.SelectConditionStep<Record1<Long>> ends(long run) {
    return db.select(LINE.SEQ).from(LINE).where(LINE.RUN_ID.eq(run));
  }

  private static @Nullable Long first(SelectSeekStep1<Record1<Long>, Long> ordered) {
    return ordered.limit(1).fetchOne(LINE.SEQ);
  }

  private static OptionalLong optional(@Nullable Long number) {
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
  }

  @Override
  public OptionalLong at(long run, Instant time) {
    long low = 1;
    long high = last(run);
    if (high == 0) {
      return OptionalLong.empty();
    }
    while (low < high) {
      long middle = low + (high - low) / 2;
      LineRecord probe =
          db.selectFrom(LINE)
              .where(LINE.RUN_ID.eq(run).and(LINE.SEQ.ge(middle)))
              .orderBy(LINE.SEQ)
              .limit(1)
              .fetchSingle();
      if (probe.getAt().isBefore(time)) {
        low = Math.min(high, probe.getSeq() + 1);
      } else {
        high = middle;
      }
    }
    return optional(
        first(
            db.select(LINE.SEQ)
                .from(LINE)
                .where(LINE.RUN_ID.eq(run).and(LINE.SEQ.ge(low)))
                .orderBy(LINE.SEQ)));
  }

  @Override
  public OptionalLong next(long run, LogLevel least, long after) {
    return optional(first(ends(run).and(LINE.SEQ.gt(after)).and(least(least)).orderBy(LINE.SEQ)));
  }

  @Override
  public OptionalLong previous(long run, LogLevel least, long before) {
    return optional(
        first(ends(run).and(LINE.SEQ.lt(before)).and(least(least)).orderBy(LINE.SEQ.desc())));
  }

  @Override
  public Map<Integer, Long> steps(long run) {
    return index.steps(run);
  }

  @Override
  public boolean trimmed(long run) {
    return db.fetchExists(DIGEST, DIGEST.RUN_ID.eq(run).and(DIGEST.TRIMMED_AT.isNotNull()));
  }

  private static LogLine line(LineRecord row) {
    return new LogLine(
        row.getSeq(), row.getAt(), row.getStep(), LogLevel.of(row.getLevel()), row.getText());
  }
}
