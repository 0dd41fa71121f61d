package org.chimerapool.pool.refusal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.DeviceRule;
import org.chimerapool.pool.Evidence;
import org.chimerapool.pool.LikelyCause;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Refusal;
import org.chimerapool.pool.RefusalCount;
import org.chimerapool.pool.Refusals;
import org.chimerapool.pool.RefusedShare;
import org.chimerapool.pool.ShareCredit;
import org.chimerapool.pool.ShareObserver;
import org.chimerapool.pool.ShareSubmission;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.chimerapool.pool.share.Assignment;
import org.chimerapool.pool.share.ShareJudge;
import org.jspecify.annotations.Nullable;

/// The refusals of the last while with their evidence.
///
/// Kept are the last 2,000 in all and the last 10 of each of the 1,000 workers that were refused
/// most recently: at about 1 KiB each, some 12 MiB when full, and the coinbase of each job among
/// them once. When more than 500 come within a second, the rest of that second is only counted.
public final class RefusalBook implements ShareObserver, Refusals {

  static final int KEPT = 2_000;
  static final int KEPT_PER_WORKER = 10;
  static final int KEPT_WORKERS = 1_000;
  static final int KEPT_PER_SECOND = 500;
  static final int MAX_COUNTERS = 10_000;
  static final int COUNTERS_PER_ADDRESS = 64;
  static final int COUNTERS_KEPT_PER_HOUR = 2_000;

  /// Longer than any name or job id that this pool gives or takes.
  private static final int MAX_TEXT = 165;

  private final RefusalCounters counters =
      new RefusalCounters(MAX_COUNTERS, COUNTERS_PER_ADDRESS, COUNTERS_KEPT_PER_HOUR);
  private final LikelyCauses causes;
  private final Clock clock;
  private final Deque<Kept> latest = new ArrayDeque<>();
  private final Map<Owner, Deque<Kept>> byWorker =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Owner, Deque<Kept>> eldest) {
          return size() > KEPT_WORKERS;
        }
      };
  private long lastId;
  private long second;
  private int keptInSecond;

  private record Owner(PoolId pool, WorkerName worker) {}

  /// @param craft null where the job is not known
  private record Kept(Refusal refusal, @Nullable Craft craft) {}

  /// @param algorithms those that miners may have taken by mistake
  public RefusalBook(Collection<Algorithm> algorithms, Clock clock) {
    this.causes = new LikelyCauses(algorithms);
    this.clock = clock;
  }

  @Override
  public void accepted(ShareCredit credit) {
    // There is nothing to explain.
  }

  @Override
  public void rejected(PoolId pool, @Nullable WorkerName worker, Reason reason, Instant at) {
    counters.count(pool, reason, worker, "", at);
  }

  @Override
  public void refused(RefusedShare share) {
    String device =
        share.device().equals(DeviceRule.OTHER.device())
            ? DeviceName.of(share.agent())
            : share.device();
    counters.count(share.pool().id(), share.verdict().reason(), share.worker(), device, share.at());
    long id = admit(share.at());
    if (id > 0) {
      keep(new Kept(refusal(id, share, device), craft(share)));
    }
  }

  @Override
  public synchronized List<Refusal> latest(PoolId pool, int limit) {
    return newest(latest.stream().filter(kept -> kept.refusal().pool().equals(pool)), limit);
  }

  @Override
  public synchronized List<Refusal> of(PoolId pool, WorkerName worker, int limit) {
    Deque<Kept> kept = byWorker.get(new Owner(pool, worker));
    return kept == null ? List.of() : newest(kept.stream(), limit);
  }

  @Override
  public Optional<Refusal> find(long id) {
    return search(id).map(Kept::refusal);
  }

  @Override
  public LikelyCause cause(Refusal refusal) {
    return causes.of(refusal, search(refusal.id()).map(Kept::craft).orElse(null));
  }

  @Override
  public List<RefusalCount> counts(PoolId pool) {
    return counters.of(pool, clock.instant());
  }

  /// What was counted since the last time, for keeping.
  public List<CountedHour> takeChanges() {
    return counters.takeChanges(clock.instant());
  }

  /// Gives back what could not be kept.
  public void putBack(List<CountedHour> changes) {
    counters.putBack(changes);
  }

  /// Takes up what was kept before the start.
  public void restore(List<CountedHour> hours) {
    counters.restore(hours);
  }

  /// @return the next id, 0 when this second has had its share
  private synchronized long admit(Instant at) {
    if (at.getEpochSecond() != second) {
      second = at.getEpochSecond();
      keptInSecond = 0;
    }
    return ++keptInSecond > KEPT_PER_SECOND ? 0 : ++lastId;
  }

  private synchronized Optional<Kept> search(long id) {
    return Stream.concat(latest.stream(), byWorker.values().stream().flatMap(Deque::stream))
        .filter(kept -> kept.refusal().id() == id)
        .findFirst();
  }

  private synchronized void keep(Kept kept) {
    add(latest, kept, KEPT);
    Refusal refusal = kept.refusal();
    WorkerName worker = refusal.worker();
    if (worker != null) {
      add(
          byWorker.computeIfAbsent(
              new Owner(refusal.pool(), worker), _ -> new ArrayDeque<>(KEPT_PER_WORKER)),
          kept,
          KEPT_PER_WORKER);
    }
  }

  private static void add(Deque<Kept> all, Kept kept, int max) {
    if (all.size() >= max) {
      all.removeLast();
    }
    all.addFirst(kept);
  }

  private static List<Refusal> newest(Stream<Kept> newestFirst, int limit) {
    return newestFirst.limit(limit).map(Kept::refusal).toList();
  }

  private static @Nullable Craft craft(RefusedShare share) {
    Assignment assignment = share.assignment();
    return assignment == null ? null : Craft.of(share.pool().algorithm(), assignment.job());
  }

  private static Refusal refusal(long id, RefusedShare share, String device) {
    ShareSubmission sent = share.submission();
    return new Refusal(
        id,
        share.pool().id(),
        share.at(),
        share.worker(),
        share.agent(),
        device,
        share.verdict().reason(),
        share.verdict().detail(),
        new Refusal.Asked(
            shorten(sent.user()),
            shorten(sent.jobId()),
            HexFormat.of().formatHex(sent.extranonce2()),
            Integer.toUnsignedLong(sent.time()),
            Integer.toUnsignedLong(sent.nonce()),
            sent.versionBits()),
        share.situation(),
        evidence(share));
  }

  private static @Nullable Evidence evidence(RefusedShare share) {
    Assignment assignment = share.assignment();
    return assignment == null
        ? null
        : new ShareJudge(share.pool().algorithm())
            .evidence(assignment, share.submission(), share.header(), share.hash());
  }

  private static String shorten(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }
}
