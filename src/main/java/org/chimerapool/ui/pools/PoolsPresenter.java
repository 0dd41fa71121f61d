package org.chimerapool.ui.pools;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chimerapool.chain.AddressCheck;
import org.chimerapool.chain.CoinNetwork;
import org.chimerapool.chain.CoinProfile;
import org.chimerapool.chain.CoinProfiles;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.AuditAction;
import org.chimerapool.identity.Permission;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.pool.PoolControl;
import org.chimerapool.pool.PoolEntry;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.PoolPlan;
import org.chimerapool.pool.PoolState;
import org.chimerapool.stats.LiveFigures;
import org.chimerapool.ui.access.OwnPools;
import org.chimerapool.ui.access.Trail;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.kit.Answer;
import org.chimerapool.ui.kit.Problem;
import org.chimerapool.ui.kit.Reading;
import org.chimerapool.ui.kit.Tone;
import org.springframework.stereotype.Component;

/// Computes the page of pools and passes on what an operator wants of them.
@Component
class PoolsPresenter {

  private final PoolControl control;
  private final OwnPools own;
  private final LiveFigures figures;
  private final CoinProfiles coins;
  private final Trail trail;
  private final Clock clock;

  PoolsPresenter(
      PoolControl control,
      OwnPools own,
      LiveFigures figures,
      CoinProfiles coins,
      Trail trail,
      Clock clock) {
    this.control = control;
    this.own = own;
    this.figures = figures;
    this.coins = coins;
    this.trail = trail;
    this.clock = clock;
  }

  /// The visitor's own, running or not.
  List<PoolEntry> own(Actor who) {
    return control.all().stream().filter(pool -> own.sees(who.tenant(), pool.id())).toList();
  }

  PoolsModel read(Actor who) {
    Reading<List<PoolsModel.PoolLine>> lines =
        Reading.of(() -> own(who)).map(all -> all.stream().map(this::line).toList());
    List<PoolEntry> entries =
        lines.orElse(List.of()).stream().map(PoolsModel.PoolLine::entry).toList();
    return new PoolsModel(clock.instant(), answer(lines, entries), problems(entries), lines);
  }

  private PoolsModel.PoolLine line(PoolEntry entry) {
    Optional<CoinProfile> coin = coins.find(entry.plan().coin());
    return new PoolsModel.PoolLine(
        entry,
        coin.map(CoinProfile::name).orElse(entry.plan().coin().ticker()),
        coin.filter(known -> known.network() == CoinNetwork.SIMULATED).isPresent(),
        switch (entry.state()) {
          case RUNNING, DRAINING -> figures.pulse(entry.id()).latest();
          case WAITING, PAUSED, STOPPED -> Optional.empty();
        });
  }

  private static Answer answer(Reading<List<PoolsModel.PoolLine>> lines, List<PoolEntry> entries) {
    if (lines instanceof Reading.Failed) {
      return Answer.of(Tone.WARN, "panel.failed").with("panel.failed.next");
    }
    if (entries.isEmpty()) {
      return Answer.of(Tone.OFF, "pools.answer.none");
    }
    long running = in(entries, PoolState.RUNNING);
    long waiting = in(entries, PoolState.WAITING);
    if (waiting > 0) {
      return Answer.of(Tone.WARN, "pools.answer.waiting", entries.size(), running, waiting);
    }
    return running == entries.size()
        ? Answer.of(Tone.GOOD, "pools.answer.all", entries.size())
        : Answer.of(
            running == 0 ? Tone.OFF : Tone.GOOD, "pools.answer.some", entries.size(), running);
  }

  private static long in(List<PoolEntry> entries, PoolState state) {
    return entries.stream().filter(entry -> entry.state() == state).count();
  }

  private static List<Problem> problems(List<PoolEntry> entries) {
    return entries.stream()
        .filter(entry -> entry.state() == PoolState.WAITING)
        .map(
            entry ->
                new Problem(
                    Tone.WARN,
                    Phrase.of("pools.waits", entry.plan().name()),
                    entry.detail().isEmpty()
                        ? Phrase.of("pools.waits.unsaid")
                        : Phrase.of("text.verbatim", entry.detail()),
                    "console/nodes"))
        .toList();
  }

  /// Coins that pools can be made of, as people should be offered them.
  List<CoinProfile> coins() {
    return coins.all();
  }

  /// The first port from 3333 on that no pool has.
  int freePort() {
    Set<Integer> taken =
        control.all().stream().map(entry -> entry.plan().port()).collect(Collectors.toSet());
    return IntStream.iterate(3333, port -> port + 1)
        .filter(port -> !taken.contains(port))
        .findFirst()
        .orElse(0);
  }

  /// What is wrong with a payout address, in the words of its coin; empty when it will do.
  Optional<String> faultOf(CoinId coin, String address) {
    CoinProfile profile = coins.get(coin);
    if (address.isEmpty() && profile.network() == CoinNetwork.SIMULATED) {
      return Optional.empty();
    }
    return switch (profile.addresses().check(address)) {
      case AddressCheck.Valid valid -> Optional.empty();
      case AddressCheck.Invalid(String reason) -> Optional.of(reason);
    };
  }

  /// @param pool empty for a new one
  void save(Actor who, Optional<PoolEntry> pool, PoolPlan plan) {
    who.require(Permission.RUN_POOLS);
    if (pool.isPresent()) {
      Actor acting = own.acting(who, pool.get().id());
      control.change(pool.get().id(), plan);
      trail.record(
          acting,
          AuditAction.POOL_CHANGED,
          subject(pool.get()),
          pool.get().plan().toString(),
          plan.toString());
    } else {
      PoolId made = control.create(plan);
      own.adopt(who, made);
      trail.record(
          own.acting(who, made),
          AuditAction.POOL_CREATED,
          "pool " + plan.name() + " (" + made.value() + ")",
          "",
          plan.toString());
    }
  }

  void start(Actor who, PoolEntry pool) {
    act(who, AuditAction.POOL_STARTED, pool, () -> control.start(pool.id()));
  }

  void pause(Actor who, PoolEntry pool) {
    act(who, AuditAction.POOL_PAUSED, pool, () -> control.pause(pool.id()));
  }

  void drain(Actor who, PoolEntry pool, Duration atMost) {
    act(who, AuditAction.POOL_DRAINED, pool, () -> control.drain(pool.id(), atMost));
  }

  void stop(Actor who, PoolEntry pool) {
    act(who, AuditAction.POOL_STOPPED, pool, () -> control.stop(pool.id()));
  }

  void remove(Actor who, PoolEntry pool) {
    act(who, AuditAction.POOL_REMOVED, pool, () -> control.remove(pool.id()));
  }

  private void act(Actor who, AuditAction what, PoolEntry pool, Runnable work) {
    who.require(Permission.RUN_POOLS);
    Actor acting = own.acting(who, pool.id());
    work.run();
    trail.record(acting, what, subject(pool), pool.state().name(), "");
  }

  private static String subject(PoolEntry pool) {
    return "pool " + pool.plan().name() + " (" + pool.id().value() + ")";
  }
}
