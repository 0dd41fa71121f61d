package org.chimerapool.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.chimerapool.chain.BlockStanding;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.TestClock;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.FoundBlock;
import org.chimerapool.pool.Job;
import org.chimerapool.pool.MinerSession;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.SessionOrigin;
import org.chimerapool.pool.ShareCredit;
import org.chimerapool.pool.ShareSubmission;
import org.chimerapool.pool.ShareVerdict;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A day of a pool's life with everything that can go wrong, played in seconds: miners come and go
/// and send good, repeated, late and wrong shares, blocks are found and orphaned, the node, the
/// database and the disk fail, the process is killed. Every share that a miner was told of counts
/// once, the minutes agree with the shares, and every found block is accounted for.
///
/// What happens is a matter of the seed alone.
@DatabaseTest
@Timeout(120)
class DayReplayIT {

  private static final long SEED = 7;
  private static final Duration STEP = Duration.ofSeconds(10);
  private static final int STEPS = 24 * 60 * 6;
  private static final int SHARES_A_STEP = 12;

  /// Once a minute.
  private static final int WRITE_EVERY = 6;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;

  private final TestClock clock = new TestClock();
  private final VirtualChain chain = new VirtualChain(clock);
  private final ConcurrentLinkedQueue<Runnable> replies = new ConcurrentLinkedQueue<>();
  private final List<Miner> miners = new ArrayList<>();
  private final Set<String> acknowledged = new HashSet<>();
  private final Set<String> appended = new HashSet<>();
  private final Map<Hash256, FoundBlock> blocks = new HashMap<>();
  private final Map<Reason, Integer> refused = new EnumMap<>(Reason.class);
  private final Random random = new Random(SEED);
  private ReplayedProcess process;
  private PoolId pool;
  private TestDatabase database;
  private int runs;
  private int nodeBack;
  private int databaseBack;
  private int diskBack;

  private final class Miner {

    final String user;
    final MinerSession session;
    final Deque<Job> jobs = new ArrayDeque<>();
    @Nullable ShareSubmission last;

    Miner(int number) {
      user = "address%d.rig%d".formatted(number % 9, number % 23);
      session =
          process
              .pool
              .open(new SessionOrigin("192.0.2.7:1", false, clock.instant()), replies::add)
              .orElseThrow();
      assertThat(session.authorize(user)).isTrue();
    }
  }

  @BeforeEach
  void begin(TestDatabase fresh) throws IOException {
    database = fresh;
    pool = new PoolId(fresh.createPool(VirtualChain.COIN.ticker()));
    process = process(folder.resolve("run0"));
  }

  @Test
  void countsEveryShareOnceThroughADayOfFaults() throws IOException {
    for (int step = 0; step < STEPS; step++) {
      clock.advance(STEP);
      happen(step);
      for (int i = 0; i < SHARES_A_STEP && !miners.isEmpty(); i++) {
        submit(miners.get(random.nextInt(miners.size())));
      }
      if (step % WRITE_EVERY == 0) {
        process.write();
      }
    }
    endOfTheDay();

    assertThat(runs).as("kills").isGreaterThan(2);
    assertThat(acknowledged).hasSizeGreaterThan(50_000);
    assertThat(refused.keySet())
        .contains(
            Reason.DUPLICATE,
            Reason.STALE_JOB,
            Reason.ABOVE_TARGET,
            Reason.UNKNOWN_JOB,
            Reason.BAD_EXTRANONCE,
            Reason.NOT_TAKEN);
    checkShares();
    checkMinutes();
    checkBlocks();
  }

  private void happen(int step) throws IOException {
    if (one(2) || miners.size() < 5) {
      miners.add(new Miner(random.nextInt(200)));
    }
    if (miners.size() > 40 || one(3)) {
      miners.remove(random.nextInt(miners.size())).session.close();
    }
    databaseFails(step);
    nodeFails(step);
    if (one(1500)) {
      process.diskFull(true);
      diskBack = step + 30;
    }
    if (step == diskBack) {
      process.diskFull(false);
    }
    if (nodeBack < step && one(60)) {
      chain.rival(one(6) ? 1 + random.nextInt(2) : 0);
    }
    if (one(1200)) {
      kill();
    }
  }

