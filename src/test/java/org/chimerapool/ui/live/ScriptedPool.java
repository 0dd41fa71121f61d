package org.chimerapool.ui.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import org.chimerapool.algorithm.HashVerifier;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.chain.ChainDescription;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.LiveFeed;
import org.chimerapool.kernel.Registration;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.BlockAnswer;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.BlockSummary;
import org.chimerapool.pool.Blocks;
import org.chimerapool.pool.FakeDeviceRules;
import org.chimerapool.pool.JournalHealth;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.PoolServices;
import org.chimerapool.pool.Pools;
import org.chimerapool.pool.ShareVerdict;
import org.chimerapool.pool.job.ExtranonceAllocator;
import org.chimerapool.pool.job.JobFactory;
import org.chimerapool.pool.vardiff.VardiffPolicy;
import org.chimerapool.stats.FakeRates;
import org.chimerapool.stats.LiveFigures;
import org.chimerapool.stats.PoolPulse;
import org.chimerapool.stats.RateEstimate;
import org.chimerapool.stats.SeriesPoint;
import org.chimerapool.stats.SeriesQuery;
import org.chimerapool.stats.TimeRange;
import org.chimerapool.stats.Window;
import org.chimerapool.stats.WorkerPulse;

/// A pool that is exactly as a test says, for presenters. Everything is well and empty at first.
public final class ScriptedPool extends WorklessChain implements LiveFigures, SeriesQuery, Blocks {

  public static final Instant NOW = Instant.parse("2026-03-01T12:00:30Z");
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  public static final PoolId ID = new PoolId(1);
  public static final JournalHealth WELL =
      new JournalHealth(0, Duration.ZERO, true, 1_000_000_000_000L, true);

  public final Pools pools = new Pools();
  public List<WorkerPulse> workers = List.of();
  public List<BlockSummary> blocks = List.of();
  public List<SeriesPoint> series = List.of();
  public List<NodeStatus> nodes = List.of();
  public JournalHealth journal = WELL;
  public boolean databaseAway;
  public int seriesAsked;
  private final LiveFeed<PoolPulse> feed = new LiveFeed<>();
  private boolean simulated;

  /// Without a pool in [#pools] until [#run()].
  public ScriptedPool() {}

  public ScriptedPool simulated() {
    simulated = true;
    return this;
  }

  public ScriptedPool run() {
    return run(ID, "Test pool");
  }

  /// One more pool of the same coin.
  public ScriptedPool run(PoolId id, String name) {
    Difficulty one = Difficulty.ONE;
    pools.add(
        new Pool(
            new PoolDescription(id, name, description(), new Sha256d()),
            this,
            new JobFactory(new byte[] {0x51}, "/test/", 4, 1),
            new ExtranonceAllocator(1),
            new VardiffPolicy(one, one, one, Duration.ofSeconds(10), Duration.ofSeconds(30)),
            new PoolServices(
                new HashVerifier(),
                credit -> true,
                found -> CompletableFuture.completedFuture(true),
                List.of(),
                new FakeDeviceRules(),
                CLOCK)));
    return this;
  }

  public PoolReads reads() {
    return new PoolReads(this, this);
  }

  public void pulse(double rate) {
    feed.publish(
        new PoolPulse(
            ID,
            NOW,
            estimate(rate, 100),
            1,
            1,
            2.5,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            100,
            Optional.of(NOW)));
  }

  public static RateEstimate estimate(double rate, long shares) {
    return FakeRates.of(rate, rate / 10, shares);
  }

  /// A worker of a thousand shares.
  public static WorkerPulse worker(String name, WorkerPulse.Status status, double rate) {
    return worker(name, status, rate, Map.of(), false);
  }

  public static WorkerPulse worker(
      String name,
      WorkerPulse.Status status,
      double rate,
      Map<ShareVerdict.Reason, Long> refused,
      boolean simulated) {
    return new WorkerPulse(
        WorkerName.parse(name).orElseThrow(),
        "<script>alert(1)</script>",
        simulated,
        status,
        Map.of(Window.USUAL, estimate(rate, 50), Window.HOUR, estimate(rate, 300)),
        1000,
        refused,
        Optional.of(Difficulty.of(rate + 1)),
        Optional.of(NOW.minusSeconds((long) rate)),
        List.of(0.0, rate));
  }

  public static BlockSummary block(long height, BlockStatus status, double effort) {
    return new BlockSummary(
        ID,
        height,
        Hash256.ZERO,
        new WorkerName("addr", "<b>x</b>"),
        NOW.minusSeconds(10_000 - height),
        Difficulty.ONE,
        OptionalDouble.of(effort),
        Amount.of(5, CoinId.of("TST")),
        status,
        1,
        100,
        "");
  }

  public static NodeStatus node(String name, NodeStatus.Health health, long behind) {
    return new NodeStatus(name, health, 100, behind, Duration.ofMillis(5), NOW, "no route to it.");
  }

  /// Steps of a minute up to now, the last of which has only begun.
  public static List<SeriesPoint> minutes(long... shares) {
    Instant running = NOW.minusSeconds(30);
    return java.util.stream.IntStream.range(0, shares.length)
        .mapToObj(
            i ->
                new SeriesPoint(
                    running.minusSeconds(60L * (shares.length - 1 - i)),
                    estimate(shares[i] * 1e6, shares[i]),
                    shares[i],
                    0))
        .toList();
  }

  @Override
  public LiveFeed<PoolPulse> pulse(PoolId pool) {
    return feed;
  }

  @Override
  public List<WorkerPulse> workers(PoolId pool) {
    return workers;
  }

  @Override
  public List<WorkerPulse> workers(PoolId pool, String address) {
    return workers.stream().filter(w -> w.worker().address().equals(address)).toList();
  }

  @Override
  public List<SeriesPoint> pool(PoolId pool, TimeRange range) {
    seriesAsked++;
    return there(series);
  }

  @Override
  public List<SeriesPoint> miner(PoolId pool, String address, TimeRange range) {
    seriesAsked++;
    return there(series);
  }

  @Override
  public List<BlockSummary> recent(PoolId pool, int limit) {
    return there(blocks).stream().limit(limit).toList();
  }

  @Override
  public List<BlockAnswer> answers(PoolId pool, Hash256 block) {
    return List.of();
  }

  @Override
  public long count(PoolId pool) {
    return there(blocks).size();
  }

  private <T> T there(T figures) {
    if (databaseAway) {
      throw new IllegalStateException("the database is away");
    }
    return figures;
  }

  @Override
  public Registration onChange(Runnable listener) {
    return () -> {};
  }

  @Override
  public ChainDescription description() {
    return new ChainDescription(
        CoinId.of("TST"), "Test chain", "sha256d", 8, simulated, Duration.ofMinutes(1), 100);
  }

  @Override
  public List<NodeStatus> nodes() {
    return nodes;
  }
}
