package org.chimerapool.deployment.rollout.machine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.chimerapool.deployment.rollout.Happening;
import org.chimerapool.deployment.rollout.Member;
import org.chimerapool.deployment.rollout.MemberState;
import org.chimerapool.deployment.rollout.Purpose;
import org.chimerapool.deployment.rollout.RolloutFacts;
import org.chimerapool.deployment.rollout.RolloutState;
import org.chimerapool.deployment.rollout.StageSpec;
import org.chimerapool.deployment.rollout.StageStanding;

/// One look at a rollout, while it is worked on. Belongs to one thread and is thrown away after.
final class Turn {

  final RolloutFacts before;
  final Surroundings around;
  final Instant now;
  RolloutState state;
  int stage;
  final List<StageStanding> stages;
  final List<Member> members;
  final List<Order> orders = new ArrayList<>();
  final List<Happening> happenings = new ArrayList<>();
  private int room;
  private final Map<String, Integer> places;

  Turn(RolloutFacts before, Surroundings around) {
    this.before = before;
    this.around = around;
    now = around.now();
    state = before.state();
    stage = before.stage();
    stages = new ArrayList<>(before.stages());
    members = new ArrayList<>(before.members());
    room = around.room().runs();
    places = new HashMap<>(around.room().places());
  }

  StageSpec spec() {
    return before.spec().stages().get(stage);
  }

  StageStanding standing() {
    return stages.get(stage);
  }

  void standing(StageStanding next) {
    stages.set(stage, next);
  }

  /// Places in the list of members, of those of the stage that goes on.
  List<Integer> here(Predicate<Member> wanted) {
    return every(member -> member.stage() == stage && wanted.test(member));
  }

  List<Integer> every(Predicate<Member> wanted) {
    return IntStream.range(0, members.size())
        .filter(i -> wanted.test(members.get(i)))
        .boxed()
        .toList();
  }

  boolean any(Predicate<Member> wanted) {
    return members.stream().anyMatch(wanted);
  }

  long live() {
    return members.stream().filter(Turn::counts).count();
  }

  /// Takes a place among those that run at the same time. A machine that is silent beyond its
  /// deadline does not: it holds up nobody.
  static boolean counts(Member member) {
    return member.state() == MemberState.RUNNING || member.state() == MemberState.GOING_BACK;
  }

  /// Has a run, or gets one with the orders of this turn.
  static boolean busy(Member member) {
    return member.live().isPresent() || counts(member);
  }

  boolean roomAt(String place) {
    return room > 0 && places.getOrDefault(place, Integer.MAX_VALUE) > 0;
  }

  int room() {
    return room;
  }

  void begin(int i, Purpose purpose, int share) {
    Member member = members.get(i);
    if (busy(member)) {
      throw new IllegalStateException("a run of " + member.name() + " goes on");
    }
    room--;
    places.computeIfPresent(member.place(), (place, left) -> left - 1);
    members.set(i, member.begun(purpose, now.plus(before.spec().pace().deadline()), now));
    orders.add(new Order.Begin(member.target(), purpose, share));
  }

  void tell(Happening.Kind kind, int at, List<String> figures) {
    happenings.add(new Happening(now, kind, at, OptionalLong.empty(), "", figures));
  }

  void tell(Happening.Kind kind, Member of, List<String> figures) {
    happenings.add(new Happening(now, kind, of.stage(), OptionalLong.of(of.target()), "", figures));
  }

  Outcome outcome() {
    boolean moved = state != before.state();
    RolloutFacts after =
        new RolloutFacts(
            before.spec(),
            state,
            moved ? now : before.since(),
            stage,
            before.hold(),
            stages,
            members,
            before.startedAt(),
            state.ended() ? before.endedAt().or(() -> Optional.of(now)) : Optional.empty());
    return new Outcome(after, List.copyOf(orders), List.copyOf(happenings));
  }
}
