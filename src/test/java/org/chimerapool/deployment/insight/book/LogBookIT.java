package org.chimerapool.deployment.insight.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chimerapool.jooq.deployment.Tables.LINE_INDEX;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.deployment.LogLevel;
import org.chimerapool.deployment.LogLine;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.insight.LogBook;
import org.chimerapool.deployment.insight.LogBook.LogQuery;
import org.chimerapool.deployment.insight.SampleRuns;
import org.chimerapool.jooq.deployment.tables.records.RunRecord;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Logs opened at any line and searched while they grow, on a real database.
@DatabaseTest
class LogBookIT {

  private DSLContext db;
  private LineIndex index;
  private LogBook book;
  private SampleRuns runs;
  private RunRecord run;

  @BeforeEach
  void open(TestDatabase database) {
    db = database.sql();
    index = new LineIndex(db, Clock.fixed(SampleRuns.NOON, ZoneOffset.UTC));
    book = new JooqLogBook(db, index);
    runs = new SampleRuns(db);
    run = runs.run(RunState.RUNNING, 1, "{}", SampleRuns.NOON);
  }

  @Test
  void findsALineWhetherItIsIndexedOrCameAMomentAgo() {
    runs.fill(run, 3_000);
    runs.say(run, 1, LogLevel.OUT, "The \u001b[31mNeedle\u001b[0m is here");
    runs.fill(run, 5_000);
    assertThat(index.grow(100)).isEqualTo(7);
    runs.say(run, 1, LogLevel.OUT, "another NEEDLE is new");

    assertThat(found("needle is")).containsExactly(3_001L, 8_002L);
    assertThat(found("no such words")).isEmpty();
    assertThat(found("line 7777 of")).containsExactly(7_777L);
  }

  @Test
  void looksOnlyWhereALineCanBe() {
    runs.fill(run, 8 * LineIndex.CHUNK);
    index.grow(100);
    List<byte[]> filters = index.filters(run.getId());

    List<Boolean> there =
        filters.stream().map(each -> LineFilter.mayHold(each, "line 5000 ")).toList();
    assertThat(there).hasSize(8);
    assertThat(there.get(4)).isTrue();
    assertThat(there.stream().filter(each -> !each)).hasSizeGreaterThan(4);
  }

  @Test
  void goesOnWhereASearchStopped() {
    runs.fill(run, 2_500);
    index.grow(100);

    LogBook.Hits first = book.search(run.getId(), new LogQuery("line", LogLevel.DEBUG), 0, 10);
    assertThat(first.numbers()).hasSize(10).endsWith(10L);
    assertThat(first.more()).isTrue();
    LogBook.Hits next =
        book.search(run.getId(), new LogQuery("line", LogLevel.DEBUG), first.seenTo(), 5_000);
    assertThat(next.numbers()).hasSize(2_490).startsWith(11L).endsWith(2_500L);
    assertThat(next.more()).isFalse();
  }

  @Test
  void asksForLevelAndTextTogether() {
    runs.fill(run, 2_000);
    runs.say(run, 1, LogLevel.ERROR, "it broke");
    index.grow(100);

    assertThat(book.search(run.getId(), new LogQuery("line 12", LogLevel.INFO), 0, 5_000).numbers())
        .containsExactly(
            120L, 1_200L, 1_210L, 1_220L, 1_230L, 1_240L, 1_250L, 1_260L, 1_270L, 1_280L, 1_290L);
    assertThat(book.search(run.getId(), new LogQuery("", LogLevel.WARN), 0, 10).numbers())
        .containsExactly(2_001L);
    assertThat(book.next(run.getId(), LogLevel.ERROR, 0)).hasValue(2_001);
    assertThat(book.next(run.getId(), LogLevel.ERROR, 2_001)).isEmpty();
    assertThat(book.previous(run.getId(), LogLevel.ERROR, 5_000)).hasValue(2_001);
  }

  @Test
  void findsStepsAndTimes() {
    runs.fill(run, 5_000);
    index.grow(2);

    assertThat(book.steps(run.getId())).isEqualTo(Map.of(0, 1L, 1, 2_000L, 2, 4_000L));
    assertThat(book.at(run.getId(), run.getCreatedAt().plusSeconds(1_234))).hasValue(1_234);
    assertThat(book.at(run.getId(), run.getCreatedAt().minusSeconds(9))).hasValue(1);
    assertThat(book.at(run.getId(), run.getCreatedAt().plusSeconds(9_999_999))).hasValue(5_000);
    assertThat(book.at(run.getId() + 1, run.getCreatedAt())).isEmpty();
  }

  @Test
  void opensAtAnyLine() {
    runs.fill(run, 3_000);

    assertThat(book.lines(run.getId(), 2_999, 500).stream().map(LogLine::seq))
        .containsExactly(2_999L, 3_000L);
    assertThat(book.these(run.getId(), List.of(7L, 2_000L, 9_999L)).stream().map(LogLine::text))
        .containsExactly("line 7 of the log", "line 2000 of the log");
  }

  @Test
  void keepsTheIndexOfALogThatMisleadsNobody() {
    runs.fill(run, 1_023);
    assertThat(index.grow(10)).isZero();
    runs.say(run, 0, LogLevel.OUT, "last of the chunk");
    assertThat(index.grow(10)).isEqualTo(1);
    assertThat(index.grow(10)).isZero();
    assertThat(db.fetchCount(LINE_INDEX)).isEqualTo(1);
    assertThat(found("of the chunk")).containsExactly(1_024L);
  }

  private List<Long> found(String text) {
    return book.search(run.getId(), new LogQuery(text, LogLevel.DEBUG), 0, 1_000).numbers();
  }
}
