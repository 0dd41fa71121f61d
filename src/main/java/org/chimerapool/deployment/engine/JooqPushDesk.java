package org.chimerapool.deployment.engine;

import static org.chimerapool.jooq.deployment.Tables.RUN;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.chimerapool.deployment.LogProof;
import org.chimerapool.deployment.PushDesk;
import org.chimerapool.deployment.Route;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.UnknownRunException;
import org.chimerapool.deployment.log.Answer;
import org.chimerapool.deployment.recipe.RecipeReader;
import org.chimerapool.deployment.script.RunScript;
import org.chimerapool.jooq.deployment.tables.records.RunRecord;
import org.chimerapool.kernel.SecretBox;
import org.jooq.Condition;
import org.jooq.DSLContext;

/// The runs that the console brings to machines, in the database.
final class JooqPushDesk implements PushDesk {

  /// A run that ended before it began has no log; one that was given up is not asked for any more.
  private static final Condition UNFINISHED =
      RUN.LOG_PROOF
          .eq(LogProof.OPEN.name())
          .and(
              RUN.ENDED_AT
                  .isNull()
                  .or(RUN.STARTED_AT.isNotNull().and(RUN.STATE.ne(RunState.ABANDONED.name()))));

  /// How long a machine that cannot be reached is asked to forget what it was given.
  private static final Duration TIDIED_WITHIN = Duration.ofDays(7);

  private final DSLContext db;
  private final SecretBox box;
  private final LogIntake intake;
  private final Clock clock;

  JooqPushDesk(DSLContext db, SecretBox box, LogIntake intake, Clock clock) {
    this.db = db;
    this.box = box;
    this.intake = intake;
    this.clock = clock;
  }

  @Override
  public List<Long> open() {
    return db.select(RUN.ID).from(RUN).where(wanted()).orderBy(RUN.ID).fetch(RUN.ID);
  }

  private Condition wanted() {
    Condition untidy =
        RUN.TIDIED
            .isFalse()
            .and(RUN.LOG_PROOF.ne(LogProof.OPEN.name()))
            .and(RUN.ENDED_AT.gt(clock.instant().minus(TIDIED_WITHIN)));
    return RUN.ROUTE
        .in(Route.SSH.name(), Route.LOCAL.name())
        .and(RUN.TARGET_ID.isNotNull())
        .and(UNFINISHED.or(untidy));
  }

  @Override
  public Optional<Job> job(long run) {
    return RunRows.where(db, RUN.ID.eq(run).and(wanted()), 1).stream()
        .findFirst()
        .map(
            row ->
                new Job(
                    run,
                    row.getTargetId(),
                    Route.valueOf(row.getRoute()),
                    row.getStartedAt() != null,
                    row.getEndedAt() != null,
                    LogProof.valueOf(row.getLogProof()).closed(),
                    row.getNextOffset(),
                    row.getNextSeq()));
  }

  @Override
  public String script(long run) {
    RunRecord row =
        RunRows.where(db, RUN.ID.eq(run), 1).stream()
            .findFirst()
            .orElseThrow(UnknownRunException::new);
    RunSecrets secrets = RunSecrets.open(row.getSecrets(), box);
    Map<String, String> values = new TreeMap<>(RunRows.texts(row.getParameters()));
    values.putAll(secrets.parameters());
    return RunScript.of(
        RecipeReader.read(row.getRecipeSource()), values, URI.create(""), run, secrets.key());
  }

  @Override
  public boolean begin(long run) {
    boolean begun =
        changed(
            run,
            row -> {
              row.setMachine("target-" + row.getTargetId());
              row.setTidied(false);
              return facts -> RunMachine.heard(facts, clock.instant());
            });
    // Its machine may have died between its result and the end of its log.
    return begun || job(run).filter(open -> !open.closed()).isPresent();
  }

  @Override
  public void waits(long run, String words) {
    said(run, words, RunMachine::waits);
  }

  @Override
  public void refused(long run, String words) {
    boolean _ = changed(run, _ -> facts -> RunMachine.refused(facts, words, clock.instant()));
  }

  @Override
  public void broken(long run, String words) {
    boolean failed =
        changed(
            run,
            row -> {
              row.setLogProof(LogProof.NOT_PROVEN.name());
              boolean begun = row.getNextOffset() > 0;
              return facts -> RunMachine.broken(facts, words, begun, clock.instant());
            });
    if (!failed) {
      db.update(RUN)
          .set(RUN.LOG_PROOF, LogProof.NOT_PROVEN.name())
          .where(RUN.ID.eq(run).and(RUN.LOG_PROOF.eq(LogProof.OPEN.name())))
          .execute();
    }
  }

  @Override
  public void tidied(long run) {
    db.update(RUN).set(RUN.TIDIED, true).where(RUN.ID.eq(run)).execute();
  }

  private void said(long run, String words, WithWords change) {
    boolean _ = changed(run, _ -> facts -> change.apply(facts, words));
  }

  private interface WithWords {
    RunFacts apply(RunFacts facts, String words);
  }

  private interface Change {
    UnaryOperator<RunFacts> of(RunRecord row);
  }

  /// @return false when the run has ended
  private boolean changed(long run, Change change) {
    return db.transactionResult(
        transaction -> {
          Optional<RunRecord> held = RunRows.held(transaction.dsl(), RUN.ID.eq(run));
          if (held.filter(row -> row.getEndedAt() == null).isEmpty()) {
            return false;
          }
          RunRecord row = held.get();
          RunRows.set(row, change.of(row).apply(RunRows.facts(row)));
          row.store();
          return true;
        });
  }

  @Override
  public CompletableFuture<Answer> take(long run, long offset, byte[] bytes) {
    return intake.take(run, offset, bytes);
  }
}
