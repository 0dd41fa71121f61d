package org.chimerapool.deployment.rollout.keep;

import static org.chimerapool.jooq.deployment.Tables.ROLLOUT_RUN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.chimerapool.deployment.Deployments;
import org.chimerapool.deployment.Run;
import org.chimerapool.deployment.RunPlan;
import org.chimerapool.deployment.fleet.Fleet;
import org.chimerapool.deployment.fleet.Target;
import org.chimerapool.deployment.fleet.TargetState;
import org.chimerapool.deployment.recipe.InvalidRecipeException;
import org.chimerapool.deployment.recipe.Recipe;
import org.chimerapool.deployment.rollout.Member;
import org.chimerapool.deployment.rollout.MemberState;
import org.chimerapool.deployment.rollout.Purpose;
import org.chimerapool.deployment.rollout.RolloutFacts;
import org.chimerapool.deployment.rollout.RolloutPlan.Part;
import org.chimerapool.deployment.rollout.Site;
import org.chimerapool.deployment.rollout.machine.Order;
import org.chimerapool.deployment.rollout.machine.Outcome;
import org.jooq.DSLContext;

/// Carries out what a look at a rollout ordered, in its transaction.
final class Orders {

  private final Deployments deployments;
  private final Fleet fleet;
  private final Parts parts;
  private final WayBack wayBack;

  Orders(Deployments deployments, Fleet fleet, Parts parts) {
    this.deployments = deployments;
    this.fleet = fleet;
    this.parts = parts;
    wayBack = new WayBack(parts);
  }

  /// @return the facts with the runs that were made
  RolloutFacts carryOut(DSLContext db, long rollout, String by, Outcome outcome, Instant now) {
    Map<String, Site> sites = outcome.orders().isEmpty() ? Map.of() : SiteRows.byPlace(db);
    Map<Long, Member> changed = new TreeMap<>();
    // By number, as the log does, so that neither waits for the other in a circle.
    List<Order> orders = new ArrayList<>(outcome.orders());
    orders.sort(Comparator.comparingLong(Orders::cancelled));
    for (Order order : orders) {
      switch (order) {
        case Order.Cancel(long run) -> deployments.cancel(run, by);
        case Order.Begin begin -> {
          Member member = member(outcome.facts(), begin.target());
          changed.put(
              begin.target(), begun(db, rollout, by, outcome.facts(), member, begin, sites, now));
        }
      }
    }
    List<Member> members = new ArrayList<>(outcome.facts().members());
    members.replaceAll(each -> changed.getOrDefault(each.target(), each));
    RolloutFacts facts = outcome.facts();
    return new RolloutFacts(
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

  private static long cancelled(Order order) {
    return switch (order) {
      case Order.Cancel(long run) -> run;
      case Order.Begin _ -> Long.MAX_VALUE;
    };
  }

  private static Member member(RolloutFacts facts, long target) {
    return facts.members().stream()
        .filter(each -> each.target() == target)
        .findFirst()
        .orElseThrow();
  }

  private Member begun(
      DSLContext db,
      long rollout,
      String by,
      RolloutFacts facts,
      Member member,
      Order.Begin order,
      Map<String, Site> sites,
      Instant now) {
    MemberState lost =
        order.purpose() == Purpose.BACK ? MemberState.BACK_FAILED : MemberState.FAILED;
    Optional<Target> target =
        fleet.find(member.target()).filter(each -> each.state() == TargetState.ACCEPTED);
    if (target.isEmpty()) {
      return member.in(lost, "the machine is not in the fleet any more", now);
    }
    try {
      Optional<Part> part = part(db, rollout, facts, member, order.purpose());
      if (part.isEmpty()) {
        return member.in(lost, "nothing is known that would bring the machine back", now);
      }
      Map<String, String> values = new TreeMap<>(part.get().values());
      Optional.ofNullable(sites.get(member.place()))
          .ifPresent(site -> values.putAll(SiteRows.told(site, order.share())));
      Run run =
          deployments.make(
              new RunPlan(
                  part.get().recipe(),
                  member.name(),
                  values,
                  by,
                  target.get().reach().route(),
                  OptionalLong.of(member.target())));
      db.insertInto(ROLLOUT_RUN)
          .set(ROLLOUT_RUN.RUN_ID, run.id())
          .set(ROLLOUT_RUN.ROLLOUT_ID, rollout)
          .set(ROLLOUT_RUN.TARGET_ID, member.target())
          .set(ROLLOUT_RUN.PURPOSE, order.purpose().name())
          .execute();
      return member.with(run.id());
    } catch (InvalidRecipeException unfit) {
      return member.in(lost, String.valueOf(unfit.getMessage()), now);
    }
  }

  private Optional<Part> part(
      DSLContext db, long rollout, RolloutFacts facts, Member member, Purpose purpose) {
    Optional<Part> whole = parts.find(db, rollout, member.seat().variant().name());
    String phase = facts.spec().together().phase();
    return switch (purpose) {
      case INSTALL -> whole;
      case STAGE -> whole.map(part -> with(part, RecipeCut.before(part.recipe(), phase)));
      case SWITCH -> whole.map(part -> with(part, RecipeCut.from(part.recipe(), phase)));
      case BACK -> whole.flatMap(part -> wayBack.of(db, rollout, member.target(), part));
    };
  }

  private static Part with(Part part, Recipe recipe) {
    return new Part(recipe, part.values());
  }
}
