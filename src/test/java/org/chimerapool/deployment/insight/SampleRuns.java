package org.chimerapool.deployment.insight;

import static org.chimerapool.jooq.deployment.Tables.LINE;
import static org.chimerapool.jooq.deployment.Tables.RUN;
import static org.chimerapool.jooq.deployment.Tables.STEP;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.chimerapool.deployment.LogLevel;
import org.chimerapool.deployment.RunState;
import org.chimerapool.jooq.deployment.tables.records.RunRecord;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Runs as the engine leaves them in the database.
public final class SampleRuns {

  public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private static final String RECIPE =
      """
      recipe: sample
      title: Sample
      version: VERSION
      phases:
        - name: Prepare
          weight: 1
          steps:
            - name: Look
              run: 'true'
        - name: Install
          weight: 3
          steps:
            - name: Fetch
              run: 'true'
            - name: Start
              run: 'true'
      """;

  private final DSLContext db;

  public SampleRuns(DSLContext db) {
    this.db = db;
  }

  /// @param context as JSON
  public RunRecord run(RunState state, int version, String context, Instant made) {
    RunRecord row = db.newRecord(RUN);
    row.setCodeHash(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
    row.setKeyHash(new byte[32]);
    row.setLabel("a machine");
    row.setRecipe("sample");
    row.setRecipeTitle("Sample");
    row.setRecipeVersion(version);
    row.setRecipeSource(RECIPE.replace("VERSION", Integer.toString(version)));
    row.setParameters("{}");
    row.setSecrets(new byte[0]);
    row.setCreatedAt(made);
    row.setCreatedBy("anna");
    row.setOpensUntil(made.plusSeconds(60));
    row.setState(state.name());
    row.setStateSince(made.plusSeconds(100));
    row.setStartedAt(made);
    row.setHeardAt(made.plusSeconds(100));
    row.setEndedAt(state.ended() ? made.plusSeconds(100) : null);
    row.setContext(context);
    row.store();
    row.refresh();
    return row;
  }

  /// @param seconds for which each of the three steps ran
  public void steps(RunRecord run, int... seconds) {
    Instant at = run.getCreatedAt();
    for (int step = 0; step < seconds.length; step++) {
      db.insertInto(STEP)
          .set(STEP.RUN_ID, run.getId())
          .set(STEP.STEP_, step)
          .set(STEP.STATE, "DONE")
          .set(STEP.TRIES, 1)
          .set(STEP.STARTED_AT, at)
          .set(STEP.ENDED_AT, at.plusSeconds(seconds[step]))
          .execute();
      at = at.plusSeconds(seconds[step]);
    }
  }

  /// A step that has not ended.
  public void begin(RunRecord run, int step) {
    db.insertInto(STEP)
        .set(STEP.RUN_ID, run.getId())
        .set(STEP.STEP_, step)
        .set(STEP.STATE, "RUNNING")
        .set(STEP.TRIES, 1)
        .set(STEP.STARTED_AT, run.getCreatedAt())
        .execute();
  }

  public void say(RunRecord run, int step, LogLevel level, String text) {
    long seq = run.getNextSeq();
    db.insertInto(LINE)
        .set(LINE.RUN_ID, run.getId())
        .set(LINE.SEQ, seq)
        .set(LINE.AT, run.getCreatedAt().plusSeconds(seq))
        .set(LINE.STEP, step)
        .set(LINE.LEVEL, (short) level.number())
        .set(LINE.TEXT, text)
        .execute();
    run.setNextSeq(seq + 1);
    run.store();
  }

  /// Many lines at once: `line N of the log`, each tenth of level info.
  public void fill(RunRecord run, int lines) {
    long from = run.getNextSeq();
    db.execute(
        """
        INSERT INTO deployment.line (run_id, seq, at, step, level, text)
        SELECT ?, i, ?::timestamptz + i * interval '1 second', i / 2000,
               CASE WHEN i % 10 = 0 THEN 2 ELSE 1 END, 'line ' || i || ' of the log'
        FROM generate_series(?, ?) i
        """,
        run.getId(), DSL.val(run.getCreatedAt().toString()), from, from + lines - 1);
    run.setNextSeq(from + lines);
    run.store();
  }
}
