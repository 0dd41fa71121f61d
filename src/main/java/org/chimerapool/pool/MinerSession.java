package org.chimerapool.pool;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Target;
import org.chimerapool.kernel.VirtualAgent;
import org.chimerapool.kernel.WorkerName;
import org.jspecify.annotations.Nullable;

/// One connection's side of a pool: its extranonce, workers, difficulty and the jobs that it was
/// given.
///
/// Belongs to the connection's thread, except [#summary()], [#device()], [#versionMask()],
/// [#warnings()] and [#counts()].
public final class MinerSession implements AutoCloseable {

  /// What is kept of the miner's own name for its software.
  private static final int MAX_AGENT = 128;

  /// Jobs that shares may still be on their way for when a connection ends.
  private static final int JOBS_IN_FLIGHT = 4;

  /// So many duplicates one after the other, and the miner is taken to go through the same work
  /// again.
  private static final int REPEATING = 8;

  private final Pool pool;
  private final SessionOrigin origin;
  private final Executor replyOn;
  private final Runnable hangUp;
  private final ShareIntake intake;
  private final AuthorizedWorkers workers = new AuthorizedWorkers();
  private final SessionCounts counts = new SessionCounts();
  private final List<Runnable> successors = new ArrayList<>();
  private String token = SessionToken.make();
  private HeldExtranonces extranonces;
  private IssuedJobs jobs;
  private Pace pace;
  private String agent = "";
  private boolean simulated;
  private boolean closed;
  private boolean settled;
  private volatile DeviceRule device = DeviceRule.OTHER;
  private volatile int versionMask;
  private volatile Set<SessionWarning> warnings = Set.of();
  private volatile SessionSummary summary;

  MinerSession(
      Pool pool,
      SessionOrigin origin,
      HeldExtranonces extranonces,
      Executor replyOn,
      Runnable hangUp) {
    this.pool = pool;
    this.origin = origin;
    this.replyOn = replyOn;
    this.hangUp = hangUp;
    this.extranonces = extranonces;
    this.intake = new ShareIntake(pool, this, replyOn);
    this.jobs = new IssuedJobs(algorithm());
    this.pace = new Pace(pool::vardiff, origin.connectedAt());
    this.summary = new SessionSummary(origin, agent, List.of(), pace.difficulty(), false);
  }

  /// What the next job is given with.
  public byte[] extranonce1() {
    return extranonces.current().clone();
  }

  /// What the miner has to show to come back to this session after its connection is gone. A
  /// secret between it and the pool.
  public String token() {
    return token;
  }

  /// Goes on with the session of another connection: its extranonce, its difficulty, its jobs and,
  /// unless this connection has agreed on its own already, its version mask. Workers have to be
  /// authorized again.
  ///
  /// Where the pool still takes the other connection for alive, it is hung up on first: whoever
  /// shows the token is that miner, and what is left is a connection that nobody is at the other
  /// end of. The two never hold the session at the same time.
  ///
  /// @param claimed hostile text
  /// @param then is told whether it was done: before this returns where the other connection is
  /// gone, otherwise later on the connection's executor. It was not where there is no such session,
  /// or work was given on this connection before
  public void resume(String claimed, Instant now, Consumer<Boolean> then) {
    MinerSession other = jobs.firstJob() == null ? pool.unsettled(claimed) : null;
    if (other == null || other == this) {
      then.accept(takeUp(claimed, now));
      return;
    }
    other.yieldTo(() -> replyOn.execute(() -> then.accept(takeUp(claimed, now))));
  }

  private boolean takeUp(String claimed, Instant now) {
    if (jobs.firstJob() != null || closed) {
      return false;
    }
    ParkedSession parked = pool.parked().take(claimed, now);
    if (parked == null) {
      return false;
    }
    extranonces.release();
    extranonces = parked.extranonces();
    jobs = parked.jobs();
    jobs.startAfresh();
    if (!pace.isWished()) {
      pace = parked.pace();
      pace.resume(now);
    }
    if (versionMask == 0) {
      versionMask = parked.versionMask();
    }
    String before = token;
    token = claimed;
    pool.renamed(this, before);
    pace.suit(device, false);
    refresh();
    return true;
  }

