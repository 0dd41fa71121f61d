package org.chimerapool.deployment.rollout.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.rollout.Happening;
import org.chimerapool.deployment.rollout.Hold;
import org.chimerapool.deployment.rollout.MaintenanceWindow;
import org.chimerapool.deployment.rollout.MemberState;
import org.chimerapool.deployment.rollout.OnFailure;
import org.chimerapool.deployment.rollout.Pace;
import org.chimerapool.deployment.rollout.Purpose;
import org.chimerapool.deployment.rollout.RolloutSpec;
import org.chimerapool.deployment.rollout.RolloutState;
import org.chimerapool.deployment.rollout.StageSpec;
import org.chimerapool.deployment.rollout.StageSpec.GateSpec;
import org.chimerapool.deployment.rollout.StageState;
import org.chimerapool.deployment.rollout.Together;
import org.chimerapool.deployment.spi.GateReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A rollout from plan to end, with machines that do as the test says.
class RolloutMachineTest {

  private static final Duration SOAK = Duration.ofMinutes(10);
  private static final Pace ONCE = new Pace(10, 0, 1, Duration.ofSeconds(30), Duration.ofHours(1));

  private static RolloutSpec canary(Pace pace, OnFailure onFailure) {
    return RolloutSpec.of(
        List.of(StageSpec.first("Canary", 2, SOAK), StageSpec.rest("All", 2, 100)),
        pace,
        onFailure);
  }

  @Test
  void goesFromStageToStageAndFinishes() {
    World world = new World(canary(ONCE, OnFailure.ROLL_BACK), 8).started();
    assertThat(world.live()).hasSize(2);

    world.end(RunState.SUCCEEDED);
    assertThat(world.facts.stages().getFirst().state()).isEqualTo(StageState.SOAKING);
    world.after(SOAK.minusSeconds(1));
    assertThat(world.live()).as("it is watched first").isEmpty();
    world.after(Duration.ofSeconds(1));
    assertThat(world.live()).hasSize(6);
    world.end(RunState.SUCCEEDED);

    assertThat(world.facts.state()).isEqualTo(RolloutState.FINISHED);
    assertThat(world.facts.endedAt()).contains(world.now);
    assertThat(world.count(MemberState.SUCCEEDED)).isEqualTo(8);
  }

  @Test
  void stopsAfterOneFailureInTheCanaryAndBringsBackTheOther() {
    World world = new World(canary(ONCE, OnFailure.ROLL_BACK), 200).started();
    long good = world.live().getFirst().target;
    world.end(RunState.SUCCEEDED, run -> run.target == good);
    world.end(RunState.FAILED);

    assertThat(world.facts.state()).isEqualTo(RolloutState.ROLLING_BACK);
    assertThat(world.facts.stages().getFirst().because()).isEqualTo("FAILURES");
    assertThat(world.live()).singleElement().matches(run -> run.purpose == Purpose.BACK);
    world.end(RunState.SUCCEEDED);
    assertThat(world.facts.state()).isEqualTo(RolloutState.ROLLED_BACK);
    assertThat(world.count(MemberState.SKIPPED)).isEqualTo(198);
    assertThat(world.count(MemberState.ROLLED_BACK)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"PAUSE, PAUSED", "ABORT, ABORTED", "ROLL_BACK, ROLLED_BACK"})
  void doesWhatThePlanSaysWhenAGateSaysNo(OnFailure wanted, RolloutState state) {
    World world = new World(canary(ONCE, wanted), 5).started();
    world.end(RunState.FAILED).look();

    assertThat(world.facts.state()).isEqualTo(state);
  }

  @Test
  void believesAShareOfFailuresOnlyFromTheLeastSampleOn() {
    StageSpec spec =
        new StageSpec(
            "All", StageSpec.Picking.REST, "", 0, 0, 20, 5, Duration.ZERO, List.of(), false, 0);
    World world = new World(RolloutSpec.of(List.of(spec), ONCE, OnFailure.PAUSE), 10).started();
    world.fail(1);
    assertThat(world.facts.state()).isEqualTo(RolloutState.RUNNING);
    world.end(RunState.SUCCEEDED, run -> run.target > 6);
    world.fail(1);

    assertThat(world.facts.state()).isEqualTo(RolloutState.PAUSED);
    assertThat(world.facts.stages().getFirst().because()).isEqualTo("SHARE");
  }

