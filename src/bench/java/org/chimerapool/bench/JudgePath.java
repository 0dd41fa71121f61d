package org.chimerapool.bench;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.chimerapool.algorithm.HashVerifier;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.Job;
import org.chimerapool.pool.MinerSession;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.PoolServices;
import org.chimerapool.pool.SessionOrigin;
import org.chimerapool.pool.ShareSubmission;
import org.chimerapool.pool.ShareVerdict;
import org.chimerapool.pool.job.ExtranonceAllocator;
import org.chimerapool.pool.job.JobFactory;
import org.chimerapool.pool.journal.ShareRecord;
import org.chimerapool.pool.vardiff.VardiffPolicy;
import org.chimerapool.stratum.dialect.Messages;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/// A share judged and made ready for the journal, and a job made ready for the wire.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JudgePath {

  private static final Difficulty EASY = Difficulty.of(1e-10);
  private static final String USER = "cluster1.steady1";

  private final Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private Pool pool;
  private MinerSession miner;
  private Job job;
  private int nonce;
  private int job2;

  /// A pool that forgets what it is given.
  @Setup(Level.Iteration)
  public void open() {
    BenchChain chain = new BenchChain(now);
    pool =
        new Pool(
            new PoolDescription(new PoolId(1), "Bench", chain.description(), new Sha256d()),
            chain,
            new JobFactory(new byte[] {0x51}, "/bench/", 8, ++job2),
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
    job = pool.currentJob().orElseThrow();
    renew();
  }

  /// A share of its own each time, hashed with the coinbase and eleven branches.
  @Benchmark
  public void share(Blackhole hole) {
    if ((++nonce & 0x7fff) == 0) {
      renew();
    }
    ShareSubmission share =
        new ShareSubmission(
            USER, job.id(), new byte[8], (int) job.time().getEpochSecond(), nonce, 0);
    miner.submit(share, now, verdict -> consume(hole, verdict));
  }

  /// The bytes of a notify.
  @Benchmark
  public byte[] notifyLine() {
    return Messages.notify(job, true);
  }

  /// A connection keeps only so many shares of one job.
  private void renew() {
    miner =
        pool.open(
                new SessionOrigin(InetAddress.getLoopbackAddress().toString(), true, now),
                Runnable::run)
            .orElseThrow();
    miner.authorize(USER);
    miner.assign(job);
  }

  private static void consume(Blackhole hole, ShareVerdict verdict) {
    if (!(verdict instanceof ShareVerdict.Accepted)) {
      throw new IllegalStateException("not accepted: " + verdict);
    }
    hole.consume(verdict);
  }
}
