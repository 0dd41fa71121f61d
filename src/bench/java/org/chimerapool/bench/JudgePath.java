package org.chimerapool.bench;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.chimerapool.pool.Job;
import org.chimerapool.pool.MinerSession;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.ShareSubmission;
import org.chimerapool.pool.ShareVerdict;
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

  private final Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private Pool pool;
  private MinerSession miner;
  private Job job;
  private int nonce;
  private int job2;

  /// A pool that forgets what it is given.
  @Setup(Level.Iteration)
  public void open() {
    pool = BenchPool.open(now, ++job2);
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
            BenchPool.USER, job.id(), new byte[8], (int) job.time().getEpochSecond(), nonce, 0);
    miner.submit(share, now, verdict -> consume(hole, verdict));
  }

  /// The bytes of a notify.
  @Benchmark
  public byte[] notifyLine() {
    return Messages.notify(job, true);
  }

  /// A connection keeps only so many shares of one job.
  private void renew() {
    miner = BenchPool.miner(pool, now);
    miner.assign(job);
  }

  private static void consume(Blackhole hole, ShareVerdict verdict) {
    if (!(verdict instanceof ShareVerdict.Accepted)) {
      throw new IllegalStateException("not accepted: " + verdict);
    }
    hole.consume(verdict);
  }
}
