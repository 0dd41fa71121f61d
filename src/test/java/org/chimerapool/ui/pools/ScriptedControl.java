package org.chimerapool.ui.pools;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.PoolControl;
import org.chimerapool.pool.PoolEntry;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.PoolPlan;
import org.chimerapool.pool.PoolState;
import org.chimerapool.pool.vardiff.VardiffPolicy;
import org.chimerapool.ui.live.ScriptedPool;

/// Pools that stay as a test made them; remembers what it was told.
final class ScriptedControl implements PoolControl {

  final List<String> told = new ArrayList<>();
  boolean away;
  private final List<PoolEntry> pools = new ArrayList<>();

  PoolEntry add(int id, String name, PoolState state, String detail) {
    Difficulty one = Difficulty.ONE;
    PoolPlan plan =
        new PoolPlan(
            name,
            CoinId.of("BTC"),
            "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
            "/test/",
            3332 + id,
            new VardiffPolicy(one, one, one, Duration.ofSeconds(5), Duration.ofSeconds(60)));
    PoolEntry entry = new PoolEntry(new PoolId(id), plan, state, detail, 0, ScriptedPool.NOW, null);
    pools.add(entry);
    return entry;
  }

  private void tell(String what) {
    if (away) {
      throw new IllegalStateException("the database is away");
    }
    told.add(what);
  }

  @Override
  public List<PoolEntry> all() {
    if (away) {
      throw new IllegalStateException("the database is away");
    }
    return List.copyOf(pools);
  }

  @Override
  public PoolId create(PoolPlan plan) {
    tell("create " + plan.name());
    return new PoolId(9);
  }

  @Override
  public void change(PoolId id, PoolPlan plan) {
    tell("change " + id.value());
  }

  @Override
  public void start(PoolId id) {
    tell("start " + id.value());
  }

  @Override
  public void pause(PoolId id) {
    tell("pause " + id.value());
  }

  @Override
  public void drain(PoolId id, Duration atMost) {
    tell("drain " + id.value() + " " + atMost);
  }

  @Override
  public void stop(PoolId id) {
    tell("stop " + id.value());
  }

  @Override
  public void remove(PoolId id) {
    tell("remove " + id.value());
  }
}