  /// Changes the extranonce from the next job on. Jobs given before keep theirs, and nobody else
  /// gets it while they live. What comes of it is seen by [#reassign()].
  ///
  /// @return false when no other is free
  public boolean moveExtranonce() {
    intake.forgetDuplicates();
    return extranonces.move();
  }

  /// Whether the miner seems to do the same work over and over.
  public boolean isRepeating() {
    return intake.duplicatesInARow() >= REPEATING;
  }

  /// Notes the software that the miner says it is; no more than 128 characters are kept.
  public void identify(String userAgent) {
    agent = userAgent.length() <= MAX_AGENT ? userAgent : userAgent.substring(0, MAX_AGENT);
    simulated = origin.loopback() && VirtualAgent.isNamedBy(agent);
    device = pool.services().devices().match(agent);
    pace.suit(device, jobs.firstJob() == null);
    refresh();
  }

  /// The miner's own name for its software; empty until it has said one. Hostile text.
  public String agent() {
    return agent;
  }

  /// From the next job on, the miner may roll these bits of the version (BIP 310). What comes of it
  /// is seen by [#reassign()].
  public void allowVersionBits(int mask) {
    versionMask = mask;
  }

  /// From the next job on, work at this difficulty, kept within what the pool allows. Easier work
  /// is granted a few times only: otherwise a miner could keep vardiff from ever raising it.
  public void suggest(Difficulty wanted, Instant now) {
    pace.suggest(wanted, now);
    refresh();
  }

  /// As [#suggest(Difficulty, Instant)] with the difficulty of a target.
  public void suggest(Target wanted, Instant now) {
    suggest(Difficulty.of(wanted, algorithm().difficultyOne()), now);
  }

  /// From the next job on, work at this difficulty and no other, brought within what the pool, the
  /// device and the block allow: vardiff and later suggestions no longer move it.
  ///
  /// @return what it is
  public Difficulty fix(Difficulty wanted, Instant now) {
    pace.fix(wanted, now);
    refresh();
    return pace.difficulty();
  }

  /// Never go below this difficulty, as far as the pool allows (BIP 310 `minimum-difficulty`).
  ///
  /// @return whether it can be kept; otherwise the hardest that the pool gives is the floor
  public boolean requireAtLeast(Difficulty floor, Instant now) {
    boolean kept = pace.requireAtLeast(floor, now);
    refresh();
    return kept;
  }

  /// Admits a worker to this connection. Admitting the same one again changes nothing.
  ///
  /// @param user `address` or `address.rig`
  /// @return false when the name or its address is not valid for this coin, or when there are too
  /// many
  public boolean authorize(String user) {
    if (workers.contains(user)) {
      return true;
    }
    Optional<WorkerName> name =
        WorkerName.parse(user).filter(n -> pool.chain().payoutScript(n.address()).isPresent());
    if (name.isEmpty()) {
      return false;
    }
    workers.add(user, name.get());
    refresh();
    return true;
  }

  /// Whether this name has been authorized.
  public boolean knows(String user) {
    return workers.contains(user);
  }

  public int workerCount() {
    return workers.size();
  }

  public boolean isAuthorized() {
    return !workers.isEmpty();
  }

  /// Gives a job to the connection. Difficulty, extranonce and version mask are bound to it from
  /// here on; giving the same job again changes nothing.
  ///
  /// @return the job, and the difficulty that the miner has to be told before it
  public Work assign(Job job) {
    pace.limit(Difficulty.of(job.networkTarget(), algorithm().difficultyOne()));
    Work work = jobs.issue(job, pace.difficulty(), extranonces.current(), versionMask);
    given(work.job());
    return work;
  }

  /// Gives the latest job again, as a variant, when the connection's difficulty, extranonce or
  /// version mask is no longer the one that it was given with. Shares for the earlier form are
  /// still judged by what that was given with.
  public Optional<Work> reassign() {
    Optional<Work> work = jobs.reissue(pace.difficulty(), extranonces.current(), versionMask);
    work.ifPresent(again -> given(again.job()));
    return work;
  }

  /// Gives the latest job again, as a variant, for a miner to start anew; empty where there was
  /// none, or too many.
  public Optional<Work> renew() {
    Optional<Work> work = jobs.renew(pace.difficulty(), extranonces.current(), versionMask);
    work.ifPresent(again -> given(again.job()));
    return work;
  }

