package org.chimerapool.deployment.insight.past;

import static org.chimerapool.jooq.deployment.Tables.DIGEST;
import static org.chimerapool.jooq.deployment.Tables.PHASE_TIME;
import static org.chimerapool.jooq.deployment.Tables.RUN;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.insight.Analytics;
import org.chimerapool.deployment.insight.Range;
import org.chimerapool.deployment.insight.Report;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Figures over the runs in the database.
final class JooqAnalytics implements Analytics {

  private static final int MOST_GROUPS = 30;
  private static final int MOST_FAILURES = 15;
  private static final Field<Integer> GOOD =
      DSL.count().filterWhere(RUN.STATE.eq(RunState.SUCCEEDED.name()));
  private static final Field<Integer> BAD =
      DSL.count().filterWhere(RUN.STATE.eq(RunState.FAILED.name()));

  private final DSLContext db;
  private final JooqSignatures signatures;

  JooqAnalytics(DSLContext db, JooqSignatures signatures) {
    this.db = db;
    this.signatures = signatures;
  }

  @Override
  public Report report(Instant from, Instant until, String recipe) {
    Condition span = RUN.ENDED_AT.ge(from).and(RUN.ENDED_AT.lt(until));
    Condition wanted = recipe.isEmpty() ? span : span.and(RUN.RECIPE.eq(recipe));
    Map<String, Integer> states =
        db.select(RUN.STATE, DSL.count())
            .from(RUN)
            .where(wanted)
            .groupBy(RUN.STATE)
            .fetchMap(RUN.STATE, DSL.count());
    long good = states.getOrDefault(RunState.SUCCEEDED.name(), 0);
    long bad = states.getOrDefault(RunState.FAILED.name(), 0);
    return new Report(
        from,
        until,
        Range.of(good, good + bad),
        states.getOrDefault(RunState.CANCELLED.name(), 0),
        states.getOrDefault(RunState.ABANDONED.name(), 0),
        groups(RUN.RECIPE_TITLE, wanted),
        groups(
            DSL.concat(RUN.RECIPE_TITLE, DSL.inline(" "), RUN.RECIPE_VERSION.cast(String.class)),
            wanted),
        groups(DIGEST.HARDWARE, wanted),
        groups(DIGEST.PLACE, wanted),
        durations(wanted),
        weeks(wanted, from, until),
        signatures.seen(wanted, MOST_FAILURES));
  }

  private List<Report.Group> groups(Field<String> by, Condition wanted) {
    return db.select(by, GOOD, BAD)
        .from(RUN)
        .leftJoin(DIGEST)
        .on(DIGEST.RUN_ID.eq(RUN.ID))
        .where(wanted.and(RUN.STATE.in(RunState.SUCCEEDED.name(), RunState.FAILED.name())))
        .groupBy(by)
        .orderBy(DSL.count().desc(), by)
        .limit(MOST_GROUPS)
        .fetch(
            row ->
                new Report.Group(
                    Objects.requireNonNullElse(row.value1(), ""),
                    Range.of(row.value2(), row.value2() + row.value3())));
  }

  private List<Report.PhaseDurations> durations(Condition wanted) {
    return db.select(
            RUN.RECIPE_TITLE,
            PHASE_TIME.NAME,
            DSL.count(),
            part(0.5),
            part(0.9),
            part(0.99),
            DSL.min(PHASE_TIME.PHASE))
        .from(PHASE_TIME)
        .join(RUN)
        .on(RUN.ID.eq(PHASE_TIME.RUN_ID))
        .where(wanted.and(RUN.STATE.eq(RunState.SUCCEEDED.name())))
        .groupBy(RUN.RECIPE_TITLE, PHASE_TIME.NAME)
        .orderBy(RUN.RECIPE_TITLE, DSL.min(PHASE_TIME.PHASE))
        .limit(200)
        .fetch(
            row ->
                new Report.PhaseDurations(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    seconds(row.value4()),
                    seconds(row.value5()),
                    seconds(row.value6())));
  }

  private static Field<Double> part(double part) {
    return DSL.percentileCont(part).withinGroupOrderBy(PHASE_TIME.SECONDS).cast(Double.class);
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  private List<Report.Week> weeks(Condition wanted, Instant from, Instant until) {
    Map<LocalDate, Report.Week> weeks = new TreeMap<>();
    LocalDate last = monday(until.minusMillis(1));
    for (LocalDate each = monday(from); !each.isAfter(last); each = each.plusWeeks(1)) {
      weeks.put(each, new Report.Week(each, 0, 0));
    }
    Field<LocalDate> week =
        DSL.field(
            "date_trunc('week', {0} AT TIME ZONE 'UTC')::date", LocalDate.class, RUN.ENDED_AT);
    db.select(week, GOOD, BAD)
        .from(RUN)
        .where(wanted)
        .groupBy(week)
        .forEach(
            row ->
                weeks.put(row.value1(), new Report.Week(row.value1(), row.value2(), row.value3())));
    return new ArrayList<>(weeks.values());
  }

  private static LocalDate monday(Instant at) {
    return at.atZone(ZoneOffset.UTC)
        .toLocalDate()
        .with(TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY));
  }
}
