package org.chimerapool.deployment.engine;

import static org.chimerapool.jooq.deployment.Tables.RUN;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.chimerapool.deployment.AgentDesk;
import org.chimerapool.deployment.Route;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.UnknownRunException;
import org.chimerapool.deployment.log.Answer;
import org.chimerapool.deployment.recipe.Recipe;
import org.chimerapool.deployment.recipe.RecipeReader;
import org.chimerapool.deployment.script.Bootstrap;
import org.chimerapool.deployment.script.RunScript;
import org.chimerapool.jooq.deployment.tables.records.RunRecord;
import org.chimerapool.kernel.SecretBox;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// What machines are given, and what they may say.
final class JooqAgentDesk implements AgentDesk {

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{27}");
  private static final Pattern MACHINE = Pattern.compile("[A-Za-z0-9-]{8,64}");

  private static final int RUNS_WHOSE_SECRETS_ARE_HIDDEN = 100;

  private final DSLContext db;
  private final SecretBox box;
  private final LogIntake intake;
  private final Clock clock;

  /// Hashes of the keys of runs that were heard lately; a key never changes. What does not exist is
  /// not remembered: it may the next moment, and its machine must be heard then.
  private final Cache<Long, byte[]> keys;

  JooqAgentDesk(DSLContext db, SecretBox box, LogIntake intake, Clock clock) {
    this.db = db;
    this.box = box;
    this.intake = intake;
    this.clock = clock;
    keys =
        Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(1)).build();
  }

  private byte @Nullable [] keyHash(Long run) {
    return db.select(RUN.KEY_HASH).from(RUN).where(RUN.ID.eq(run)).fetchOne(RUN.KEY_HASH);
  }

  @Override
  public Optional<String> bootstrap(String code, URI console) {
    return open(code)
        .map(
            row ->
                Bootstrap.of(
                    row.getRecipeTitle(),
                    console,
                    code,
                    HexFormat.of().formatHex(RunSecrets.hash(script(row, console))),
                    row.getId()));
  }

  @Override
  public Optional<String> script(String code, String machine, URI console) {
    if (!MACHINE.matcher(machine).matches()) {
      return Optional.empty();
    }
    return db.transactionResult(
        transaction ->
            open(code)
                .flatMap(row -> RunRows.held(transaction.dsl(), RUN.ID.eq(row.getId())))
                .filter(row -> row.getMachine() == null || row.getMachine().equals(machine))
                .filter(row -> RunRows.facts(row).endedAt().isEmpty())
                .map(
                    row -> {
                      row.setMachine(machine);
                      RunRows.set(row, RunMachine.heard(RunRows.facts(row), clock.instant()));
                      row.store();
                      return script(row, console);
                    }));
  }

  @Override
  public List<Long> waiting(long target) {
    Condition own =
        RUN.TARGET_ID.eq(target).and(RUN.ROUTE.eq(Route.AGENT.name())).and(RUN.ENDED_AT.isNull());
    Condition heard =
        RUN.NEXT_OFFSET
            .gt(0L)
            .and(RUN.STATE.in(RunState.RUNNING.name(), RunState.CANCELLING.name()));
    if (db.fetchExists(RUN, own.and(heard))) {
      return List.of();
    }
    // One that was fetched and never heard is offered again: the machine may have had no room.
    return db.select(RUN.ID)
        .from(RUN)
        .where(own.and(RUN.STATE.eq(RunState.WAITING.name()).or(RUN.NEXT_OFFSET.eq(0L))))
        .orderBy(RUN.ID)
        .limit(1)
        .fetch(RUN.ID);
  }

  @Override
  public Optional<String> script(long run, long target, URI console) {
    return db.transactionResult(
        transaction ->
            RunRows.held(
                    transaction.dsl(),
                    RUN.ID
                        .eq(run)
                        .and(RUN.TARGET_ID.eq(target))
                        .and(RUN.ROUTE.eq(Route.AGENT.name()))
                        .and(RUN.ENDED_AT.isNull()))
                .map(
                    row -> {
                      row.setMachine("target-" + target);
                      RunRows.set(row, RunMachine.heard(RunRows.facts(row), clock.instant()));
                      row.store();
                      return script(row, console);
                    }));
  }

  @Override
  public List<String> secrets(long target) {
    return db
        .select(RUN.SECRETS)
        .from(RUN)
        .where(RUN.TARGET_ID.eq(target))
        .orderBy(RUN.ID.desc())
        .limit(RUNS_WHOSE_SECRETS_ARE_HIDDEN)
        .fetch(row -> RunSecrets.open(row.value1(), box))
        .stream()
        .flatMap(each -> each.unreadable().stream())
        .distinct()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  /// The run that a code opens now.
  private Optional<RunRecord> open(String code) {
    if (!CODE.matcher(code).matches()) {
      return Optional.empty();
    }
    return RunRows.where(db, RUN.CODE_HASH.eq(RunSecrets.hash(code)), 1).stream()
        .findFirst()
        .filter(row -> RunRows.facts(row).endedAt().isEmpty())
        .filter(row -> row.getMachine() != null || clock.instant().isBefore(row.getOpensUntil()));
  }

  private String script(RunRecord row, URI console) {
    Recipe recipe = RecipeReader.read(row.getRecipeSource());
    RunSecrets secrets = RunSecrets.open(row.getSecrets(), box);
    Map<String, String> values = new TreeMap<>(RunRows.texts(row.getParameters()));
    values.putAll(secrets.parameters());
    return RunScript.of(recipe, values, console, row.getId(), secrets.key());
  }

  @Override
  public boolean knows(long run, String key) {
    byte[] hash = keys.get(run, this::keyHash);
    return hash != null && MessageDigest.isEqual(hash, RunSecrets.hash(key));
  }

  @Override
  public CompletableFuture<Answer> take(long run, String key, long offset, byte[] bytes) {
    return knows(run, key)
        ? intake.take(run, offset, bytes)
        : CompletableFuture.failedFuture(new UnknownRunException());
  }
}