  @Test
  void triesAgainLaterAndLater() {
    Pace thrice = new Pace(10, 0, 3, Duration.ofSeconds(30), Duration.ofHours(1));
    World world =
        new World(
                RolloutSpec.of(List.of(StageSpec.rest("All", 1, 100)), thrice, OnFailure.ROLL_BACK),
                1)
            .started();
    world.fail(1);
    assertThat(world.live()).isEmpty();
    world.after(Duration.ofSeconds(29));
    assertThat(world.live()).isEmpty();
    world.after(Duration.ofSeconds(1));
    assertThat(world.live()).hasSize(1);
    world.fail(1).after(Duration.ofSeconds(59));
    assertThat(world.live()).isEmpty();
    world.after(Duration.ofSeconds(1)).end(RunState.SUCCEEDED);

    assertThat(world.facts.state()).isEqualTo(RolloutState.FINISHED);
    assertThat(world.facts.members().getFirst().tries()).isEqualTo(3);
    assertThat(world.happened(Happening.Kind.MEMBER_RETRIED)).isTrue();
  }

  @Test
  void isNotHeldUpByASilentMachine() {
    World world =
        new World(
                RolloutSpec.of(
                    List.of(StageSpec.rest("All", 5, 100)),
                    new Pace(2, 0, 1, Duration.ZERO, Duration.ofHours(1)),
                    OnFailure.PAUSE),
                4)
            .started();
    World.Doing silent = world.live().getFirst();
    silent.state = RunState.LOST;
    world.end(RunState.SUCCEEDED, run -> run != silent);
    world.end(RunState.SUCCEEDED, run -> run != silent);
    world.end(RunState.SUCCEEDED, run -> run != silent);
    assertThat(world.facts.state()).isEqualTo(RolloutState.RUNNING);
    world.after(Duration.ofHours(1).plusSeconds(1));

    assertThat(world.facts.state()).isEqualTo(RolloutState.FINISHED);
    assertThat(world.count(MemberState.OVERDUE)).isEqualTo(1);
    assertThat(silent.stopping).as("it is told to stop when it comes back").isTrue();
  }

  @Test
  void bringsBackALateMachineAfterTheRollbackIsOver() {
    World world = new World(canary(ONCE, OnFailure.ROLL_BACK), 2).started();
    World.Doing silent = world.live().getFirst();
    silent.state = RunState.LOST;
    world.end(RunState.FAILED, run -> run != silent).after(Duration.ofMinutes(16));
    assertThat(world.facts.state()).isEqualTo(RolloutState.ROLLED_BACK);

    silent.state = RunState.SUCCEEDED;
    world.look().end(RunState.SUCCEEDED);
    assertThat(world.facts.state()).isEqualTo(RolloutState.ROLLED_BACK);
    assertThat(world.count(MemberState.ROLLED_BACK)).isEqualTo(1);
  }

  @Test
  void bringsBackAMachineThatWasStoppedInTheMiddleAndCouldNotUndo() {
    World world = new World(canary(ONCE, OnFailure.ROLL_BACK), 8).started();
    World.Doing half = world.live().getFirst();
    world.end(RunState.FAILED, run -> run != half);
    assertThat(half.stopping).isTrue();

    half.left = true;
    world.end(RunState.CANCELLED, run -> run == half);
    assertThat(world.live())
        .singleElement()
        .matches(run -> run.purpose == Purpose.BACK && run.target == half.target);
    world.end(RunState.SUCCEEDED);
    assertThat(world.facts.state()).isEqualTo(RolloutState.ROLLED_BACK);
  }

  @Test
  void keepsResultsNeverStartsTheRestAndCancelsWhatIsInTheMiddleWhenAborted() {
    World world =
        new World(
                RolloutSpec.of(
                    List.of(StageSpec.rest("All", 0, 100)),
                    new Pace(4, 0, 2, Duration.ZERO, Duration.ofHours(1)),
                    OnFailure.ROLL_BACK),
                10)
            .started();
    long first = world.live().getFirst().target;
    world.end(RunState.SUCCEEDED, run -> run.target == first);
    assertThat(world.want(RolloutWish.ABORT)).isTrue();
    world.look();

    assertThat(world.live()).hasSize(4).allMatch(run -> run.stopping);
    assertThat(world.facts.state()).isEqualTo(RolloutState.ABORTING);
    world.end(RunState.CANCELLED);
    assertThat(world.facts.state()).isEqualTo(RolloutState.ABORTED);
    assertThat(world.count(MemberState.SUCCEEDED)).isEqualTo(1);
    assertThat(world.count(MemberState.CANCELLED)).isEqualTo(4);
    assertThat(world.count(MemberState.SKIPPED)).isEqualTo(5);
  }

