package org.chimerapool.deployment.insight.past;

import static org.chimerapool.jooq.deployment.Tables.DIGEST;
import static org.chimerapool.jooq.deployment.Tables.RUN;
import static org.chimerapool.jooq.deployment.Tables.TARGET;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.insight.Forecast;
import org.chimerapool.deployment.insight.Range;
import org.chimerapool.deployment.insight.Signature;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;

/// Looks at the runs of the last half year that are most like the planned one.
final class JooqForecast implements Forecast {

  private static final Duration BACK = Duration.ofDays(180);
  private static final int MOST = 5_000;

  private final DSLContext db;
  private final JooqSignatures signatures;
  private final Clock clock;

  JooqForecast(DSLContext db, JooqSignatures signatures, Clock clock) {
    this.db = db;
    this.signatures = signatures;
    this.clock = clock;
  }

  private record Past(boolean failed, int version, String hardware, String place, String machine) {}

  @Override
  public Outlook of(Plan plan) {
    Condition wanted =
        RUN.RECIPE
            .eq(plan.recipe())
            .and(RUN.ENDED_AT.gt(clock.instant().minus(BACK)))
            .and(RUN.STATE.in(RunState.SUCCEEDED.name(), RunState.FAILED.name()));
    List<Past> runs =
        db.select(RUN.STATE, RUN.RECIPE_VERSION, DIGEST.HARDWARE, DIGEST.PLACE, DIGEST.MACHINE)
            .from(RUN)
            .join(DIGEST)
            .on(DIGEST.RUN_ID.eq(RUN.ID))
            .where(wanted)
            .orderBy(RUN.ID.desc())
            .limit(MOST)
            .fetch(
                row ->
                    new Past(
                        row.value1().equals(RunState.FAILED.name()),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5()));
    String machine = machine(plan);
    String hardware = hardware(plan, machine);
    Predicate<Past> onMachine = run -> !machine.isEmpty() && run.machine().equals(machine);
    Predicate<Past> ofVersion = run -> run.version() == plan.version();
    Predicate<Past> onHardware = run -> !hardware.isEmpty() && run.hardware().equals(hardware);
    List<Basis> order =
        List.of(
            Basis.MACHINE, Basis.VERSION_AND_HARDWARE, Basis.VERSION, Basis.HARDWARE, Basis.RECIPE);
    Basis basis = Basis.RECIPE;
    Range failures = failures(runs, run -> true);
    for (Basis each : order) {
      Range here = failures(runs, like(each, onMachine, ofVersion, onHardware));
      if (here.of() >= ENOUGH) {
        basis = each;
        failures = here;
        break;
      }
    }
    List<Reason> reasons = new ArrayList<>();
    reason(runs, Basis.MACHINE, plan.label(), onMachine).ifPresent(reasons::add);
    reason(runs, Basis.VERSION, Integer.toString(plan.version()), ofVersion)
        .ifPresent(reasons::add);
    reason(runs, Basis.HARDWARE, hardware, onHardware).ifPresent(reasons::add);
    reasons.sort(
        Comparator.comparingDouble(
            (Reason each) -> -Math.abs(each.failures().share() - each.others().share())));
    List<Signature> likeliest = failures.hits() == 0 ? List.of() : signatures.seen(wanted, 3);
    return new Outlook(failures, basis, reasons, likeliest);
  }

  private static Predicate<Past> like(
      Basis basis, Predicate<Past> machine, Predicate<Past> version, Predicate<Past> hardware) {
    return switch (basis) {
      case MACHINE -> machine;
      case VERSION_AND_HARDWARE -> version.and(hardware);
      case VERSION -> version;
      case HARDWARE -> hardware;
      case RECIPE -> _ -> true;
    };
  }

  private static Range failures(List<Past> runs, Predicate<Past> which) {
    List<Past> here = runs.stream().filter(which).toList();
    return Range.of(here.stream().filter(Past::failed).count(), here.size());
  }

  /// A group is a reason where its interval and that of the others do not meet, or where it is a
  /// machine that has failed before.
  private static Optional<Reason> reason(
      List<Past> runs, Basis basis, String value, Predicate<Past> which) {
    Range inside = failures(runs, which);
    Range outside = failures(runs, which.negate());
    boolean apart =
        inside.of() > 0
            && outside.of() > 0
            && (inside.low() > outside.high() || inside.high() < outside.low());
    boolean scarred = basis == Basis.MACHINE && inside.hits() > 0;
    return apart || scarred
        ? Optional.of(new Reason(basis, value, inside, outside))
        : Optional.empty();
  }

  private String machine(Plan plan) {
    if (plan.target().isPresent()) {
      return "target " + plan.target().getAsLong();
    }
    return plan.label().isBlank()
        ? ""
        : Objects.requireNonNullElse(
            db.select(DIGEST.MACHINE)
                .from(DIGEST)
                .join(RUN)
                .on(RUN.ID.eq(DIGEST.RUN_ID))
                .where(RUN.LABEL.eq(plan.label().strip()))
                .orderBy(RUN.ID.desc())
                .limit(1)
                .fetchOne(DIGEST.MACHINE),
            "");
  }

  private String hardware(Plan plan, String machine) {
    Optional<String> told =
        machine.isEmpty()
            ? Optional.empty()
            : db.select(DIGEST.HARDWARE)
                .from(DIGEST)
                .where(DIGEST.MACHINE.eq(machine).and(DIGEST.HARDWARE.ne("")))
                .orderBy(DIGEST.RUN_ID.desc())
                .limit(1)
                .fetchOptional(DIGEST.HARDWARE);
    if (told.isPresent() || plan.target().isEmpty()) {
      return told.orElse("");
    }
    Optional<Record1<String>> facts =
        db.select(TARGET.HARDWARE)
            .from(TARGET)
            .where(TARGET.ID.eq(plan.target().getAsLong()))
            .fetchOptional();
    return HardwareClass.of(facts.map(row -> Texts.of(row.value1())).orElse(Map.of()));
  }
}
