package org.chimerapool.deployment.rollout.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.rollout.MemberState;
import org.chimerapool.deployment.rollout.OnFailure;
import org.chimerapool.deployment.rollout.Pace;
import org.chimerapool.deployment.rollout.Purpose;
import org.chimerapool.deployment.rollout.RolloutSpec;
import org.chimerapool.deployment.rollout.RolloutState;
import org.chimerapool.deployment.rollout.StageSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever happens in whichever order: never more runs than there is room for, none begun after an
/// abort, one run on a machine at any time, and an end to everything.
class RolloutInterleavingsTest {

  private static final int AT_ONCE = 4;
  private static final int PER_PLACE = 3;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void holdsItsRulesInAnyOrder(int seed) {
    for (int round = 0; round < 20; round++) {
      play(new Random(1_000L * seed + round));
    }
  }

  private static void play(Random random) {
    World world = new World(spec(random), 5 + random.nextInt(20)).started();
    boolean aborted = false;
    long begunAtAbort = 0;
    for (int i = 0; i < 400 && !over(world); i++) {
      step(world, random);
      if (random.nextInt(60) == 0) {
        RolloutWish wish = any(random, List.of(RolloutWish.values()));
        if (world.want(wish) && wish == RolloutWish.ABORT) {
          aborted = true;
          begunAtAbort = forward(world);
        }
      }
      world.after(Duration.ofSeconds(random.nextInt(120)));
      check(world);
      if (aborted) {
        assertThat(forward(world)).as("begun after the abort").isEqualTo(begunAtAbort);
      }
    }
    settle(world);
    assertThat(world.facts.state().ended() || world.facts.state() == RolloutState.PAUSED)
        .as("%s does not hang", world.facts.state())
        .isTrue();
    if (world.facts.state().ended()) {
      assertThat(world.facts.members()).allMatch(each -> each.state().through());
    }
  }

  private static <T> T any(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static RolloutSpec spec(Random random) {
    List<StageSpec> stages =
        List.of(
            StageSpec.first("Canary", 1 + random.nextInt(3), Duration.ofSeconds(30)),
            StageSpec.rest("All", random.nextInt(4), 100));
    OnFailure onFailure = any(random, List.of(OnFailure.values()));
    Pace pace =
        new Pace(
            AT_ONCE, PER_PLACE, 1 + random.nextInt(3), Duration.ofSeconds(5), Duration.ofHours(1));
    return RolloutSpec.of(stages, pace, onFailure);
  }

  private static boolean over(World world) {
    return world.facts.state().ended() && world.live().isEmpty();
  }

  private static void step(World world, Random random) {
    for (World.Doing run : world.live()) {
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> run.state = run.stopping ? RunState.CANCELLED : RunState.SUCCEEDED;
        case 3 -> run.state = RunState.FAILED;
        case 4 -> run.state = RunState.LOST;
        case 5 -> run.state = RunState.RUNNING;
        default -> {}
      }
    }
  }

  private static void settle(World world) {
    for (int i = 0; i < 300 && !over(world); i++) {
      if (world.facts.state() == RolloutState.PAUSED) {
        world.want(RolloutWish.RESUME);
      }
      world.end(RunState.SUCCEEDED, run -> !run.stopping);
      world.end(RunState.CANCELLED, run -> run.stopping);
      world.after(Duration.ofMinutes(1));
      check(world);
    }
  }

  private static void check(World world) {
    boolean back = world.facts.members().stream().anyMatch(each -> each.purpose() == Purpose.BACK);
    long counting = world.facts.members().stream().filter(Turn::counts).count();
    if (!back) {
      assertThat(counting).as("at once").isLessThanOrEqualTo(AT_ONCE);
    }
    Map<String, List<String>> atPlace =
        world.facts.members().stream()
            .filter(each -> each.state() == MemberState.RUNNING)
            .collect(
                Collectors.groupingBy(
                    each -> each.place(),
                    Collectors.mapping(each -> each.name(), Collectors.toList())));
    atPlace.forEach(
        (place, names) -> assertThat(names).as(place).hasSizeLessThanOrEqualTo(PER_PLACE));
  }

  private static long forward(World world) {
    return world.runs.values().stream().filter(run -> run.purpose != Purpose.BACK).count();
  }
}
