package org.chimerapool.pool;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.VirtualAgent;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.chimerapool.pool.ShareVerdict.Rejected;
import org.chimerapool.pool.share.Assignment;
import org.chimerapool.pool.share.ShareJudge;
import org.chimerapool.pool.vardiff.Vardiff;
import org.chimerapool.pool.vardiff.VardiffPolicy;
import org.jspecify.annotations.Nullable;

/// One connection's side of a pool: its extranonce, workers, difficulty and the jobs that it was
/// given.
///
/// Belongs to the connection's thread, except [#summary()], [#device()], [#versionMask()] and
/// [#counts()].
public final class MinerSession implements AutoCloseable {

  /// Workers that one connection may authorize: proxies bring many, but not any number.
  private static final int MAX_WORKERS = 256;

  private static final int MAX_EASIER_WISHES = 4;

  /// What is kept of the miner's own name for its software.
  private static final int MAX_AGENT = 128;

  private final Pool pool;
  private final SessionOrigin origin;
  private final byte[] extranonce1;
  private final Executor replyOn;
  private final ShareJudge judge;
  private final ShareDesk desk;
  private final IssuedJobs jobs;
  private final Map<String, WorkerName> workers = new LinkedHashMap<>();
  private String agent = "";
  private boolean simulated;
  private volatile DeviceRule device = DeviceRule.OTHER;
  private volatile int versionMask;
  private final SessionCounts counts = new SessionCounts();
  private int easierWishes;
  private VardiffPolicy policy;
  private Vardiff vardiff;
  private volatile SessionSummary summary;

  /// @param extranonce1 must not be changed afterwards
  MinerSession(Pool pool, SessionOrigin origin, byte[] extranonce1, Executor replyOn) {
    this.pool = pool;
    this.origin = origin;
    this.extranonce1 = extranonce1;
    this.replyOn = replyOn;
    this.judge = new ShareJudge(algorithm());
    this.desk = new ShareDesk(pool, judge);
    this.jobs = new IssuedJobs(algorithm(), extranonce1);
    this.policy = pool.vardiff();
    this.vardiff = Vardiff.start(policy.start(), origin.connectedAt());
    this.summary = new SessionSummary(origin, agent, List.of(), vardiff.difficulty(), false);
  }

  public byte[] extranonce1() {
    return extranonce1.clone();
  }

  /// Notes the software that the miner says it is; no more than 128 characters are kept.
  public void identify(String userAgent) {
    agent = userAgent.length() <= MAX_AGENT ? userAgent : userAgent.substring(0, MAX_AGENT);
    simulated = origin.loopback() && VirtualAgent.isNamedBy(agent);
    device = pool.services().devices().match(agent);
    refreshSummary();
  }

  /// From the next job on, the miner may roll these bits of the version (BIP 310). What comes of it
  /// is seen by [#reassign()].
  public void allowVersionBits(int mask) {
    versionMask = mask;
  }

  /// From the next job on, work at this difficulty, kept within what the pool allows. Easier work
  /// is granted a few times only: otherwise a miner could keep vardiff from ever raising it.
  public void suggest(Difficulty wanted, Instant now) {
    Difficulty kept = policy.clamp(wanted);
    if (kept.compareTo(vardiff.difficulty()) < 0 && ++easierWishes > MAX_EASIER_WISHES) {
      return;
    }
    vardiff = Vardiff.start(kept, now);
    refreshSummary();
  }

  /// Never go below this difficulty, as far as the pool allows (BIP 310 `minimum-difficulty`).
  public void requireAtLeast(Difficulty floor, Instant now) {
    policy = pool.vardiff().atLeast(floor);
    suggest(vardiff.difficulty(), now);
  }

  /// Admits a worker to this connection. Admitting the same one again changes nothing.
  ///
  /// @param user `address` or `address.rig`
  /// @return false when the name or its address is not valid for this coin, or when there are too
  /// many
  public boolean authorize(String user) {
    if (workers.containsKey(user)) {
      return true;
    }
    Optional<WorkerName> name =
        WorkerName.parse(user).filter(n -> pool.chain().payoutScript(n.address()).isPresent());
    if (name.isEmpty() || workers.size() >= MAX_WORKERS) {
      return false;
    }
    workers.put(user, name.get());
    refreshSummary();
    return true;
  }

  public boolean isAuthorized() {
    return !workers.isEmpty();
  }

  /// Gives a job to the connection. Difficulty, extranonce and version mask are bound to it from
  /// here on; giving the same job again changes nothing.
  ///
  /// @return the job, and the difficulty that the miner has to be told before it
  public Work assign(Job job) {
    return jobs.issue(job, vardiff.difficulty(), versionMask);
  }

