package org.chimerapool.deployment.insight.live;

import static org.chimerapool.jooq.deployment.Tables.DIGEST;
import static org.chimerapool.jooq.deployment.Tables.LINE;
import static org.chimerapool.jooq.deployment.Tables.RUN;
import static org.chimerapool.jooq.deployment.Tables.STEP;
import static org.chimerapool.jooq.deployment.Tables.TARGET;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chimerapool.deployment.RunProgress;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.insight.Board;
import org.chimerapool.deployment.insight.Eta;
import org.chimerapool.deployment.insight.LiveRun;
import org.chimerapool.deployment.insight.Trouble;
import org.chimerapool.deployment.insight.outline.Outline;
import org.chimerapool.deployment.insight.outline.Outlines;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SelectField;
import org.jooq.impl.DSL;

/// Reads what runs and what ended lately, and sees who is in trouble.
final class BoardReader {

  /// More do not fit on a screen that anybody reads; those that were made last are left out.
  private static final int MOST_GOING = 500;

  private static final int MOST_LOOKED_AT = 300;
  private static final Duration CANCEL_PATIENCE = Duration.ofMinutes(3);
  private static final Duration LATELY = Duration.ofDays(1);

  private final DSLContext db;
  private final Outlines outlines;
  private final PhaseHistory usual;
  private final Cache<Boolean, long[]> month =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(30)).build();

  BoardReader(DSLContext db, Outlines outlines, PhaseHistory usual) {
    this.db = db;
    this.outlines = outlines;
    this.usual = usual;
  }

  Board read(Instant now) {
    Result<Record> rows = going();
    Map<Long, Outline> shapes = outlines.of(rows.getValues(RUN.ID));
    Map<Long, Map<Integer, Instant>> steps = steps(rows.getValues(RUN.ID));
    List<LiveRun> going = new ArrayList<>();
    List<Trouble> troubles = new ArrayList<>();
    for (Record row : rows) {
      Outline shape = shapes.getOrDefault(row.get(RUN.ID), Outline.NONE);
      Duration inPhase = inPhase(row, shape, steps.getOrDefault(row.get(RUN.ID), Map.of()), now);
      LiveRun run = run(row, shape, inPhase);
      going.add(run);
      trouble(run, inPhase, now).ifPresent(troubles::add);
    }
    List<LiveRun> ended = ended(now, troubles);
    troubles.sort(
        Comparator.comparing(Trouble::kind)
            .thenComparing(each -> each.run().id(), Comparator.reverseOrder()));
    long[] counts = month.get(true, _ -> month(now));
    return new Board(now, troubles, sorted(going, troubles), ended, counts[0], counts[1]);
  }

  private Result<Record> going() {
    return select(RUN.ENDED_AT.isNull(), RUN.ID.asc(), MOST_GOING);
  }

  private Result<Record> select(Condition condition, org.jooq.SortField<?> order, int limit) {
    List<SelectField<?>> wanted =
        new ArrayList<>(
            List.of(
                RUN.ID,
                RUN.LABEL,
                RUN.RECIPE,
                RUN.RECIPE_TITLE,
                RUN.RECIPE_VERSION,
                RUN.STATE,
                RUN.STATE_SINCE,
                RUN.DETAIL,
                RUN.NOT_UNDONE,
                RUN.CREATED_AT,
                RUN.CREATED_BY,
                RUN.STARTED_AT,
                RUN.ENDED_AT,
                RUN.HEARD_AT,
                RUN.PHASE,
                RUN.STEP,
                RUN.STEP_PART,
                RUN.NEXT_SEQ,
                RUN.WARNINGS));
    wanted.addAll(
        List.of(RUN.ERRORS, LINE.TEXT, LINE.AT, TARGET.PLACE, DIGEST.MACHINE, DIGEST.TOLD));
    return db.select(wanted)
        .from(RUN)
        .leftJoin(LINE)
        .on(LINE.RUN_ID.eq(RUN.ID).and(LINE.SEQ.eq(RUN.NEXT_SEQ.minus(1))))
        .leftJoin(TARGET)
        .on(TARGET.ID.eq(RUN.TARGET_ID))
        .leftJoin(DIGEST)
        .on(DIGEST.RUN_ID.eq(RUN.ID))
        .where(condition)
        .orderBy(order)
        .limit(limit)
        .fetch();
  }

  /// When each step began, by the machine's clock.
  private Map<Long, Map<Integer, Instant>> steps(List<Long> runs) {
    Map<Long, Map<Integer, Instant>> steps = new HashMap<>();
    db.select(STEP.RUN_ID, STEP.STEP_, STEP.STARTED_AT)
        .from(STEP)
        .where(STEP.RUN_ID.eq(DSL.any(runs.toArray(Long[]::new))))
        .forEach(
            row ->
                steps
                    .computeIfAbsent(row.value1(), _ -> new HashMap<>())
                    .put(row.value2(), row.value3()));
    return steps;
  }

  /// By the machine's clock as far as it has spoken, and by ours since.
  private static Duration inPhase(
      Record row, Outline shape, Map<Integer, Instant> begun, Instant now) {
    int phase = row.get(RUN.PHASE);
    Optional<Instant> from =
        begun.entrySet().stream()
            .filter(each -> each.getKey() >= 0 && each.getKey() < shape.steps().size())
            .filter(each -> shape.steps().get(each.getKey()).phase() == phase)
            .map(Map.Entry::getValue)
            .min(Comparator.naturalOrder());
    Instant said = row.get(LINE.AT);
    Instant heard = row.get(RUN.HEARD_AT);
    if (from.isEmpty() || said == null || heard == null) {
      return Duration.ZERO;
    }
    Duration spent = Duration.between(from.get(), said).plus(Duration.between(heard, now));
    return spent.isNegative() ? Duration.ZERO : spent;
  }

  private LiveRun run(Record row, Outline shape, Duration inPhase) {
    RunProgress at = new RunProgress(row.get(RUN.PHASE), row.get(RUN.STEP), row.get(RUN.STEP_PART));
    RunState state = RunState.valueOf(row.get(RUN.STATE));
    Optional<Eta> eta =
        state == RunState.RUNNING
            ? Expectation.of(shape, usual.of(row.get(RUN.RECIPE)), at.phase(), inPhase)
                .map(Rounded::of)
            : Optional.empty();
    String last = row.get(LINE.TEXT);
    String place = row.get(TARGET.PLACE);
    return new LiveRun(
        row.get(RUN.ID),
        row.get(RUN.LABEL),
        row.get(RUN.RECIPE),
        row.get(RUN.RECIPE_TITLE),
        row.get(RUN.RECIPE_VERSION),
        state,
        row.get(RUN.STATE_SINCE),
        row.get(RUN.DETAIL),
        row.get(RUN.NOT_UNDONE),
        row.get(RUN.CREATED_AT),
        row.get(RUN.CREATED_BY),
        Optional.ofNullable(row.get(RUN.STARTED_AT)),
        Optional.ofNullable(row.get(RUN.ENDED_AT)),
        Optional.ofNullable(row.get(RUN.HEARD_AT)),
        shape.phase(at),
        shape.step(at),
        state == RunState.SUCCEEDED ? 1 : shape.done(at),
        eta,
        last == null ? "" : last.substring(0, Math.min(last.length(), 300)),
        place == null ? "" : place,
        row.get(RUN.NEXT_SEQ) - 1,
        row.get(RUN.WARNINGS),
        row.get(RUN.ERRORS));
  }

  private Optional<Trouble> trouble(LiveRun run, Duration inPhase, Instant now) {
    Duration since = Duration.between(run.stateSince(), now);
    return switch (run.state()) {
      case LOST ->
          Optional.of(
              new Trouble(
                  Trouble.Kind.LOST,
                  run,
                  run.lastLine(),
                  Duration.between(run.heardAt().orElse(run.stateSince()), now)));
      case CANCELLING ->
          Optional.of(new Trouble(Trouble.Kind.CANCEL_IGNORED, run, run.lastLine(), since))
              .filter(_ -> since.compareTo(CANCEL_PATIENCE) > 0);
      case RUNNING ->
          Optional.of(new Trouble(Trouble.Kind.OVERDUE, run, run.lastLine(), inPhase))
              .filter(_ -> Expectation.overdue(usual.of(run.recipe()), run.phase(), inPhase));
      case WAITING, SUCCEEDED, FAILED, CANCELLED, ABANDONED -> Optional.empty();
    };
  }

  /// What ended lately; failures on machines where nothing has succeeded since are troubles.
  private List<LiveRun> ended(Instant now, List<Trouble> troubles) {
    Result<Record> rows =
        select(RUN.ENDED_AT.gt(now.minus(LATELY)), RUN.ENDED_AT.desc(), MOST_LOOKED_AT);
    Map<Long, Outline> shapes = outlines.of(rows.getValues(RUN.ID));
    Set<String> mended = new HashSet<>();
    List<LiveRun> ended = new ArrayList<>();
    for (Record row : rows) {
      LiveRun run = run(row, shapes.getOrDefault(row.get(RUN.ID), Outline.NONE), Duration.ZERO);
      if (ended.size() < Board.MOST_ENDED) {
        ended.add(run);
      }
      String told = row.get(DIGEST.TOLD);
      String on = row.get(DIGEST.MACHINE) + "\n" + run.recipe();
      if (run.state() == RunState.SUCCEEDED) {
        mended.add(on);
      } else if (run.state() == RunState.FAILED && mended.add(on)) {
        Duration age = Duration.between(run.endedAt().orElse(now), now);
        troubles.add(new Trouble(Trouble.Kind.FAILED, run, told == null ? "" : told, age));
      }
    }
    return ended;
  }

  private long[] month(Instant now) {
    return db
        .select(RUN.STATE, DSL.count())
        .from(RUN)
        .where(RUN.ENDED_AT.gt(now.minus(Duration.ofDays(30))))
        .groupBy(RUN.STATE)
        .fetchMap(RUN.STATE, DSL.count())
        .entrySet()
        .stream()
        .collect(
            () -> new long[2],
            (sums, each) -> {
              switch (RunState.valueOf(each.getKey())) {
                case SUCCEEDED -> sums[0] += each.getValue();
                case FAILED -> sums[1] += each.getValue();
                case WAITING, RUNNING, CANCELLING, LOST, CANCELLED, ABANDONED -> {}
              }
            },
            (one, other) -> {
              one[0] += other[0];
              one[1] += other[1];
            });
  }

  private static List<LiveRun> sorted(List<LiveRun> going, List<Trouble> troubles) {
    Set<Long> troubled = new HashSet<>();
    troubles.forEach(each -> troubled.add(each.run().id()));
    return going.stream()
        .sorted(
            Comparator.comparing((LiveRun run) -> !troubled.contains(run.id()))
                .thenComparing(run -> run.state() == RunState.WAITING)
                .thenComparingLong(LiveRun::id))
        .toList();
  }
}
