package org.chimerapool.pool.persistence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.chimerapool.chain.ChainDescription;
import org.chimerapool.chain.CoinProfiles;
import org.chimerapool.pool.PoolControl;
import org.chimerapool.pool.PoolEntry;
import org.chimerapool.pool.PoolFault;
import org.chimerapool.pool.PoolFault.Field;
import org.chimerapool.pool.PoolFault.Problem;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.PoolPlan;
import org.chimerapool.pool.PoolRuleException;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;

/// Takes an operator's wishes for pools, stores them and has them carried out at once.
final class PoolKeeper implements PoolControl {

  private static final Duration LONGEST_DRAIN = Duration.ofDays(7);
  private static final Set<Wanted> WORKING =
      EnumSet.of(Wanted.RUNNING, Wanted.PAUSED, Wanted.DRAINING);

  private final PoolStore store;
  private final PoolRules rules;
  private final CoinProfiles coins;
  private final PoolWorks works;
  private final Clock clock;

  /// Held from looking at the rules until a wish is carried out.
  private final ReentrantLock wish = new ReentrantLock();

  PoolKeeper(PoolStore store, PoolRules rules, CoinProfiles coins, PoolWorks works, Clock clock) {
    this.store = store;
    this.rules = rules;
    this.coins = coins;
    this.works = works;
    this.clock = clock;
  }

  @Override
  public List<PoolEntry> all() {
    return works.all().stream().map(KeptPool::entry).toList();
  }

  @Override
  public PoolId create(PoolPlan plan) {
    return granted(
        () -> {
          check(plan, null);
          PoolId id = store.create(plan, chain(plan), clock.instant());
          works.keep(store.get(id));
          return id;
        });
  }

  @Override
  public void change(PoolId id, PoolPlan plan) {
    granted(
        () -> {
          check(plan, find(id));
          store.change(id, plan, chain(plan));
          works.keep(store.get(id));
          return id;
        });
  }

  @Override
  public void start(PoolId id) {
    want(id, EnumSet.allOf(Wanted.class), Wanted.RUNNING, null);
  }

  @Override
  public void pause(PoolId id) {
    want(id, WORKING, Wanted.PAUSED, null);
  }

  @Override
  public void drain(PoolId id, Duration atMost) {
    if (atMost.isNegative() || atMost.compareTo(LONGEST_DRAIN) > 0) {
      throw fault(Problem.OUT_OF_RANGE, "a pool drains for at most 7 days, not for " + atMost);
    }
    want(id, WORKING, Wanted.DRAINING, clock.instant().plus(atMost));
  }

  @Override
  public void stop(PoolId id) {
    want(id, EnumSet.allOf(Wanted.class), Wanted.STOPPED, null);
  }

  @Override
  public void remove(PoolId id) {
    granted(
        () -> {
          StoredPool pool = find(id);
          if (pool.wanted() != Wanted.STOPPED) {
            throw fault(
                Problem.NOT_NOW,
                "only a stopped pool can be removed, this one is " + words(pool.wanted()));
          }
          store.remove(id, clock.instant());
          works.forget(id);
          return id;
        });
  }

  private void want(PoolId id, Set<Wanted> from, Wanted to, @Nullable Instant drainsUntil) {
    granted(
        () -> {
          Wanted now = find(id).wanted();
          if (!from.contains(now)) {
            throw fault(Problem.NOT_NOW, "the pool is " + words(now) + ", start it first");
          }
          store.want(id, to, drainsUntil);
          works.keep(store.get(id));
          return id;
        });
  }

  private void check(PoolPlan plan, @Nullable StoredPool self) {
    List<StoredPool> others =
        works.all().stream()
            .map(KeptPool::stored)
            .filter(pool -> self == null || !pool.id().equals(self.id()))
            .toList();
    List<PoolFault> faults = rules.faults(plan, others, self == null ? null : self.plan());
    if (!faults.isEmpty()) {
      throw new PoolRuleException(faults);
    }
  }

  private ChainDescription chain(PoolPlan plan) {
    return coins.get(plan.coin()).description();
  }

  private StoredPool find(PoolId id) {
    return works.all().stream()
        .map(KeptPool::stored)
        .filter(pool -> pool.id().equals(id))
        .findFirst()
        .orElseThrow(() -> fault(Problem.UNKNOWN, "there is no pool number " + id.value()));
  }

  private PoolId granted(Supplier<PoolId> what) {
    PoolId id = granted(what, wish);
    works.awaitStarts();
    return id;
  }

  private static PoolId granted(Supplier<PoolId> what, ReentrantLock wish) {
    wish.lock();
    try {
      return what.get();
    } catch (IntegrityConstraintViolationException e) {
      throw fault(Problem.TAKEN, "another pool has that name or port by now");
    } catch (DataAccessException e) {
      throw fault(Problem.NOT_NOW, "the database does not answer, nothing was changed");
    } finally {
      wish.unlock();
    }
  }

  private static String words(Wanted wanted) {
    return switch (wanted) {
      case RUNNING -> "running";
      case PAUSED -> "paused";
      case DRAINING -> "draining";
      case STOPPED -> "stopped";
    };
  }

  private static PoolRuleException fault(Problem problem, String words) {
    return new PoolRuleException(new PoolFault(Field.STATE, problem, words));
  }
}