  /// Gives the latest job again, as a variant, when the connection's difficulty or version mask is
  /// no longer the one that it was given with. Shares for the earlier form are still judged by
  /// what that was given with.
  public Optional<Work> reassign() {
    return jobs.reissue(vardiff.difficulty(), versionMask);
  }

  /// Judges a share. `then` is called with the verdict before this returns for a cheap algorithm,
  /// otherwise later on the connection's executor.
  public void submit(ShareSubmission submission, Instant now, Consumer<ShareVerdict> then) {
    WorkerName worker = workers.get(submission.user());
    if (worker == null) {
      refuse(Reason.UNAUTHORIZED, "not authorized on this connection", submission, now, then);
      return;
    }
    Assignment assignment = jobs.find(submission.jobId());
    if (assignment == null) {
      refuse(Reason.UNKNOWN_JOB, "never given, or long gone", submission, now, then);
      return;
    }
    Optional<Rejected> early = judge.precheck(assignment, submission, now);
    if (early.isPresent()) {
      then.accept(refused(early.get(), submission, now, assignment, null, null));
      return;
    }
    byte[] coinbase = judge.coinbase(assignment, submission);
    byte[] header = judge.header(assignment, submission, coinbase);
    Solution solution =
        new Solution(assignment, submission, worker, agent, simulated, header, coinbase, now);
    boolean taken =
        pool.services()
            .verifier()
            .verify(
                algorithm(),
                header,
                replyOn,
                hash ->
                    then.accept(observe(learn(desk.decide(solution, hash), now), solution, hash)));
    if (!taken) {
      assignment.forget(submission);
      refuse(Reason.NOT_TAKEN, "the pool is busy, send it again", submission, now, then);
    }
  }

  /// Looks at the difficulty of a connection that may have fallen silent. What comes of it is seen
  /// by [#reassign()].
  public void retargetIdle(Instant now) {
    moveTo(vardiff.afterSilence(now, policy));
  }

  /// What is known about the miner's kind; [DeviceRule#OTHER] until it has named itself.
  public DeviceRule device() {
    return device;
  }

  /// The version bits that the miner may roll; 0 where none.
  public int versionMask() {
    return versionMask;
  }

  public SessionCounts counts() {
    return counts;
  }

  public SessionSummary summary() {
    return summary;
  }

  @Override
  public void close() {
    pool.closed(this, extranonce1);
  }

  /// Work that counts moves the difficulty.
  private ShareVerdict learn(ShareVerdict verdict, Instant now) {
    switch (verdict) {
      case ShareVerdict.Accepted accepted ->
          moveTo(vardiff.afterShare(accepted.credit().credited(), now, policy));
      case ShareVerdict.BlockFound found ->
          moveTo(vardiff.afterShare(found.credit().credited(), now, policy));
      case Rejected _ -> {}
    }
    return verdict;
  }

  private void refuse(
      Reason reason,
      String detail,
      ShareSubmission submission,
      Instant now,
      Consumer<ShareVerdict> then) {
    Assignment assignment = jobs.find(submission.jobId());
    then.accept(refused(new Rejected(reason, detail), submission, now, assignment, null, null));
  }

  private ShareVerdict observe(ShareVerdict verdict, Solution solution, Hash256 hash) {
    switch (verdict) {
      case ShareVerdict.Accepted accepted -> accepted(accepted.credit());
      case ShareVerdict.BlockFound found -> accepted(found.credit());
      case Rejected rejected ->
          refused(
              rejected,
              solution.submission(),
              solution.at(),
              solution.assignment(),
              solution.header(),
              hash);
    }
    return verdict;
  }

  private void accepted(ShareCredit credit) {
    counts.countAccepted(credit.at());
    for (ShareObserver observer : pool.services().observers()) {
      observer.accepted(credit);
    }
  }

  private Rejected refused(
      Rejected verdict,
      ShareSubmission submission,
      Instant now,
      @Nullable Assignment assignment,
      byte @Nullable [] header,
      @Nullable Hash256 hash) {
    RefusedShare share =
        new RefusedShare(
            pool.description(),
            now,
            workers.get(submission.user()),
            agent,
            verdict,
            submission,
            new Refusal.Situation(
                origin.remote(),
                origin.connectedAt(),
                jobs.previousDifficulty(),
                pool.tipSince(),
                jobs.firstJob()),
            assignment,
            header,
            hash);
    counts.countRefused();
    for (ShareObserver observer : pool.services().observers()) {
      observer.refused(share);
    }
    return verdict;
  }

  private void moveTo(Vardiff next) {
    boolean changed = !next.difficulty().equals(vardiff.difficulty());
    vardiff = next;
    if (changed) {
      refreshSummary();
    }
  }

  private void refreshSummary() {
    summary =
        new SessionSummary(
            origin, agent, List.copyOf(workers.values()), vardiff.difficulty(), simulated);
  }

  private Algorithm algorithm() {
    return pool.description().algorithm();
  }
}