  @Test
  void beginsNothingWhileItIsPausedOrHeld() {
    World world = new World(canary(ONCE, OnFailure.ROLL_BACK), 8).started();
    assertThat(world.want(RolloutWish.PAUSE)).isTrue();
    world.end(RunState.SUCCEEDED).after(SOAK).after(SOAK);
    assertThat(world.live()).isEmpty();
    assertThat(world.count(MemberState.SUCCEEDED)).isEqualTo(2);

    world.facts =
        RolloutWish.held(world.facts, Optional.of(new Hold("anna", "on call", world.now)));
    assertThat(world.want(RolloutWish.RESUME)).isTrue();
    world.look().after(SOAK).after(Duration.ofDays(400));
    assertThat(world.live()).isEmpty();
    world.facts = RolloutWish.held(world.facts, Optional.empty());
    world.look();
    assertThat(world.live()).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({
    "PASS, false, FINISHED",
    "FAIL, false, ABORTED",
    "FAIL, true, FINISHED",
    "INCONCLUSIVE, false, PAUSED",
    "INCONCLUSIVE, true, FINISHED"
  })
  void asksItsGatesButForThoseThatAreOnlyShown(
      GateReading.Verdict verdict, boolean dryRun, RolloutState state) {
    GateSpec gate = new GateSpec("pool-rejects", "", 2, dryRun);
    StageSpec spec =
        new StageSpec(
            "All",
            StageSpec.Picking.REST,
            "",
            0,
            0,
            100,
            1,
            Duration.ZERO,
            List.of(gate),
            false,
            0);
    World world = new World(RolloutSpec.of(List.of(spec), ONCE, OnFailure.ABORT), 3).started();
    world.readings.put(gate, new GateReading(verdict, "3 % of 900"));
    world.end(RunState.SUCCEEDED).look();

    assertThat(world.facts.state()).isEqualTo(state);
    assertThat(world.facts.stages().getFirst().readings())
        .singleElement()
        .satisfies(reading -> assertThat(reading.verdict()).isEqualTo(verdict.name()));
  }

  @Test
  void goesOnWhereAPersonOverrulesAGate() {
    World world = new World(canary(ONCE, OnFailure.PAUSE), 6).started();
    world.end(RunState.FAILED);
    assertThat(world.facts.state()).isEqualTo(RolloutState.PAUSED);
    assertThat(world.want(RolloutWish.RESUME)).isTrue();
    world.look();

    assertThat(world.facts.stages().getFirst().state()).isEqualTo(StageState.OVERRULED);
    assertThat(world.live()).hasSize(4);
  }

  @Test
  void leavesAloneWhatSucceededBeforeTheRollbackWindow() {
    World world = new World(canary(ONCE, OnFailure.PAUSE), 2).started();
    world.end(RunState.SUCCEEDED);
    world.now = world.now.plus(Duration.ofHours(25));
    assertThat(world.want(RolloutWish.ROLL_BACK)).isTrue();
    world.look();

    assertThat(world.facts.state()).isEqualTo(RolloutState.ROLLED_BACK);
    assertThat(world.count(MemberState.SUCCEEDED)).isEqualTo(2);
  }

  @Test
  void rollsBackFasterThanItRollsOut() {
    World world =
        new World(
                RolloutSpec.of(
                    List.of(StageSpec.rest("All", 0, 100)),
                    new Pace(2, 1, 1, Duration.ZERO, Duration.ofHours(1)),
                    OnFailure.PAUSE),
                12)
            .started();
    for (int i = 0; i < 12; i++) {
      world.end(RunState.SUCCEEDED);
    }
    assertThat(world.facts.state()).isEqualTo(RolloutState.FINISHED);
    world.want(RolloutWish.ROLL_BACK);
    world.look();

    assertThat(world.live()).hasSize(12);
  }

  @Test
  void touchesMachinesInTheirWindowOnly() {
    MaintenanceWindow night =
        new MaintenanceWindow(
            "",
            Set.of(DayOfWeek.SATURDAY),
            LocalTime.of(22, 0),
            LocalTime.of(2, 0),
            ZoneOffset.UTC);
    RolloutSpec spec =
        new RolloutSpec(
            List.of(StageSpec.rest("All", 0, 100)),
            ONCE,
            OnFailure.PAUSE,
            Duration.ofHours(1),
            List.of(night),
            Optional.empty(),
            Together.NONE);
    World world = new World(spec, 3).started();
    assertThat(world.live()).isEmpty();
    world.after(Duration.ofHours(13));
    assertThat(world.live()).hasSize(3);
  }

  @Test
  void switchesAllTogetherOnceEverythingIsReadyAndPutsASpareInForOneThatFails() {
    World world = barrier(1, "").started();
    assertThat(world.live()).hasSize(5).allMatch(run -> run.purpose == Purpose.STAGE);
    World.Doing last = world.live().getLast();
    world.end(RunState.SUCCEEDED, run -> run != last);
    assertThat(world.live()).as("the last is waited for").containsExactly(last);
    world.end(RunState.SUCCEEDED);
    assertThat(world.live()).hasSize(4).allMatch(run -> run.purpose == Purpose.SWITCH);

    world.fail(1);
    assertThat(world.happened(Happening.Kind.MEMBER_REPLACED)).isTrue();
    world.look().end(RunState.SUCCEEDED).end(RunState.SUCCEEDED);
    assertThat(world.facts.state()).isEqualTo(RolloutState.FINISHED);
    assertThat(world.count(MemberState.SUCCEEDED)).isEqualTo(4);
    assertThat(world.count(MemberState.REPLACED)).isEqualTo(1);
  }

  @Test
  void bringsAllBackWhereNoSpareIsLeft() {
    World world = barrier(0, "").started();
    world.end(RunState.SUCCEEDED);
    assertThat(world.live()).hasSize(5);
    World.Doing bad = world.live().getFirst();
    world.end(RunState.SUCCEEDED, run -> run != bad);
    world.fail(1);

    assertThat(world.facts.stages().getFirst().because()).isEqualTo("NO_SPARE");
    assertThat(world.facts.state()).isEqualTo(RolloutState.ROLLING_BACK);
    world.end(RunState.SUCCEEDED);
    assertThat(world.count(MemberState.ROLLED_BACK)).isEqualTo(4);
  }

  @Test
  void refusesMachinesThatDoNotPerformAlike() {
    World world = barrier(0, "fps").started();
    world.facts.members().forEach(each -> world.figures.put(each.target(), 60.0));
    world.figures.put(world.facts.members().getFirst().target(), 48.0);
    world.end(RunState.SUCCEEDED).end(RunState.SUCCEEDED);

    assertThat(world.facts.stages().getFirst().because()).isEqualTo("UNEQUAL");
    assertThat(world.facts.state()).isEqualTo(RolloutState.ROLLING_BACK);
  }

  private static World barrier(int spares, String figure) {
    StageSpec spec =
        new StageSpec(
            "Tournament",
            StageSpec.Picking.REST,
            "",
            0,
            0,
            100,
            1,
            Duration.ZERO,
            List.of(),
            true,
            spares);
    return new World(
        new RolloutSpec(
            List.of(spec),
            ONCE,
            OnFailure.ROLL_BACK,
            Duration.ofHours(24),
            List.of(),
            Optional.empty(),
            new Together("Switch", Optional.empty(), figure, 5)),
        5);
  }

  /// A wish that makes no sense changes nothing.
  @ParameterizedTest
  @EnumSource(RolloutWish.class)
  void refusesEveryWishOnceItIsRolledBack(RolloutWish wish) {
    World world = new World(canary(ONCE, OnFailure.ROLL_BACK), 2).started();
    world.end(RunState.FAILED).look();
    assertThat(world.facts.state()).isEqualTo(RolloutState.ROLLED_BACK);
    assertThat(world.want(wish)).isFalse();
  }
}
