package org.chimerapool.stratum.session;

import io.netty.channel.ChannelHandlerContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chimerapool.bench.BenchPool;
import org.chimerapool.pool.Job;
import org.chimerapool.pool.MinerSession;
import org.chimerapool.pool.Pool;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// New work given to one connection: everything but the socket.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FanOutPath {

  private static final int JOBS = 64;
  private static final int SESSIONS = 1_000;

  private final Clock clock = Clock.systemUTC();
  private final List<JobNotice> notices = new ArrayList<>();
  private final List<Connection> connections = new ArrayList<>();
  private int turn;

  private record Connection(WorkFeed feed, MinerSession miner, ChannelHandlerContext ctx) {}

  @Setup(Level.Trial)
  public void gather() {
    Instant now = clock.instant();
    Pool pool = BenchPool.open(now, 1);
    for (int i = 0; i < JOBS; i++) {
      notices.add(new JobNotice(BenchPool.open(now, 1_000 + i).currentJob().orElseThrow()));
    }
    JobBoard board = new JobBoard(pool, new Connections());
    for (int i = 0; i < SESSIONS; i++) {
      ChannelHandlerContext ctx = NoSocket.open();
      Outbox.before(ctx);
      MinerSession miner = BenchPool.miner(pool, now);
      connections.add(new Connection(new WorkFeed(board, ctx), miner, ctx));
    }
  }

  /// A job that the connection does not have yet, written and flushed.
  @Benchmark
  public void notice() {
    int at = turn++;
    Connection to = connections.get(at % SESSIONS);
    to.feed().offer(notices.get(at / SESSIONS % JOBS), to.miner(), clock.instant());
    to.ctx().flush();
  }

  /// The bytes of a job, made once for all connections.
  @Benchmark
  public Object encode() {
    Job job = notices.getFirst().job();
    return new JobNotice(job);
  }
}