  private void databaseFails(int step) {
    if (databaseBack == step) {
      process.source.set(FlakyDataSource.Fault.NONE);
    }
    if (databaseBack >= step) {
      return;
    }
    if (one(500)) {
      process.source.set(FlakyDataSource.Fault.AWAY);
      databaseBack = step + 1 + random.nextInt(120);
    } else if (one(40)) {
      process.source.set(
          one(2) ? FlakyDataSource.Fault.BEFORE_COMMIT : FlakyDataSource.Fault.AFTER_COMMIT);
    }
  }

  private void nodeFails(int step) {
    if (nodeBack < step && one(900)) {
      chain.goAway();
      nodeBack = step + 1 + random.nextInt(60);
    }
    if (nodeBack == step) {
      chain.comeBack();
      process.source.set(FlakyDataSource.Fault.NONE);
      settleBlocks();
    }
  }

  /// Sometimes just after a block was found, before the chain has heard of it.
  private void kill() throws IOException {
    boolean withBlock = one(2) && chain.availability().available() && !miners.isEmpty();
    if (withBlock) {
      chain.goAway();
      int before = process.found.size();
      for (int i = 0; i < 20_000 && process.found.size() == before; i++) {
        submit(miners.get(random.nextInt(miners.size())));
      }
    }
    remember();
    runs++;
    Path image = process.kill(folder.resolve("run" + runs));
    miners.clear();
    if (withBlock) {
      chain.comeBack();
    }
    if (!chain.availability().available()) {
      chain.comeBack();
    }
    nodeBack = -1;
    databaseBack = -1;
    diskBack = -1;
    process = process(image);
    settleBlocks();
  }

  private ReplayedProcess process(Path home) throws IOException {
    return new ReplayedProcess(
        home, database.dataSource(), pool, chain, 1 + runs * 1_000_000, clock);
  }

  private void submit(Miner miner) {
    process.pool.currentJob().ifPresent(job -> give(miner, job));
    Job job = one(15) ? miner.jobs.peekFirst() : miner.jobs.peekLast();
    if (job == null) {
      return;
    }
    byte[] extranonce2 = new byte[one(80) ? 3 : 4];
    random.nextBytes(extranonce2);
    ShareSubmission share =
        new ShareSubmission(
            miner.user,
            one(100) ? "nonsense" : job.id(),
            extranonce2,
            (int) clock.instant().getEpochSecond(),
            random.nextInt(),
            0);
    ShareSubmission last = miner.last;
    if (one(50) && last != null) {
      share = last;
    }
    miner.last = share;
    List<ShareVerdict> verdict = new ArrayList<>();
    miner.session.submit(share, clock.instant(), verdict::add);
    await(() -> answered(verdict));
    note(verdict.getFirst());
  }

  private void give(Miner miner, Job job) {
    Job latest = miner.jobs.peekLast();
    if (latest == null || !latest.id().equals(job.id())) {
      miner.jobs.addLast(miner.session.assign(job).job());
      if (miner.jobs.size() > 4) {
        miner.jobs.removeFirst();
      }
    }
  }

  private boolean answered(List<ShareVerdict> verdict) {
    for (Runnable reply = replies.poll(); reply != null; reply = replies.poll()) {
      reply.run();
    }
    return !verdict.isEmpty();
  }

  private void note(ShareVerdict verdict) {
    switch (verdict) {
      case ShareVerdict.Accepted accepted -> acknowledged.add(hex(accepted.credit().hash()));
      case ShareVerdict.BlockFound found -> {
        acknowledged.add(hex(found.credit().hash()));
        await(() -> isSettled(found.blockId()) || !chain.availability().available());
      }
      case ShareVerdict.Rejected rejected -> refused.merge(rejected.reason(), 1, Integer::sum);
    }
  }

  /// Whether the chain has the block, or another one of ours in its place.
  private boolean isSettled(Hash256 id) {
    remember();
    FoundBlock block = Objects.requireNonNull(blocks.get(id));
    return blocks.values().stream()
        .filter(other -> other.parent().equals(block.parent()))
        .anyMatch(other -> chain.knows(other.id()));
  }

