package org.chimerapool.pool.persistence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolControl;
import org.chimerapool.pool.PoolEntry;
import org.chimerapool.pool.PoolFault;
import org.chimerapool.pool.PoolFault.Field;
import org.chimerapool.pool.PoolFault.Problem;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.PoolPlan;
import org.chimerapool.pool.PoolRuleException;
import org.chimerapool.pool.PoolState;
import org.chimerapool.pool.Pools;
import org.jspecify.annotations.Nullable;

/// The pools that operators made.
final class PoolKeeper implements PoolControl {

  private final PoolStore store;
  private final ChainCatalog chains;
  private final Pools pools;
  private final Clock clock;

  PoolKeeper(PoolStore store, ChainCatalog chains, Pools pools, Clock clock) {
    this.store = store;
    this.chains = chains;
    this.pools = pools;
    this.clock = clock;
  }

  @Override
  public List<PoolEntry> all() {
    return store.all().stream().map(this::entry).toList();
  }

  @Override
  public PoolId create(PoolPlan plan) {
    return store.create(plan, chains.get(plan.coin()).description(), clock.instant());
  }

  @Override
  public void change(PoolId id, PoolPlan plan) {
    store.change(id, plan, chains.get(plan.coin()).description());
  }

  @Override
  public void start(PoolId id) {
    want(id, Wanted.RUNNING, null);
  }

  @Override
  public void pause(PoolId id) {
    want(id, Wanted.PAUSED, null);
  }

  @Override
  public void drain(PoolId id, Duration atMost) {
    want(id, Wanted.DRAINING, clock.instant().plus(atMost));
  }

  @Override
  public void stop(PoolId id) {
    want(id, Wanted.STOPPED, null);
  }

  @Override
  public void remove(PoolId id) {
    if (find(id).wanted() != Wanted.STOPPED) {
      throw new PoolRuleException(
          new PoolFault(Field.STATE, Problem.NOT_NOW, "only a stopped pool can be removed"));
    }
    store.remove(id, clock.instant());
  }

  private void want(PoolId id, Wanted wanted, @Nullable Instant drainsUntil) {
    store.want(find(id).id(), wanted, drainsUntil);
  }

  private StoredPool find(PoolId id) {
    return store.all().stream()
        .filter(pool -> pool.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new PoolRuleException(
                    new PoolFault(Field.STATE, Problem.UNKNOWN, "there is no pool " + id.value())));
  }

  private PoolEntry entry(StoredPool stored) {
    return new PoolEntry(
        stored.id(),
        stored.plan(),
        state(stored),
        "",
        pools.find(stored.id()).map(Pool::sessionCount).orElse(0),
        stored.createdAt(),
        stored.drainsUntil());
  }

  private PoolState state(StoredPool stored) {
    return switch (stored.wanted()) {
      case RUNNING -> pools.find(stored.id()).isPresent() ? PoolState.RUNNING : PoolState.WAITING;
      case PAUSED -> PoolState.PAUSED;
      case DRAINING -> PoolState.DRAINING;
      case STOPPED -> PoolState.STOPPED;
    };
  }
}
