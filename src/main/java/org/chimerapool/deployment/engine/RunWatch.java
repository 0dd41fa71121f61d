package org.chimerapool.deployment.engine;

import static org.chimerapool.jooq.deployment.Tables.RUN;

import java.time.Clock;
import java.time.Instant;
import org.chimerapool.jooq.deployment.tables.records.RunRecord;
import org.jooq.DSLContext;

/// Looks at the runs that go on, so that none stays "running" when its machine is silent.
final class RunWatch {

  private final DSLContext db;
  private final RunPatience patience;
  private final Clock clock;
  private final Instant listeningSince;

  RunWatch(DSLContext db, RunPatience patience, Clock clock) {
    this.db = db;
    this.patience = patience;
    this.clock = clock;
    this.listeningSince = clock.instant();
  }

  void look() {
    db.select(RUN.ID)
        .from(RUN)
        .where(RUN.ENDED_AT.isNull())
        .fetch(RUN.ID)
        .forEach(id -> db.transaction(each -> look(each.dsl(), id)));
  }

  private void look(DSLContext inside, long id) {
    RunRecord row = RunRows.held(inside, RUN.ID.eq(id)).orElseThrow();
    Instant now = clock.instant();
    RunFacts before = RunRows.facts(row);
    RunFacts after = RunMachine.looked(before, row.getOpensUntil(), patience, listeningSince, now);
    if (after.state() != before.state()) {
      RunRows.set(row, after);
      row.store();
    }
  }
}
