package org.chimerapool.pool;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.algorithm.HashVerifier;
import org.chimerapool.algorithm.scrypt.Scrypt;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.job.ExtranonceAllocator;
import org.chimerapool.pool.job.JobFactory;
import org.chimerapool.pool.job.JobSource;
import org.chimerapool.pool.refusal.RefusalBook;
import org.chimerapool.pool.vardiff.VardiffPolicy;
import org.jspecify.annotations.Nullable;

/// A pool on a [FakeChain] that remembers what came out of it.
public final class TestPool {

  public static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  /// Bits of a network target that no test meets by chance.
  public static final int HARD = 0x1b00ffff;

  public final FakeChain chain;
  public final List<ShareCredit> journal = Collections.synchronizedList(new ArrayList<>());
  public final List<FoundBlock> blocks = new CopyOnWriteArrayList<>();
  public final List<ShareVerdict.Reason> refusals = new CopyOnWriteArrayList<>();
  public final RefusalBook explained;
  public final FakeDeviceRules devices = new FakeDeviceRules();
  public final ExtranonceAllocator extranonces;
  public final Pool pool;
  public volatile boolean room = true;

  /// What becomes of the next blocks: true where they are safe.
  public volatile CompletableFuture<Boolean> safety = CompletableFuture.completedFuture(true);

  public TestPool(
      BlockTemplate first,
      JobSource jobs,
      ExtranonceAllocator extranonces,
      VardiffPolicy vardiff,
      Algorithm algorithm,
      Clock clock) {
    this.extranonces = extranonces;
    this.explained = new RefusalBook(List.of(new Sha256d(), new Scrypt()), clock);
    chain = new FakeChain(first);
    pool =
        new Pool(
            new PoolDescription(new PoolId(1), "Test pool", chain.description(), algorithm),
            chain,
            jobs,
            extranonces,
            vardiff,
            new PoolServices(
                new HashVerifier(),
                this::append,
                this::found,
                List.of(new Observer(), explained),
                devices,
                clock));
    pool.start();
  }

  /// A pool whose shares are easy enough to be mined in a test.
  public static TestPool easy(Clock clock) {
    return with(template(1, HARD), policy(0.0001), new Sha256d(), clock);
  }

  public static TestPool with(
      BlockTemplate first, VardiffPolicy vardiff, Algorithm algorithm, Clock clock) {
    return new TestPool(
        first,
        new JobFactory(new byte[] {0x51}, "/test/", 4, 0xa0),
        new ExtranonceAllocator(7, 0),
        vardiff,
        algorithm,
        clock);
  }

  public static VardiffPolicy policy(double start) {
    return new VardiffPolicy(
        Difficulty.of(start),
        Difficulty.of(0.000001),
        Difficulty.of(1e12),
        Duration.ofSeconds(5),
        Duration.ofSeconds(60));
  }

  /// A template on a block of its own: `parent` makes its previous hash.
  public static BlockTemplate template(int parent, int bits) {
    return new BlockTemplate(
        100 + parent,
        0x20000000,
        new Hash256(0, 0, 0, parent),
        bits,
        START,
        START.minusSeconds(600),
        Amount.of(5_000_000_000L, CoinId.of("TST")),
        List.of(
            new BlockTemplate.Transaction(new Hash256(1, 2, 3, 4), new byte[] {1, 2, 3}, 10),
            new BlockTemplate.Transaction(new Hash256(5, 6, 7, 8), new byte[] {4, 5}, 20),
            new BlockTemplate.Transaction(new Hash256(9, 9, 9, 9), new byte[] {6}, 30)),
        new byte[] {0x6a, 1, 7});
  }

  private CompletableFuture<Boolean> found(FoundBlock block) {
    blocks.add(block);
    return safety;
  }

  private boolean append(ShareCredit credit) {
    if (room) {
      journal.add(credit);
    }
    return room;
  }

  private final class Observer implements ShareObserver {

    @Override
    public void accepted(ShareCredit credit) {}

    @Override
    public void rejected(
        PoolId pool, @Nullable WorkerName worker, ShareVerdict.Reason reason, Instant at) {
      refusals.add(reason);
    }
  }
}
