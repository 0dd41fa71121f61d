package org.chimerapool.stats;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.chimerapool.algorithm.HashVerifier;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.chain.BlockStanding;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.chain.ChainAdapter;
import org.chimerapool.chain.ChainDescription;
import org.chimerapool.chain.ChainTip;
import org.chimerapool.chain.CoinbasePayment;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Registration;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.BlockAnswer;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.BlockSummary;
import org.chimerapool.pool.Blocks;
import org.chimerapool.pool.FakeDeviceRules;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.PoolServices;
import org.chimerapool.pool.Pools;
import org.chimerapool.pool.ShareCredit;
import org.chimerapool.pool.job.ExtranonceAllocator;
import org.chimerapool.pool.job.JobFactory;
import org.chimerapool.pool.vardiff.VardiffPolicy;

final class StatsFixtures {
  static final PoolId POOL = new PoolId(1);
  static final CoinId COIN = CoinId.of("TST");

  /// Difficulty 1: the network target of the fake chain.
  static final int BITS = 0x1d00ffff;

  private StatsFixtures() {}

  static Pools poolsWithOne(Clock clock) {
    Pools pools = new Pools();
    pools.add(pool(clock));
    return pools;
  }

  static WorkerName worker(String name) {
    return WorkerName.parse(name).orElseThrow();
  }

  static ShareCredit share(String worker, double difficulty, Instant at) {
    return share(worker, difficulty, difficulty, at);
  }

  static ShareCredit share(String worker, double difficulty, double achieved, Instant at) {
    return new ShareCredit(
        POOL,
        worker(worker),
        "agent/1",
        false,
        7,
        Difficulty.of(difficulty),
        Difficulty.of(achieved),
        Hash256.ZERO,
        at);
  }

  static BlockSummary block(Instant foundAt, BlockStatus status) {
    return new BlockSummary(
        POOL,
        7,
        Hash256.ZERO,
        worker("a.r"),
        foundAt,
        Difficulty.ONE,
        OptionalDouble.empty(),
        Amount.of(50, COIN),
        status,
        0,
        100,
        "");
  }

  private static Pool pool(Clock clock) {
    ChainDescription chain =
        new ChainDescription(COIN, "Test", "sha256d", 8, true, Duration.ofMinutes(1), 100);
    Pool pool =
        new Pool(
            new PoolDescription(POOL, "test", chain, new Sha256d()),
            new FakeChain(chain, clock),
            new JobFactory(new byte[] {0x51}, "test", 4, 1),
            new ExtranonceAllocator(0),
            new VardiffPolicy(
                Difficulty.ONE,
                Difficulty.ONE,
                Difficulty.ONE,
                Duration.ofSeconds(10),
                Duration.ofMinutes(1)),
            new PoolServices(
                new HashVerifier(),
                credit -> true,
                block -> CompletableFuture.completedFuture(true),
                List.of(),
                new FakeDeviceRules(),
                clock));
    pool.start();
    return pool;
  }

  /// Blocks as a test sets them.
  static final class FakeBlocks implements Blocks {
    final List<BlockSummary> found = new ArrayList<>();
    Runnable listener = () -> {};

    @Override
    public List<BlockSummary> recent(PoolId pool, int limit) {
      return found.reversed().stream().limit(limit).toList();
    }

    @Override
    public List<BlockAnswer> answers(PoolId pool, Hash256 block) {
      return List.of();
    }

    @Override
    public long count(PoolId pool) {
      return found.size();
    }

    @Override
    public Registration onChange(Runnable changed) {
      listener = changed;
      return () -> {};
    }
  }

  /// A past without anything in it, unless a test fills it.
  static class FakeHistory implements MeterHistory {
    double work;
    long total;
    boolean down;
    boolean breaksOff;

    @Override
    public List<KnownWorker> workers(PoolId pool, Instant since, int limit) {
      if (down) {
        throw new IllegalStateException("database down");
      }
      return List.of();
    }

    @Override
    public List<WorkerMinute> minutes(PoolId pool, Instant from, Instant before) {
      return List.of();
    }

    @Override
    public List<RefusedMinute> refusals(PoolId pool, Instant from, Instant before) {
      if (breaksOff) {
        throw new IllegalStateException("database broke off");
      }
      return List.of();
    }

    @Override
    public void tens(PoolId pool, Instant from, Instant before, Consumer<WorkerSpan> each) {}

    @Override
    public void hours(
        PoolId pool, Instant from, Instant rolledUp, Instant before, Consumer<WorkerSpan> each) {}

    @Override
    public void bests(PoolId pool, Instant day, Instant rolledUp, Consumer<WorkerBest> each) {}

    @Override
    public void round(
        PoolId pool, Instant from, Instant rolledUp, Instant before, Consumer<WorkerRound> each) {}

    @Override
    public Optional<Instant> lastShare(PoolId pool, Instant before) {
      return Optional.empty();
    }

    @Override
    public long acceptedTotal(PoolId pool, Instant before) {
      return total;
    }

    @Override
    public double work(PoolId pool, Instant from, Instant before) {
      return work;
    }
  }

  /// Keeps nothing beyond the test.
  static final class FakeCoverage implements CoverageBook {
    final Map<Instant, Instant> spans = new TreeMap<>();

    @Override
    public List<Coverage.Span> since(PoolId pool, Instant from) {
      return spans.entrySet().stream()
          .filter(span -> span.getValue().isAfter(from))
          .map(span -> new Coverage.Span(span.getKey(), span.getValue()))
          .toList();
    }

    @Override
    public void keep(PoolId pool, Instant since, Instant until) {
      spans.put(since, until);
    }
  }

  static MeterPreload preload(
      LiveMeter live, MeterHistory history, Blocks blocks, Pools pools, Clock clock) {
    CoverageKeeper coverage = new CoverageKeeper(live, new FakeCoverage(), clock);
    return preload(live, history, coverage, (since, most) -> 0, blocks, pools, clock);
  }

  static MeterPreload preload(
      LiveMeter live,
      MeterHistory history,
      CoverageKeeper coverage,
      RollUps rollUps,
      Blocks blocks,
      Pools pools,
      Clock clock) {
    LongPast longPast = new LongPast(history, rollUps, coverage, clock);
    return new MeterPreload(
        live, history, coverage, longPast, blocks, pools, clock, new StatsSettings(100));
  }

  private record FakeChain(ChainDescription description, Clock clock) implements ChainAdapter {
    @Override
    public BlockTemplate template() {
      return new BlockTemplate(
          7,
          0x20000000,
          Hash256.ZERO,
          BITS,
          clock.instant(),
          clock.instant(),
          Amount.of(50, COIN),
          List.of(),
          new byte[0]);
    }

    @Override
    public Registration onTemplate(Consumer<BlockTemplate> listener) {
      return () -> {};
    }

    @Override
    public SubmitOutcome submit(byte[] block) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ChainTip tip() {
      throw new UnsupportedOperationException();
    }

    @Override
    public BlockStanding standing(Hash256 blockId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<CoinbasePayment> coinbase(Hash256 blockId) {
      return Optional.empty();
    }

    @Override
    public Optional<byte[]> payoutScript(String address) {
      return Optional.of(new byte[] {0x51});
    }

    @Override
    public List<NodeStatus> nodes() {
      return List.of();
    }
  }
}
