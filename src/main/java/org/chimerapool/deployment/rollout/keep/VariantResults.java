package org.chimerapool.deployment.rollout.keep;

import static org.chimerapool.jooq.deployment.Tables.ROLLOUT_MEMBER;
import static org.chimerapool.jooq.deployment.Tables.ROLLOUT_RUN;
import static org.chimerapool.jooq.deployment.Tables.RUN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.rollout.Comparison;
import org.chimerapool.deployment.rollout.Purpose;
import org.chimerapool.deployment.rollout.Variant;
import org.chimerapool.deployment.rollout.machine.Comparing;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// What became of the variants, by each machine's first try: what a second try mended still speaks
/// against the variant.
final class VariantResults {

  private VariantResults() {}

  static Comparison compared(DSLContext db, long rollout) {
    Tally a = new Tally();
    Tally b = new Tally();
    db.select(ROLLOUT_MEMBER.VARIANT, RUN.STATE, RUN.STARTED_AT, RUN.ENDED_AT)
        .distinctOn(ROLLOUT_MEMBER.TARGET_ID)
        .from(ROLLOUT_MEMBER)
        .leftJoin(
            ROLLOUT_RUN
                .join(RUN)
                .on(
                    RUN.ID.eq(ROLLOUT_RUN.RUN_ID),
                    ROLLOUT_RUN.PURPOSE.in(Purpose.INSTALL.name(), Purpose.SWITCH.name())))
        .on(
            ROLLOUT_RUN.ROLLOUT_ID.eq(ROLLOUT_MEMBER.ROLLOUT_ID),
            ROLLOUT_RUN.TARGET_ID.eq(ROLLOUT_MEMBER.TARGET_ID))
        .where(ROLLOUT_MEMBER.ROLLOUT_ID.eq(rollout))
        .orderBy(ROLLOUT_MEMBER.TARGET_ID, RUN.ID)
        .forEach(
            row ->
                (switch (Variant.valueOf(row.value1())) {
                      case A -> a;
                      case B -> b;
                    })
                    .count(row.value2(), row.value3(), row.value4()));
    return Comparing.of(a.results(), b.results());
  }

  private static final class Tally {

    private int machines;
    private int failed;
    private final List<Double> seconds = new ArrayList<>();

    void count(@Nullable String state, @Nullable Instant from, @Nullable Instant to) {
      machines++;
      if (state == null) {
        return;
      }
      switch (RunState.valueOf(state)) {
        case SUCCEEDED -> {
          if (from != null && to != null) {
            seconds.add(Duration.between(from, to).toMillis() / 1000.0);
          }
        }
        case FAILED, ABANDONED -> failed++;
        case WAITING, RUNNING, CANCELLING, LOST, CANCELLED -> {}
      }
    }

    Comparing.Results results() {
      return new Comparing.Results(machines, failed, seconds);
    }
  }
}
