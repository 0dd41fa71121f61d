package org.chimerapool.ui;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.chimerapool.kernel.Registration;
import org.chimerapool.pool.AddressRange;
import org.chimerapool.pool.Ban;
import org.chimerapool.pool.Bans;
import org.chimerapool.stratum.Limit;
import org.jspecify.annotations.Nullable;

/// Bans in memory.
class PreviewBans implements Bans {

  private final Map<Long, Ban> bans = new ConcurrentSkipListMap<>(Comparator.reverseOrder());
  private final Clock clock;
  private long next = 1;

  PreviewBans(Clock clock) {
    this.clock = clock;
    punish(AddressRange.parse("198.51.100.23"), Limit.INVALID_SHARES.name());
    add(AddressRange.parse("203.0.113.128/25"), null, "<b>rented flood</b>", "anna");
  }

  @Override
  public List<Ban> all() {
    return List.copyOf(bans.values());
  }

  @Override
  public synchronized Ban add(
      AddressRange range, @Nullable Duration howLong, String reason, String by) {
    Instant now = clock.instant();
    Instant until = howLong == null ? null : now.plus(howLong);
    Ban ban = new Ban(next++, range, now.minusSeconds(120), until, reason, by, 41);
    bans.put(ban.id(), ban);
    return ban;
  }

  @Override
  public Ban punish(AddressRange range, String reason) {
    return add(range, Duration.ofMinutes(10), reason, Ban.GUARD);
  }

  @Override
  public boolean lift(long id) {
    return bans.remove(id) != null;
  }

  @Override
  public Optional<Ban> of(InetAddress address) {
    return bans.values().stream().filter(ban -> ban.range().contains(address)).findFirst();
  }

  @Override
  public Optional<Ban> refuse(InetAddress address) {
    return of(address);
  }

  @Override
  public Registration onBan(Consumer<Ban> listener) {
    return () -> {};
  }
}
