package org.chimerapool.deployment.insight.live;

import static org.chimerapool.jooq.deployment.Tables.PHASE_TIME;
import static org.chimerapool.jooq.deployment.Tables.RUN;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.chimerapool.deployment.RunState;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// How long the phases of a recipe took in its last runs that succeeded. Read once a minute.
final class PhaseHistory {

  private static final int LAST = 100;

  private final DSLContext db;
  private final LoadingCache<String, Map<String, PhaseUsual>> byRecipe =
      Caffeine.newBuilder()
          .maximumSize(500)
          .expireAfterWrite(Duration.ofMinutes(1))
          .build(this::read);

  PhaseHistory(DSLContext db) {
    this.db = db;
  }

  /// By the name of the phase.
  Map<String, PhaseUsual> of(String recipe) {
    return byRecipe.get(recipe);
  }

  private Map<String, PhaseUsual> read(String recipe) {
    Map<String, PhaseUsual> usual = new HashMap<>();
    db.select(PHASE_TIME.NAME, part(0.1), part(0.5), part(0.9), DSL.count())
        .from(PHASE_TIME)
        .where(
            PHASE_TIME.RUN_ID.in(
                DSL.select(RUN.ID)
                    .from(RUN)
                    .where(RUN.RECIPE.eq(recipe).and(RUN.STATE.eq(RunState.SUCCEEDED.name())))
                    .orderBy(RUN.ID.desc())
                    .limit(LAST)))
        .groupBy(PHASE_TIME.NAME)
        .forEach(
            row ->
                usual.put(
                    row.value1(),
                    new PhaseUsual(row.value2(), row.value3(), row.value4(), row.value5())));
    return Map.copyOf(usual);
  }

  private static Field<Double> part(double part) {
    return DSL.percentileCont(part).withinGroupOrderBy(PHASE_TIME.SECONDS).cast(SQLDataType.DOUBLE);
  }
}
