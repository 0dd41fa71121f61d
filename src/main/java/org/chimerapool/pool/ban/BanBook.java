package org.chimerapool.pool.ban;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.chimerapool.kernel.Registration;
import org.chimerapool.pool.AddressRange;
import org.chimerapool.pool.Ban;
import org.chimerapool.pool.Bans;
import org.jspecify.annotations.Nullable;

/// Every ban in force, and how often the guard banned whom.
///
/// Asking takes no lock. At most 50,000 ranges are known: beyond that the one that would be
/// forgotten first makes room.
public final class BanBook implements Bans {

  /// How long after its end a ban of the guard makes the next one longer.
  public static final Duration REMEMBERED = Duration.ofDays(7);

  static final int MAX_RANGES = 50_000;
  private static final int MAX_REASON = 200;

  private final Clock clock;
  private final int maxRanges;
  private final Map<AddressRange, Entry> byRange = new ConcurrentHashMap<>();

  /// The lengths of prefix that are banned anywhere; asking looks at each.
  private final Set<Integer> prefixes = new ConcurrentSkipListSet<>();

  private final TreeSet<Entry> toForget =
      new TreeSet<>(Comparator.comparing(Entry::forgottenAt).thenComparingLong(e -> e.ban.id()));
  private final Map<Long, KeptBan> changed = new HashMap<>();
  private final List<Consumer<Ban>> listeners = new CopyOnWriteArrayList<>();
  private long lastId;

  public BanBook(Clock clock) {
    this(clock, MAX_RANGES);
  }

  BanBook(Clock clock, int maxRanges) {
    this.clock = clock;
    this.maxRanges = maxRanges;
  }

  @Override
  public List<Ban> all() {
    Instant now = clock.instant();
    return byRange.values().stream()
        .filter(entry -> entry.isInForce(now))
        .map(Entry::counted)
        .sorted(Comparator.comparing(Ban::since).thenComparingLong(Ban::id).reversed())
        .toList();
  }

  @Override
  public Ban add(AddressRange range, @Nullable Duration howLong, String reason, String by) {
    if (howLong != null && (howLong.isNegative() || howLong.isZero())) {
      throw new IllegalArgumentException("a ban lasts some time, not " + howLong);
    }
    Instant now = clock.instant();
    return tell(begin(range, now, howLong == null ? null : now.plus(howLong), reason, by, 0));
  }

  @Override
  public Ban punish(AddressRange range, String reason) {
    Instant now = clock.instant();
    Entry before;
    Ban ban;
    synchronized (this) {
      before = byRange.get(range);
      if (before != null && before.isInForce(now)) {
        return before.counted();
      }
      int level = before == null || before.isForgotten(now) ? 1 : before.level + 1;
      ban = begin(range, now, now.plus(BanLengths.of(level)), reason, Ban.GUARD, level);
    }
    return tell(ban);
  }

  @Override
  public synchronized boolean lift(long id) {
    Instant now = clock.instant();
    for (Entry entry : byRange.values()) {
      if (entry.ban.id() == id && entry.isInForce(now)) {
        forget(entry);
        changed.put(id, new KeptBan(entry.counted(), entry.level, now));
        return true;
      }
    }
    return false;
  }

  @Override
  public Optional<Ban> of(InetAddress address) {
    return Optional.ofNullable(find(address)).map(Entry::counted);
  }

  @Override
  public Optional<Ban> refuse(InetAddress address) {
    Entry entry = find(address);
    if (entry == null) {
      return Optional.empty();
    }
    entry.hits.increment();
    return Optional.of(entry.counted());
  }

  @Override
  public Registration onBan(Consumer<Ban> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /// Takes up what was kept by an earlier process.
  public synchronized void restore(Collection<KeptBan> kept) {
    Instant now = clock.instant();
    for (KeptBan each : kept) {
      lastId = Math.max(lastId, each.ban().id());
      Entry entry = new Entry(each.ban(), each.level());
      if (each.lifted() == null && !entry.isForgotten(now)) {
        put(entry);
      }
    }
  }

  /// Forgets what is over for long, and returns what has changed since the last time for somebody
  /// to keep.
  public synchronized List<KeptBan> takeChanged() {
    Instant now = clock.instant();
    while (!toForget.isEmpty() && toForget.first().isForgotten(now)) {
      forget(toForget.first());
    }
    for (Entry entry : byRange.values()) {
      if (entry.hits.sum() != entry.keptHits) {
        entry.keptHits = entry.hits.sum();
        changed.put(entry.ban.id(), entry.kept());
      }
    }
    List<KeptBan> taken = new ArrayList<>(changed.values());
    changed.clear();
    return taken;
  }

  /// Gives back what could not be kept; what has changed since then counts more.
  public synchronized void giveBack(Collection<KeptBan> notKept) {
    notKept.forEach(kept -> changed.putIfAbsent(kept.ban().id(), kept));
  }

  private synchronized Ban begin(
      AddressRange range,
      Instant now,
      @Nullable Instant until,
      String reason,
      String by,
      int level) {
    Entry before = byRange.get(range);
    if (before != null) {
      forget(before);
      if (before.isInForce(now)) {
        changed.put(before.ban.id(), new KeptBan(before.counted(), before.level, now));
      }
    } else if (byRange.size() >= maxRanges) {
      forget(toForget.first());
    }
    String shortened = reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
    Entry entry = new Entry(new Ban(++lastId, range, now, until, shortened, by, 0), level);
    put(entry);
    changed.put(entry.ban.id(), entry.kept());
    return entry.ban;
  }

  private Ban tell(Ban ban) {
    listeners.forEach(listener -> listener.accept(ban));
    return ban;
  }

  private void put(Entry entry) {
    Entry before = byRange.put(entry.ban.range(), entry);
    if (before != null) {
      toForget.remove(before);
    }
    toForget.add(entry);
    prefixes.add(entry.ban.range().prefix());
  }

  private void forget(Entry entry) {
    toForget.remove(entry);
    byRange.remove(entry.ban.range(), entry);
  }

  private @Nullable Entry find(InetAddress address) {
    if (byRange.isEmpty()) {
      return null;
    }
    Instant now = clock.instant();
    Entry longest = null;
    int bits = address.getAddress().length * Byte.SIZE;
    for (int prefix : prefixes) {
      Entry entry = prefix > bits ? null : byRange.get(new AddressRange(address, prefix));
      if (entry != null
          && entry.isInForce(now)
          && (longest == null || entry.end().isAfter(longest.end()))) {
        longest = entry;
      }
    }
    return longest;
  }

  private static final class Entry {

    private final Ban ban;
    private final int level;
    private final LongAdder hits = new LongAdder();
    private long keptHits;

    private Entry(Ban ban, int level) {
      this.ban = ban;
      this.level = level;
      hits.add(ban.hits());
      keptHits = ban.hits();
    }

    private Ban counted() {
      return ban.withHits(hits.sum());
    }

    private KeptBan kept() {
      return new KeptBan(counted(), level, null);
    }

    private boolean isInForce(Instant now) {
      return !ban.isOver(now);
    }

    private Instant end() {
      Instant until = ban.until();
      return until == null ? Instant.MAX : until;
    }

    /// The guard's bans are remembered for some time after their end, so that the next is longer.
    private Instant forgottenAt() {
      Instant until = ban.until();
      return until == null ? Instant.MAX : level == 0 ? until : until.plus(REMEMBERED);
    }

    private boolean isForgotten(Instant now) {
      return !now.isBefore(forgottenAt());
    }
  }
}
