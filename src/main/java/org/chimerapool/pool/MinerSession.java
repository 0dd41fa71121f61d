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
import org.chimerapool.kernel.DoubleSha256;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.VirtualAgent;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.chimerapool.pool.ShareVerdict.Rejected;
import org.chimerapool.pool.job.BlockAssembly;
import org.chimerapool.pool.share.Assignment;
import org.chimerapool.pool.share.ShareJudge;
import org.chimerapool.pool.vardiff.Vardiff;
import org.jspecify.annotations.Nullable;

/// One connection's side of a pool: its extranonce, workers, difficulty and the jobs that it was
/// given.
///
/// Belongs to the connection's thread, except [#summary()].
public final class MinerSession implements AutoCloseable {

  /// Jobs that a connection may still send shares for. With a job every half minute this is eight
  /// minutes.
  private static final int MAX_ASSIGNMENTS = 16;

  /// Workers that one connection may authorize: proxies bring many, but not any number.
  private static final int MAX_WORKERS = 256;

  private final Pool pool;
  private final SessionOrigin origin;
  private final byte[] extranonce1;
  private final Executor replyOn;
  private final ShareJudge judge;
  private final Map<String, AuthorizedWorker> workers = new LinkedHashMap<>();
  private final Map<String, Assignment> assignments = new LinkedHashMap<>();
  private String agent = "";
  private int versionMask;
  private Vardiff vardiff;
  private volatile SessionSummary summary;

  MinerSession(Pool pool, SessionOrigin origin, byte[] extranonce1, Executor replyOn) {
    this.pool = pool;
    this.origin = origin;
    this.extranonce1 = extranonce1;
    this.replyOn = replyOn;
    this.judge = new ShareJudge(algorithm());
    this.vardiff = Vardiff.start(pool.vardiff().start(), origin.connectedAt());
    this.summary = new SessionSummary(origin, agent, List.of(), vardiff.difficulty(), false);
  }

  public byte[] extranonce1() {
    return extranonce1.clone();
  }

  /// Notes the software that the miner says it is.
  public void identify(String userAgent) {
    agent = userAgent;
    refreshSummary();
  }

  /// From the next job on, the miner may roll these bits of the version (BIP 310).
  public void allowVersionBits(int mask) {
    versionMask = mask;
  }

  /// From the next job on, work at this difficulty, kept within what the pool allows.
  public void suggest(Difficulty wanted, Instant now) {
    Difficulty kept = wanted.max(pool.vardiff().min()).min(pool.vardiff().max());
    vardiff = Vardiff.start(kept, now);
    refreshSummary();
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
    boolean simulated = origin.loopback() && VirtualAgent.isNamedBy(agent);
    workers.put(user, new AuthorizedWorker(name.get(), agent, simulated));
    refreshSummary();
    return true;
  }

  public boolean isAuthorized() {
    return !workers.isEmpty();
  }

  /// Gives a job to the connection. Difficulty, extranonce and version mask are bound to it from
  /// here on.
  ///
  /// @return the difficulty that the miner has to be told before the job
  public Difficulty assign(Job job) {
    Difficulty difficulty = vardiff.difficulty();
    assignments.put(
        job.id(),
        new Assignment(job, difficulty, algorithm().target(difficulty), extranonce1, versionMask));
    if (assignments.size() > MAX_ASSIGNMENTS) {
      assignments.remove(assignments.keySet().iterator().next());
    }
    return difficulty;
  }

  /// Judges a share. `then` is called with the verdict before this returns for a cheap algorithm,
  /// otherwise later on the connection's executor.
  public void submit(ShareSubmission submission, Instant now, Consumer<ShareVerdict> then) {
    Consumer<ShareVerdict> observed = verdict -> then.accept(observe(verdict, submission, now));
    AuthorizedWorker worker = workers.get(submission.user());
    if (worker == null) {
      observed.accept(
          new Rejected(Reason.UNAUTHORIZED, "worker not authorized on this connection"));
      return;
    }
    Assignment assignment = assignments.get(submission.jobId());
    if (assignment == null) {
      observed.accept(new Rejected(Reason.UNKNOWN_JOB, "job not found"));
      return;
    }
    Optional<Rejected> early = judge.precheck(assignment, submission, now);
    if (early.isPresent()) {
      observed.accept(early.get());
      return;
    }
    byte[] coinbase = judge.coinbase(assignment, submission);
    byte[] header = judge.header(assignment, submission, coinbase);
    boolean taken =
        pool.services()
            .verifier()
            .verify(
                algorithm(),
                header,
                replyOn,
                hash -> observed.accept(decide(assignment, worker, header, coinbase, hash, now)));
    if (!taken) {
      observed.accept(new Rejected(Reason.NOT_TAKEN, "the pool is busy, send it again"));
    }
  }