  /// Judges a share. `then` is called with the verdict before this returns for a cheap algorithm,
  /// otherwise later on the connection's executor.
  public void submit(ShareSubmission submission, Instant now, Consumer<ShareVerdict> then) {
    intake.submit(submission, now, then);
  }

  /// Looks at the difficulty of a connection that may have fallen silent. What comes of it is seen
  /// by [#reassign()].
  public void retargetIdle(Instant now) {
    Difficulty before = pace.difficulty();
    pace.wait(now);
    refreshUnless(before);
  }

  /// What is known about the miner's kind; [DeviceRule#OTHER] until it has named itself.
  public DeviceRule device() {
    return device;
  }

  /// The version bits that the miner may roll; 0 where none.
  public int versionMask() {
    return versionMask;
  }

  public Set<SessionWarning> warnings() {
    return warnings;
  }

  public SessionCounts counts() {
    return counts;
  }

  public SessionSummary summary() {
    return summary;
  }

  /// Ends the session. One that was given work is kept for a while in case its miner comes back.
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      pool.closed(this);
      settleIfClosed();
    }
  }

  /// Ends this session for another connection to go on with. One that was given no work has nothing
  /// to go on with and stays. May be called from any thread.
  ///
  /// @param successor is called once the session may be taken up
  private void yieldTo(Runnable successor) {
    replyOn.execute(
        () -> {
          if (settled || (jobs.firstJob() == null && !closed)) {
            successor.run();
            return;
          }
          successors.add(successor);
          hangUp.run();
          close();
        });
  }

  IssuedJobs jobs() {
    return jobs;
  }

  boolean isSimulated() {
    return simulated;
  }

  @Nullable WorkerName worker(String user) {
    return workers.find(user, device.maxNameLength());
  }

  /// @param sentBefore when the same share was sent for the first time
  Refusal.Situation situation(@Nullable Instant sentBefore) {
    return new Refusal.Situation(
        origin.remote(),
        origin.connectedAt(),
        jobs.previousDifficulty(),
        pool.tipSince(),
        jobs.firstJob(),
        sentBefore);
  }

  /// Work that counts moves the difficulty.
  void learn(ShareCredit credit) {
    counts.countAccepted(credit.at());
    Difficulty before = pace.difficulty();
    pace.learn(credit.credited(), credit.at());
    refreshUnless(before);
  }

  /// Hands over what the session holds once nobody on this thread needs it any more.
  void settleIfClosed() {
    if (!closed || settled || !intake.isIdle()) {
      return;
    }
    settled = true;
    if (jobs.firstJob() == null) {
      extranonces.release();
    } else {
      park();
    }
    // Not before: whoever asks for it by its token meanwhile has to wait, not to go without.
    pool.settled(this);
    successors.forEach(Runnable::run);
    successors.clear();
  }

  private void park() {
    Instant now = pool.services().clock().instant();
    jobs.keepLatest(JOBS_IN_FLIGHT);
    extranonces.letGo(jobs::isUsed);
    pool.parked()
        .park(
            token,
            new ParkedSession(extranonces, jobs, pace, versionMask, pool.parked().until(now)),
            now);
  }

  private void given(Job job) {
    extranonces.letGo(jobs::isUsed);
    if (device.maxCoinbase() > 0 || device.maxNameLength() > 0 || !warnings.isEmpty()) {
      warnings = warningsFor(job);
    }
  }

  private Set<SessionWarning> warningsFor(Job job) {
    Set<SessionWarning> found = EnumSet.noneOf(SessionWarning.class);
    int limit = device.maxCoinbase();
    if (limit > 0 && job.coinbaseSize(extranonces.current().length) > limit) {
      found.add(SessionWarning.COINBASE_TOO_LARGE);
    }
    if (workers.isAnyLongerThan(device.maxNameLength())) {
      found.add(SessionWarning.NAME_TOO_LONG);
    }
    return Set.copyOf(found);
  }

  private void refreshUnless(Difficulty before) {
    if (!pace.difficulty().equals(before)) {
      refresh();
    }
  }

  private void refresh() {
    summary = new SessionSummary(origin, agent, workers.all(), pace.difficulty(), simulated);
  }

  private Algorithm algorithm() {
    return pool.description().algorithm();
  }
}
