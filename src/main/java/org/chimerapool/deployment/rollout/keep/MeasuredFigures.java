package org.chimerapool.deployment.rollout.keep;

import static org.chimerapool.jooq.deployment.Tables.FIGURE;

import java.util.Optional;
import java.util.OptionalDouble;
import org.jooq.DSLContext;

/// The figures that runs told the console, as it keeps them.
final class MeasuredFigures implements BenchmarkFigures {

  private final DSLContext db;

  MeasuredFigures(DSLContext db) {
    this.db = db;
  }

  /// What the run measured last, where more than one of its steps told that figure.
  @Override
  public OptionalDouble of(long run, String figure) {
    Optional<Double> value =
        db.select(FIGURE.VALUE)
            .from(FIGURE)
            .where(FIGURE.RUN_ID.eq(run), FIGURE.NAME.eq(figure))
            .orderBy(FIGURE.AT.desc())
            .limit(1)
            .fetchOptional(FIGURE.VALUE);
    return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
  }
}
