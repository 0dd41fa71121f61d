package org.chimerapool.deployment.engine;

import static org.chimerapool.jooq.deployment.Tables.LINE;
import static org.chimerapool.jooq.deployment.Tables.RUN;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chimerapool.deployment.Deployments;
import org.chimerapool.deployment.LogLevel;
import org.chimerapool.deployment.LogLine;
import org.chimerapool.deployment.Route;
import org.chimerapool.deployment.Run;
import org.chimerapool.deployment.RunPlan;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.StepStanding;
import org.chimerapool.deployment.recipe.Parameter;
import org.chimerapool.deployment.recipe.ParameterKind;
import org.chimerapool.jooq.deployment.tables.records.LineRecord;
import org.chimerapool.jooq.deployment.tables.records.RunRecord;
import org.chimerapool.kernel.SecretBox;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// The runs in the database.
final class JooqDeployments implements Deployments {

  private static final int MOST_LINES = 5_000;

  private final DSLContext db;
  private final SecretBox box;
  private final DeploymentSettings settings;
  private final Clock clock;

  JooqDeployments(DSLContext db, SecretBox box, DeploymentSettings settings, Clock clock) {
    this.db = db;
    this.box = box;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Run make(RunPlan plan) {
    Map<String, String> values = plan.recipe().complete(plan.values());
    Map<String, String> open = new TreeMap<>(values);
    Map<String, String> secret = new TreeMap<>();
    for (Parameter parameter : plan.recipe().parameters()) {
      if (parameter.kind() == ParameterKind.SECRET) {
        secret.put(parameter.name(), open.remove(parameter.name()));
      }
    }
    RunSecrets secrets = RunSecrets.with(secret);
    Instant now = clock.instant();
    RunRecord row = db.newRecord(RUN);
    row.setCodeHash(RunSecrets.hash(secrets.code()));
    row.setKeyHash(RunSecrets.hash(secrets.key()));
    row.setLabel(plan.label());
    row.setRecipe(plan.recipe().code());
    row.setRecipeTitle(plan.recipe().title());
    row.setRecipeVersion(plan.recipe().version());
    row.setRecipeSource(plan.recipe().source());
    row.setParameters(RunRows.json(open));
    row.setSecrets(secrets.seal(box));
    row.setCreatedAt(now);
    row.setCreatedBy(plan.by());
    row.setOpensUntil(now.plus(settings.linkLife()));
    row.setState(RunState.WAITING.name());
    row.setStateSince(now);
    row.setRoute(plan.route().name());
    plan.target().ifPresent(row::setTargetId);
    row.store();
    return find(row.getId()).orElseThrow();
  }

  @Override
  public List<Run> newest(int limit) {
    return RunRows.where(db, DSL.noCondition(), limit).stream().map(RunRows::run).toList();
  }

  @Override
  public List<Run> on(long target, int limit) {
    return RunRows.where(db, RUN.TARGET_ID.eq(target), limit).stream().map(RunRows::run).toList();
  }

  @Override
  public Optional<Run> find(long id) {
    return RunRows.where(db, RUN.ID.eq(id), 1).stream().findFirst().map(RunRows::run);
  }

  @Override
  public Optional<String> link(long id) {
    Condition waits = RUN.STATE.eq(RunState.WAITING.name()).and(RUN.ROUTE.eq(Route.LINK.name()));
    return RunRows.where(db, RUN.ID.eq(id).and(waits), 1).stream()
        .findFirst()
        .map(row -> RunSecrets.open(row.getSecrets(), box).code());
  }

  @Override
  public List<StepStanding> steps(long id) {
    return StepRows.of(db, id);
  }

  @Override
  public boolean cancel(long id, String by) {
    return db.transactionResult(
        transaction -> {
          Optional<RunRecord> held = RunRows.held(transaction.dsl(), RUN.ID.eq(id));
          if (held.isEmpty()) {
            return false;
          }
          RunRecord row = held.get();
          RunFacts before = RunRows.facts(row);
          RunFacts after = RunMachine.cancel(before, clock.instant());
          if (after.equals(before)) {
            return false;
          }
          row.setCancelledBy(by);
          RunRows.set(row, after);
          row.store();
          return true;
        });
  }

  @Override
  public List<LogLine> lines(long id, long after, int limit) {
    return db.selectFrom(LINE)
        .where(LINE.RUN_ID.eq(id).and(LINE.SEQ.gt(after)))
        .orderBy(LINE.SEQ)
        .limit(Math.clamp(limit, 1, MOST_LINES))
        .fetch(JooqDeployments::line);
  }

  @Override
  public List<LogLine> tail(long id, int limit) {
    List<LogLine> lines =
        db.selectFrom(LINE)
            .where(LINE.RUN_ID.eq(id))
            .orderBy(LINE.SEQ.desc())
            .limit(Math.clamp(limit, 1, MOST_LINES))
            .fetch(JooqDeployments::line);
    Collections.reverse(lines);
    return lines;
  }

  @Override
  public List<LogLine> search(long id, String text, LogLevel least, long after, int limit) {
    Condition wanted = LINE.RUN_ID.eq(id).and(LINE.SEQ.gt(after));
    if (least.number() > 0) {
      wanted = wanted.and(LINE.LEVEL.ge((short) least.number()));
    }
    if (!text.isBlank()) {
      wanted = wanted.and(LINE.TEXT.containsIgnoreCase(text));
    }
    return db.selectFrom(LINE)
        .where(wanted)
        .orderBy(LINE.SEQ)
        .limit(Math.clamp(limit, 1, MOST_LINES))
        .fetch(JooqDeployments::line);
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  private static LogLine line(LineRecord row) {
    return new LogLine(
        row.getSeq(), row.getAt(), row.getStep(), LogLevel.of(row.getLevel()), row.getText());
  }
}