  /// Until the chain knows every block that was found and is needed.
  private void settleBlocks() {
    remember();
    if (!process.found.isEmpty()) {
      process.lookAtBlocks();
    }
    await(() -> blocks.keySet().stream().allMatch(this::isSettled));
  }

  private void remember() {
    process.appended.stream().map(ShareCredit::hash).map(DayReplayIT::hex).forEach(appended::add);
    process.found.forEach(block -> blocks.put(block.id(), block));
  }

  private void endOfTheDay() throws IOException {
    chain.comeBack();
    process.source.set(FlakyDataSource.Fault.NONE);
    settleBlocks();
    await(
        () -> {
          process.write();
          return process.waiting() == 0;
        });
    await(
        () -> {
          process.lookAtBlocks();
          return blocks.keySet().stream().allMatch(id -> stored(id).equals(expected(id)));
        });
    process.close();
  }

  private void checkShares() {
    List<String> stored =
        database.sql().fetchValues("SELECT encode(hash, 'hex') FROM pool.share").stream()
            .map(String.class::cast)
            .toList();
    Set<String> distinct = new HashSet<>(stored);
    assertThat(distinct).as("none twice").hasSize(stored.size());
    assertThat(distinct.equals(appended)).as("none lost, none invented").isTrue();
    assertThat(distinct.containsAll(acknowledged)).as("every one that was told of").isTrue();
  }

  private void checkMinutes() {
    assertThat(
            database
                .sql()
                .fetchValue(
                    """
                    SELECT count(*) FROM (
                      SELECT date_trunc('minute', ts) AS minute, worker_id, count(*) AS n, sum(difficulty) AS work
                      FROM pool.share GROUP BY 1, 2) s
                    FULL JOIN pool.share_minute m USING (minute, worker_id)
                    WHERE s.n IS DISTINCT FROM m.shares OR abs(s.work / m.work - 1) > 1e-9"""))
        .as("minutes of a worker that do not agree with their shares")
        .isEqualTo(0L);
    assertThat(
            database
                .sql()
                .fetchValue(
                    """
                    SELECT count(*) FROM (
                      SELECT minute, sum(shares) AS n, sum(work) AS work FROM pool.share_minute GROUP BY 1) s
                    FULL JOIN pool.pool_minute m USING (minute)
                    WHERE s.n IS DISTINCT FROM m.shares OR abs(s.work / m.work - 1) > 1e-9"""))
        .as("minutes of the pool that do not agree with its workers'")
        .isEqualTo(0L);
  }

  private void checkBlocks() {
    assertThat(blocks).hasSizeGreaterThan(20);
    assertThat(database.sql().fetchValue("SELECT count(*)::int FROM pool.block"))
        .isEqualTo(blocks.size());
    assertThat(blocks.keySet().stream().map(this::expected).distinct())
        .contains(BlockStatus.CONFIRMED.name(), BlockStatus.ORPHANED.name());
    assertThat(
            database
                .sql()
                .fetchValues(
                    "SELECT height FROM pool.block WHERE status = 'CONFIRMED' AND reward <> 5000000 + height"))
        .as("blocks whose reward is not what the chain pays")
        .isEmpty();
  }

  private String expected(Hash256 block) {
    return switch (chain.truth(block)) {
      case BlockStanding.InChain in ->
          in.confirmations() >= VirtualChain.MATURITY
              ? BlockStatus.CONFIRMED.name()
              : BlockStatus.PENDING.name();
      case BlockStanding.Orphaned _ -> BlockStatus.ORPHANED.name();
      case BlockStanding.NotFound _ -> BlockStatus.SUPERSEDED.name();
    };
  }

  private String stored(Hash256 block) {
    return database
        .sql()
        .fetchOptional("SELECT status FROM pool.block WHERE hash = {0}", DSL.val(block.toBytes()))
        .map(row -> row.get(0, String.class))
        .orElse("not recorded");
  }

  private boolean one(int of) {
    return random.nextInt(of) == 0;
  }

  private static String hex(Hash256 hash) {
    return HexFormat.of().formatHex(hash.toBytes());
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("came in time").isLessThan(until);
      LockSupport.parkNanos(1_000_000);
    }
  }
}
