package org.chimerapool.deployment.rollout.keep;

import static org.chimerapool.jooq.deployment.Tables.ROLLOUT_MEMBER;
import static org.chimerapool.jooq.deployment.Tables.ROLLOUT_RECIPE;
import static org.chimerapool.jooq.deployment.Tables.ROLLOUT_RUN;
import static org.chimerapool.jooq.deployment.Tables.RUN;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.recipe.InvalidRecipeException;
import org.chimerapool.deployment.recipe.Parameter;
import org.chimerapool.deployment.recipe.ParameterKind;
import org.chimerapool.deployment.recipe.Recipe;
import org.chimerapool.deployment.recipe.RecipeReader;
import org.chimerapool.deployment.rollout.Purpose;
import org.chimerapool.deployment.rollout.RolloutPlan.Part;
import org.chimerapool.jooq.deployment.tables.RolloutRun;
import org.chimerapool.jooq.deployment.tables.records.RunRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// What brings a machine back: what the plan says, else what ran well on it before, else the
/// recipe's own undoing, where that can be trusted.
final class WayBack {

  private static final long NO_ROLLOUT = 0;

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
        .and(stands(rollout))
        .orderBy(RUN.ID.desc())
        .limit(1)
        .fetchOptional(row -> again(db, row, rolledOut));
  }

  /// Machines of these that could be brought back to what ran well on them before.
  static Set<Long> known(DSLContext db, Collection<Long> targets, String recipe) {
    return db.selectDistinct(RUN.TARGET_ID)
        .from(RUN)
        .where(
            RUN.TARGET_ID.in(targets),
            RUN.RECIPE.eq(recipe),
            RUN.STATE.eq(RunState.SUCCEEDED.name()))
        .and(stands(NO_ROLLOUT))
        .fetchSet(RUN.TARGET_ID);
  }

  /// Whether a recipe can be taken back by itself, on a machine that had nothing before.
  static boolean undoes(Recipe recipe) {
    try {
      return RecipeCut.undoing(recipe).isPresent();
    } catch (InvalidRecipeException unfit) {
      return false;
    }
  }

  /// A run of the whole recipe that was not taken back after: no first half of a barrier, no
  /// undoing, and nothing of this rollout.
  private static Condition stands(long rollout) {
    RolloutRun back = ROLLOUT_RUN.as("back");
    Condition takenBack =
        DSL.exists(
            DSL.selectOne()
                .from(back)
                .where(
                    back.ROLLOUT_ID.eq(ROLLOUT_RUN.ROLLOUT_ID),
                    back.TARGET_ID.eq(ROLLOUT_RUN.TARGET_ID),
                    back.PURPOSE.eq(Purpose.BACK.name()),
                    back.RUN_ID.gt(ROLLOUT_RUN.RUN_ID)));
    Condition noPlannedWay =
        DSL.notExists(
            DSL.selectOne()
                .from(ROLLOUT_RECIPE)
                .where(
                    ROLLOUT_RECIPE.ROLLOUT_ID.eq(ROLLOUT_RUN.ROLLOUT_ID),
                    ROLLOUT_RECIPE.PART.eq(Parts.BACK)));
    return DSL.notExists(
        DSL.selectOne()
            .from(ROLLOUT_RUN)
            .where(ROLLOUT_RUN.RUN_ID.eq(RUN.ID))
            .and(
                ROLLOUT_RUN
                    .ROLLOUT_ID
                    .eq(rollout)
                    .or(ROLLOUT_RUN.PURPOSE.eq(Purpose.STAGE.name()))
                    .or(ROLLOUT_RUN.PURPOSE.eq(Purpose.BACK.name()).and(noPlannedWay))
                    .or(takenBack)));
  }

  /// A run that only switched belongs to a rollout that knows the whole recipe.
  private Part again(DSLContext db, RunRecord row, Part rolledOut) {
    return db.select(ROLLOUT_MEMBER.ROLLOUT_ID, ROLLOUT_MEMBER.VARIANT)
        .from(ROLLOUT_RUN)
        .join(ROLLOUT_MEMBER)
        .on(
            ROLLOUT_MEMBER.ROLLOUT_ID.eq(ROLLOUT_RUN.ROLLOUT_ID),
            ROLLOUT_MEMBER.TARGET_ID.eq(ROLLOUT_RUN.TARGET_ID))
        .where(ROLLOUT_RUN.RUN_ID.eq(row.getId()), ROLLOUT_RUN.PURPOSE.eq(Purpose.SWITCH.name()))
        .fetchOptional()
        .flatMap(whole -> parts.find(db, whole.value1(), whole.value2()))
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
    return undoes(rolledOut.recipe())
        ? RecipeCut.undoing(rolledOut.recipe())
            .map(undoing -> new Part(undoing, rolledOut.values()))
        : Optional.empty();
  }
}
