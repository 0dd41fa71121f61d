package org.chimerapool.deployment.rollout.keep;

import static org.chimerapool.jooq.deployment.Tables.ROLLOUT_RUN;
import static org.chimerapool.jooq.deployment.Tables.RUN;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.recipe.InvalidRecipeException;
import org.chimerapool.deployment.recipe.Parameter;
import org.chimerapool.deployment.recipe.ParameterKind;
import org.chimerapool.deployment.recipe.RecipeReader;
import org.chimerapool.deployment.rollout.Purpose;
import org.chimerapool.deployment.rollout.RolloutPlan.Part;
import org.chimerapool.jooq.deployment.tables.records.RunRecord;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// What brings a machine back: what the plan says, else what ran well on it before, else the
/// recipe's own undoing.
final class WayBack {

  private final Parts parts;

  WayBack(Parts parts) {
    this.parts = parts;
  }

  Optional<Part> of(DSLContext db, long rollout, long target, Part rolledOut) {
    return parts
        .find(db, rollout, Parts.BACK)
        .or(() -> lastGood(db, rollout, target, rolledOut))
        .or(() -> undoing(rolledOut));
  }

  private Optional<Part> lastGood(DSLContext db, long rollout, long target, Part rolledOut) {
    return db.selectFrom(RUN)
        .where(
            RUN.TARGET_ID.eq(target),
            RUN.RECIPE.eq(rolledOut.recipe().code()),
            RUN.STATE.eq(RunState.SUCCEEDED.name()))
        .and(
            DSL.notExists(
                DSL.selectOne()
                    .from(ROLLOUT_RUN)
                    .where(
                        ROLLOUT_RUN.RUN_ID.eq(RUN.ID),
                        ROLLOUT_RUN
                            .ROLLOUT_ID
                            .eq(rollout)
                            .or(ROLLOUT_RUN.PURPOSE.eq(Purpose.STAGE.name())))))
        .orderBy(RUN.ID.desc())
        .limit(1)
        .fetchOptional(row -> again(db, row, rolledOut));
  }

  /// A run that only switched belongs to a rollout that knows the whole recipe.
  private Part again(DSLContext db, RunRecord row, Part rolledOut) {
    Optional<Long> switched =
        db.select(ROLLOUT_RUN.ROLLOUT_ID)
            .from(ROLLOUT_RUN)
            .where(
                ROLLOUT_RUN.RUN_ID.eq(row.getId()), ROLLOUT_RUN.PURPOSE.eq(Purpose.SWITCH.name()))
            .fetchOptional(ROLLOUT_RUN.ROLLOUT_ID);
    return switched
        .flatMap(whole -> parts.find(db, whole, "A"))
        .orElseGet(() -> asItWas(row, rolledOut));
  }

  /// Its secrets are those of the recipe that is rolled out, where both have them.
  private static Part asItWas(RunRecord row, Part rolledOut) {
    Part before = new Part(RecipeReader.read(row.getRecipeSource()), Map.of());
    Map<String, String> values = new TreeMap<>(Json.values(row.getParameters()));
    for (Parameter each : before.recipe().parameters()) {
      if (each.kind() == ParameterKind.SECRET && rolledOut.values().containsKey(each.name())) {
        values.put(each.name(), rolledOut.values().getOrDefault(each.name(), ""));
      }
    }
    return new Part(before.recipe(), values);
  }

  private static Optional<Part> undoing(Part rolledOut) {
    try {
      return RecipeCut.undoing(rolledOut.recipe())
          .map(undoing -> new Part(undoing, rolledOut.values()));
    } catch (InvalidRecipeException unfit) {
      return Optional.empty();
    }
  }
}
