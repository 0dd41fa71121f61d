package org.chimerapool.deployment.rollout.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.rollout.Happening;
import org.chimerapool.deployment.rollout.Member;
import org.chimerapool.deployment.rollout.MemberState;
import org.chimerapool.deployment.rollout.Purpose;
import org.chimerapool.deployment.rollout.RolloutFacts;
import org.chimerapool.deployment.rollout.RolloutSpec;
import org.chimerapool.deployment.rollout.StageSpec.GateSpec;
import org.chimerapool.deployment.spi.GateReading;

/// Machines that do as a test says, and a rollout that is looked at.
final class World {

  static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

  /// A run of a machine.
  static final class Doing {
    final long target;
    final Purpose purpose;
    RunState state = RunState.RUNNING;
    boolean stopping;
    boolean left;
    String detail = "";

    Doing(long target, Purpose purpose) {
      this.target = target;
      this.purpose = purpose;
    }

    boolean live() {
      return !state.ended();
    }
  }

  RolloutFacts facts;
  Instant now = START;
  int capacity = 1_000;
  final Map<String, Integer> places = new HashMap<>();
  final Map<Long, Doing> runs = new TreeMap<>();
  final Map<GateSpec, GateReading> readings = new HashMap<>();
  final Map<Long, Double> figures = new HashMap<>();
  final List<Happening> happenings = new ArrayList<>();

  World(RolloutSpec spec, int machines) {
    this(spec, machines, false);
  }

  World(RolloutSpec spec, int machines, boolean compared) {
    List<Assignment.Candidate> all =
        IntStream.rangeClosed(1, machines)
            .mapToObj(
                i ->
                    new Assignment.Candidate(
                        i, "rig-" + i, i % 2 == 0 ? "berlin" : "oslo", windows(spec)))
            .toList();
    List<Member> members = new Assignment(all, Map.of(), 7).members(spec.stages(), compared, START);
    facts = RolloutFacts.planned(spec, members, START);
  }

  private static Set<Integer> windows(RolloutSpec spec) {
    return spec.windows().isEmpty() ? Set.of() : Set.of(0);
  }

  boolean want(RolloutWish wish) {
    var next = wish.of(facts, now);
    next.ifPresent(after -> facts = after);
    return next.isPresent();
  }

  World started() {
    assertThat(want(RolloutWish.START)).isTrue();
    return look();
  }

  World after(Duration time) {
    now = now.plus(time);
    return look();
  }

  World look() {
    Map<Long, RunSight> sights = new HashMap<>();
    runs.forEach(
        (id, run) -> sights.put(id, new RunSight(run.state, run.stopping, run.left, run.detail)));
    long busy = facts.members().stream().filter(Turn::counts).count();
    Outcome outcome =
        RolloutMachine.look(
            facts,
            new Surroundings(
                now,
                sights,
                Set.of(),
                readings,
                figures,
                new Room((int) Math.max(0, capacity - busy), places)));
    facts = outcome.facts();
    happenings.addAll(outcome.happenings());
    for (Order order : outcome.orders()) {
      switch (order) {
        case Order.Begin begin -> begin(begin);
        case Order.Cancel(long run) -> Objects.requireNonNull(runs.get(run)).stopping = true;
      }
    }
    return this;
  }

  private void begin(Order.Begin order) {
    assertThat(runs.values())
        .as("one live run on a machine")
        .noneMatch(run -> run.target == order.target() && run.live());
    long id = runs.size() + 1L;
    runs.put(id, new Doing(order.target(), order.purpose()));
    List<Member> members = new ArrayList<>(facts.members());
    members.replaceAll(each -> each.target() == order.target() ? each.with(id) : each);
    facts =
        new RolloutFacts(
            facts.spec(),
            facts.state(),
            facts.since(),
            facts.stage(),
            facts.hold(),
            facts.stages(),
            members,
            facts.startedAt(),
            facts.endedAt());
  }

  List<Doing> live() {
    return runs.values().stream().filter(Doing::live).toList();
  }

  /// All that run now come to that end.
  World end(RunState state) {
    return end(state, run -> true);
  }

  World end(RunState state, Predicate<Doing> which) {
    live().stream().filter(which).forEach(run -> run.state = state);
    return look();
  }

  World fail(int number) {
    live().stream()
        .limit(number)
        .forEach(
            run -> {
              run.state = RunState.FAILED;
              run.detail = "Stopped at: a step";
            });
    return look();
  }

  List<Member> in(MemberState state) {
    return facts.members().stream().filter(each -> each.state() == state).toList();
  }

  int count(MemberState state) {
    return in(state).size();
  }

  boolean happened(Happening.Kind kind) {
    return happenings.stream().anyMatch(each -> each.kind() == kind);
  }
}
