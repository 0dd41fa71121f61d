package org.chimerapool.bench;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.chimerapool.algorithm.HashVerifier;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.MinerSession;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.PoolServices;
import org.chimerapool.pool.SessionOrigin;
import org.chimerapool.pool.job.ExtranonceAllocator;
import org.chimerapool.pool.job.JobFactory;
import org.chimerapool.pool.journal.ShareRecord;
import org.chimerapool.pool.vardiff.VardiffPolicy;

/// A pool that forgets what it is given.
public final class BenchPool {

  public static final String USER = "cluster1.steady1";
  private static final Difficulty EASY = Difficulty.of(1e-10);

  private BenchPool() {}

  /// @param firstJob number of its first job
  public static Pool open(Instant now, int firstJob) {
    BenchChain chain = new BenchChain(now);
    Pool pool =
        new Pool(
            new PoolDescription(new PoolId(1), "Bench", chain.description(), new Sha256d()),
            chain,
            new JobFactory(new byte[] {0x51}, "/bench/", 8, firstJob),
            new ExtranonceAllocator(0),
            new VardiffPolicy(EASY, EASY, EASY, Duration.ofSeconds(5), Duration.ofSeconds(60)),
            new PoolServices(
                new HashVerifier(),
                credit -> ShareRecord.encode(credit).length > 0,
                block -> CompletableFuture.completedFuture(true),
                List.of(),
                new NoDeviceRules(),
                Clock.systemUTC()));
    pool.start();
    return pool;
  }

  /// A connection that has authorized [#USER].
  public static MinerSession miner(Pool pool, Instant now) {
    MinerSession miner =
        pool.open(
                new SessionOrigin(InetAddress.getLoopbackAddress().toString(), true, now),
                Runnable::run)
            .orElseThrow();
    miner.authorize(USER);
    return miner;
  }
}
