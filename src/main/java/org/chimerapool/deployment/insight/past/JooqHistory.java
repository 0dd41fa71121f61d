package org.chimerapool.deployment.insight.past;

import static org.chimerapool.jooq.deployment.Tables.DIGEST;
import static org.chimerapool.jooq.deployment.Tables.RUN;
import static org.chimerapool.jooq.deployment.Tables.TARGET;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.insight.History;
import org.chimerapool.deployment.insight.HistoryFilter;
import org.chimerapool.deployment.insight.PastRun;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/// Runs in the database, without their recipes and logs.
final class JooqHistory implements History {

  private static final int MOST = 500;
  private static final int TOGETHER = 2_000;

  private static final Field<String> PLACE =
      DSL.coalesce(DSL.nullif(DIGEST.PLACE, DSL.inline("")), TARGET.PLACE, DSL.inline(""));

  private final DSLContext db;

  JooqHistory(DSLContext db) {
    this.db = db;
  }

  @Override
  public List<PastRun> page(HistoryFilter filter, long before, int limit) {
    return rows(filter, before)
        .orderBy(RUN.ID.desc())
        .limit(Math.clamp(limit, 1, MOST))
        .fetch(JooqHistory::run);
  }

  @Override
  public long count(HistoryFilter filter) {
    return db.selectCount()
        .from(RUN)
        .leftJoin(DIGEST)
        .on(DIGEST.RUN_ID.eq(RUN.ID))
        .leftJoin(TARGET)
        .on(TARGET.ID.eq(RUN.TARGET_ID))
        .where(condition(filter))
        .fetchSingle()
        .value1();
  }

  @Override
  public void each(HistoryFilter filter, Consumer<PastRun> reader) {
    long before = 0;
    List<PastRun> together;
    do {
      together =
          rows(filter, before).orderBy(RUN.ID.desc()).limit(TOGETHER).fetch(JooqHistory::run);
      together.forEach(reader);
      before = together.isEmpty() ? 0 : together.getLast().id();
    } while (together.size() == TOGETHER);
  }

  @Override
  public List<String> recipes() {
    return db.selectDistinct(RUN.RECIPE).from(RUN).orderBy(RUN.RECIPE).fetch(RUN.RECIPE);
  }

  @Override
  public List<String> places() {
    return db.selectDistinct(DIGEST.PLACE)
        .from(DIGEST)
        .where(DIGEST.PLACE.ne(""))
        .orderBy(DIGEST.PLACE)
        .fetch(DIGEST.PLACE);
  }

  private SelectConditionStep<? extends Record> rows(HistoryFilter filter, long before) {
    Condition wanted = condition(filter);
    return db.select(
            RUN.ID,
            RUN.LABEL,
            RUN.RECIPE,
            RUN.RECIPE_TITLE,
            RUN.RECIPE_VERSION,
            RUN.STATE,
            RUN.NOT_UNDONE,
            RUN.DETAIL,
            RUN.CREATED_AT,
            RUN.CREATED_BY,
            RUN.STARTED_AT,
            RUN.ENDED_AT,
            RUN.CONTEXT,
            PLACE.as("where"),
            DIGEST.HARDWARE,
            DIGEST.STEP,
            DIGEST.TOLD,
            RUN.NEXT_SEQ,
            RUN.WARNINGS,
            RUN.ERRORS)
        .from(RUN)
        .leftJoin(DIGEST)
        .on(DIGEST.RUN_ID.eq(RUN.ID))
        .leftJoin(TARGET)
        .on(TARGET.ID.eq(RUN.TARGET_ID))
        .where(before > 0 ? wanted.and(RUN.ID.lt(before)) : wanted);
  }

  static Condition condition(HistoryFilter filter) {
    Condition all = DSL.noCondition();
    if (!filter.states().isEmpty()) {
      all = all.and(RUN.STATE.in(filter.states().stream().map(RunState::name).toList()));
    }
    if (!filter.recipe().isEmpty()) {
      all = all.and(RUN.RECIPE.eq(filter.recipe()));
    }
    if (filter.target().isPresent()) {
      all = all.and(RUN.TARGET_ID.eq(filter.target().getAsLong()));
    }
    if (!filter.label().isEmpty()) {
      all = all.and(TARGET.LABELS.contains(new String[] {filter.label()}));
    }
    if (!filter.place().isEmpty()) {
      all = all.and(PLACE.eq(filter.place()));
    }
    if (!filter.by().isEmpty()) {
      all = all.and(RUN.CREATED_BY.eq(filter.by()));
    }
    if (filter.signature().isPresent()) {
      all = all.and(DIGEST.SIGNATURE_ID.eq(filter.signature().getAsLong()));
    }
    if (filter.from().isPresent()) {
      all = all.and(RUN.CREATED_AT.ge(filter.from().get()));
    }
    if (filter.until().isPresent()) {
      all = all.and(RUN.CREATED_AT.lt(filter.until().get()));
    }
    String text = filter.text().replace("\0", "");
    return text.isEmpty()
        ? all
        : all.and(
            RUN.LABEL
                .containsIgnoreCase(text)
                .or(RUN.DETAIL.containsIgnoreCase(text))
                .or(RUN.RECIPE_TITLE.containsIgnoreCase(text))
                .or(RUN.CONTEXT.containsIgnoreCase(text))
                .or(DIGEST.TOLD.containsIgnoreCase(text)));
  }

  private static PastRun run(Record row) {
    return new PastRun(
        row.get(RUN.ID),
        row.get(RUN.LABEL),
        row.get(RUN.RECIPE),
        row.get(RUN.RECIPE_TITLE),
        row.get(RUN.RECIPE_VERSION),
        RunState.valueOf(row.get(RUN.STATE)),
        row.get(RUN.NOT_UNDONE),
        row.get(RUN.DETAIL),
        row.get(RUN.CREATED_AT),
        row.get(RUN.CREATED_BY),
        Optional.ofNullable(row.get(RUN.STARTED_AT)),
        Optional.ofNullable(row.get(RUN.ENDED_AT)),
        Texts.of(row.get(RUN.CONTEXT)).getOrDefault("host", ""),
        row.get("where", String.class),
        Objects.requireNonNullElse(row.get(DIGEST.HARDWARE), ""),
        Objects.requireNonNullElse(row.get(DIGEST.STEP), ""),
        Objects.requireNonNullElse(row.get(DIGEST.TOLD), ""),
        row.get(RUN.NEXT_SEQ) - 1,
        row.get(RUN.WARNINGS),
        row.get(RUN.ERRORS));
  }
}
