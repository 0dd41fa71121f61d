package org.chimerapool.deployment.engine;

import static org.chimerapool.jooq.deployment.Tables.FIGURE;
import static org.chimerapool.jooq.deployment.Tables.RUN;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chimerapool.deployment.Experience;
import org.chimerapool.deployment.Figure;
import org.chimerapool.deployment.RunState;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.springframework.stereotype.Component;

/// Past runs in the database.
@Component
final class JooqExperience implements Experience {

  private static final int MOST_RUNS = 5_000;

  private final DSLContext db;

  JooqExperience(DSLContext db) {
    this.db = db;
  }

  @Override
  public List<Figure> figures(long run) {
    return db.selectFrom(FIGURE)
        .where(FIGURE.RUN_ID.eq(run))
        .orderBy(FIGURE.STEP, FIGURE.NAME)
        .fetch(FigureRows::figure);
  }

  @Override
  public List<Figure> figures(String recipe, String name, int limit) {
    return db.select(FIGURE)
        .from(FIGURE)
        .join(RUN)
        .on(RUN.ID.eq(FIGURE.RUN_ID))
        .where(RUN.RECIPE.eq(recipe).and(FIGURE.NAME.eq(name)))
        .orderBy(FIGURE.RUN_ID.desc())
        .limit(limit)
        .fetch(row -> FigureRows.figure(row.value1()));
  }

  @Override
  public List<Fit> fits(String recipe) {
    return db
        .select(RUN.STATE, RUN.CONTEXT)
        .from(RUN)
        .where(
            RUN.RECIPE
                .eq(recipe)
                .and(RUN.STATE.in(RunState.SUCCEEDED.name(), RunState.FAILED.name())))
        .orderBy(RUN.ID.desc())
        .limit(MOST_RUNS)
        .stream()
        .collect(Collectors.groupingBy(JooqExperience::machine))
        .values()
        .stream()
        .map(
            alike -> {
              Fit machine = machine(alike.getFirst());
              long succeeded =
                  alike.stream()
                      .filter(row -> row.value1().equals(RunState.SUCCEEDED.name()))
                      .count();
              return new Fit(
                  machine.system(),
                  machine.arch(),
                  machine.virtual(),
                  Math.toIntExact(succeeded),
                  alike.size());
            })
        .sorted(Comparator.comparingInt(Fit::runs).reversed().thenComparing(Fit::system))
        .toList();
  }

  private static Fit machine(Record2<String, String> row) {
    Map<String, String> context = RunRows.texts(row.value2());
    return new Fit(
        context.getOrDefault("name", ""),
        context.getOrDefault("arch", ""),
        context.getOrDefault("virtual", ""),
        0,
        0);
  }
}
