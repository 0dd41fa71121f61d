package org.chimerapool.ui;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.PoolControl;
import org.chimerapool.pool.PoolEntry;
import org.chimerapool.pool.PoolFault;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.PoolPlan;
import org.chimerapool.pool.PoolRuleException;
import org.chimerapool.pool.PoolState;
import org.chimerapool.pool.vardiff.VardiffPolicy;
import org.jspecify.annotations.Nullable;

/// Pools in every state, which do what they are told at once.
class PreviewControl implements PoolControl {

  private final Map<PoolId, PoolEntry> pools = new LinkedHashMap<>();
  private final Clock clock;

  PreviewControl(Clock clock) {
    this.clock = clock;
    keep(1, "Alpine Pool", "SIM", PoolState.RUNNING, "", 1311);
    keep(2, "Dolomite Pool", "LTC", PoolState.RUNNING, "", 214);
    keep(3, "Jura Pool", "DASH", PoolState.WAITING, "bitcoind refuses the password", 0);
    keep(4, "Karst Pool", "BTC", PoolState.STOPPED, "", 0);
  }

  private void keep(
      int id, String name, String coin, PoolState state, String detail, int connections) {
    PoolPlan plan =
        new PoolPlan(
            name,
            CoinId.of(coin),
            "",
            "/Chimera/",
            3332 + id,
            new VardiffPolicy(
                Difficulty.of(1000),
                Difficulty.ONE,
                Difficulty.of(1e12),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60)));
    put(new PoolId(id), plan, state, detail, connections, null);
  }

  private void put(
      PoolId id,
      PoolPlan plan,
      PoolState state,
      String detail,
      int connections,
      @Nullable Instant until) {
    pools.put(id, new PoolEntry(id, plan, state, detail, connections, clock.instant(), until));
  }

  private void become(PoolId id, PoolState state, @Nullable Instant until) {
    PoolEntry now = find(id);
    put(id, now.plan(), state, "", state == PoolState.STOPPED ? 0 : now.connections(), until);
  }

  private PoolEntry find(PoolId id) {
    return Optional.ofNullable(pools.get(id))
        .orElseThrow(
            () ->
                new PoolRuleException(
                    new PoolFault(
                        PoolFault.Field.STATE,
                        PoolFault.Problem.UNKNOWN,
                        "there is no such pool")));
  }

  @Override
  public synchronized List<PoolEntry> all() {
    return List.copyOf(pools.values());
  }

  @Override
  public synchronized PoolId create(PoolPlan plan) {
    check(plan, Optional.empty());
    PoolId id = new PoolId(pools.keySet().stream().mapToInt(PoolId::value).max().orElse(0) + 1);
    put(id, plan, PoolState.STOPPED, "", 0, null);
    return id;
  }

  @Override
  public synchronized void change(PoolId id, PoolPlan plan) {
    check(plan, Optional.of(id));
    PoolEntry now = find(id);
    put(id, plan, now.state(), now.detail(), now.connections(), now.drainsUntil());
  }

  private void check(PoolPlan plan, Optional<PoolId> but) {
    pools.values().stream()
        .filter(entry -> but.filter(entry.id()::equals).isEmpty())
        .filter(entry -> entry.plan().name().equals(plan.name()))
        .findFirst()
        .ifPresent(
            entry -> {
              throw new PoolRuleException(
                  new PoolFault(
                      PoolFault.Field.NAME, PoolFault.Problem.TAKEN, "pool 1 has this name"));
            });
  }

  @Override
  public synchronized void start(PoolId id) {
    become(id, PoolState.RUNNING, null);
  }

  @Override
  public synchronized void pause(PoolId id) {
    become(id, PoolState.PAUSED, null);
  }

  @Override
  public synchronized void drain(PoolId id, Duration atMost) {
    become(id, PoolState.DRAINING, clock.instant().plus(atMost));
  }

  @Override
  public synchronized void stop(PoolId id) {
    become(id, PoolState.STOPPED, null);
  }

  @Override
  public synchronized void remove(PoolId id) {
    pools.remove(id);
  }
}