  /// Looks at the difficulty of a connection that may have fallen silent.
  ///
  /// @return the new difficulty when it changed; it holds from the next job on
  public Optional<Difficulty> retargetIdle(Instant now) {
    return moveTo(vardiff.afterSilence(now, pool.vardiff()));
  }

  /// Whether vardiff has moved away from the difficulty of the given job, so that a new job is due.
  public boolean wantsNewDifficulty(Job job) {
    Assignment assignment = assignments.get(job.id());
    return assignment != null && !assignment.difficulty().equals(vardiff.difficulty());
  }

  public SessionSummary summary() {
    return summary;
  }

  @Override
  public void close() {
    pool.closed(this, extranonce1);
  }

  private ShareVerdict decide(
      Assignment assignment,
      AuthorizedWorker worker,
      byte[] header,
      byte[] coinbase,
      Hash256 hash,
      Instant now) {
    Job job = assignment.job();
    ShareCredit credit =
        new ShareCredit(
            pool.description().id(),
            worker.name(),
            worker.agent(),
            worker.simulated(),
            job.template().height(),
            assignment.difficulty(),
            algorithm().difficultyOf(hash),
            hash,
            now);
    boolean block = judge.isBlock(assignment, hash);
    if (!block) {
      if (pool.isStale(job)) {
        return new Rejected(Reason.STALE_JOB, "a newer block has been found");
      }
      Optional<Rejected> late = judge.check(assignment, hash);
      if (late.isPresent()) {
        return late.get();
      }
    }
    boolean kept = pool.services().journal().append(credit);
    if (block) {
      Hash256 id = DoubleSha256.hash(header);
      pool.services().blocks().found(foundBlock(job, credit, id, header, coinbase));
      if (kept) {
        moveTo(vardiff.afterShare(credit.credited(), now, pool.vardiff()));
        return new ShareVerdict.BlockFound(credit, id);
      }
    }
    if (!kept) {
      return new Rejected(
          Reason.NOT_TAKEN, "the pool cannot store shares right now, send it again later");
    }
    moveTo(vardiff.afterShare(credit.credited(), now, pool.vardiff()));
    return new ShareVerdict.Accepted(credit);
  }

  private FoundBlock foundBlock(
      Job job, ShareCredit credit, Hash256 id, byte[] header, byte[] coinbase) {
    return new FoundBlock(
        pool.description().chain().coin(),
        credit,
        id,
        BlockAssembly.assemble(job, header, coinbase),
        Difficulty.of(job.networkTarget(), algorithm().difficultyOne()),
        job.template().reward());
  }

  private ShareVerdict observe(ShareVerdict verdict, ShareSubmission submission, Instant now) {
    for (ShareObserver observer : pool.services().observers()) {
      switch (verdict) {
        case ShareVerdict.Accepted accepted -> observer.accepted(accepted.credit());
        case ShareVerdict.BlockFound found -> observer.accepted(found.credit());
        case Rejected rejected ->
            observer.rejected(
                pool.description().id(), nameOf(submission.user()), rejected.reason(), now);
      }
    }
    return verdict;
  }

  private @Nullable WorkerName nameOf(String user) {
    AuthorizedWorker worker = workers.get(user);
    return worker == null ? null : worker.name();
  }

  private Optional<Difficulty> moveTo(Vardiff next) {
    boolean changed = !next.difficulty().equals(vardiff.difficulty());
    vardiff = next;
    if (!changed) {
      return Optional.empty();
    }
    refreshSummary();
    return Optional.of(next.difficulty());
  }

  private void refreshSummary() {
    summary =
        new SessionSummary(
            origin,
            agent,
            workers.values().stream().map(AuthorizedWorker::name).toList(),
            vardiff.difficulty(),
            origin.loopback() && VirtualAgent.isNamedBy(agent));
  }

  private Algorithm algorithm() {
    return pool.description().algorithm();
  }
}
