package org.chimerapool.deployment.insight.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chimerapool.jooq.deployment.Tables.LINE;
import static org.chimerapool.jooq.deployment.Tables.RUN;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.deployment.LogLevel;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.insight.SampleRuns;
import org.chimerapool.deployment.insight.outline.Outlines;
import org.chimerapool.jooq.deployment.tables.records.RunRecord;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/// Old logs lose their middle, a little at a time.
@DatabaseTest
class TrimmerIT {

  private static final KeepSettings KEEP =
      new KeepSettings(Duration.ofDays(30), Duration.ofDays(365));

  @Test
  void keepsTheBeginningTheEndAndTroubleOfAnOldLog(TestDatabase database) {
    DSLContext db = database.sql();
    SampleRuns runs = new SampleRuns(db);
    RunRecord old = runs.run(RunState.SUCCEEDED, 1, "{}", SampleRuns.NOON);
    runs.fill(old, 4_000);
    runs.say(old, 1, LogLevel.WARN, "a warning in the middle");
    runs.fill(old, 9_000);
    RunRecord young =
        runs.run(RunState.SUCCEEDED, 1, "{}", SampleRuns.NOON.plus(Duration.ofDays(40)));
    runs.fill(young, 2_000);
    new Digester(db, new Outlines(db)).digest(10);
    Trimmer trimmer = new Trimmer(db, KEEP, at(Duration.ofDays(45)));

    assertThat(trimmer.trim(1)).isEqualTo(1);
    assertThat(lines(db, old)).hasSizeGreaterThan(7_000);
    while (trimmer.trim(1) > 0) {
      assertThat(lines(db, young)).hasSize(2_000);
    }

    List<Long> left = lines(db, old);
    assertThat(left).hasSize(701).contains(1L, 200L, 4_001L, 12_502L, 13_001L);
    assertThat(left).doesNotContain(201L, 12_501L);
    assertThat(lines(db, young)).hasSize(2_000);
  }

  @Test
  void forgetsRunsAfterYears(TestDatabase database) {
    DSLContext db = database.sql();
    SampleRuns runs = new SampleRuns(db);
    RunRecord old = runs.run(RunState.FAILED, 1, "{}", SampleRuns.NOON);
    runs.fill(old, 6_000);
    RunRecord going = runs.run(RunState.RUNNING, 1, "{}", SampleRuns.NOON);
    new Digester(db, new Outlines(db)).digest(10);
    Trimmer trimmer = new Trimmer(db, KEEP, at(Duration.ofDays(500)));
    for (int i = 0; i < 10; i++) {
      trimmer.trim(2);
    }

    assertThat(db.selectFrom(RUN).fetch(RUN.ID)).containsExactly(going.getId());
    assertThat(lines(db, old)).isEmpty();
  }

  private static Clock at(Duration later) {
    return Clock.fixed(SampleRuns.NOON.plus(later), ZoneOffset.UTC);
  }

  private static List<Long> lines(DSLContext db, RunRecord run) {
    return db.selectFrom(LINE).where(LINE.RUN_ID.eq(run.getId())).fetch(LINE.SEQ);
  }
}
