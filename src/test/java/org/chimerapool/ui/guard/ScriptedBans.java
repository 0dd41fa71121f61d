package org.chimerapool.ui.guard;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chimerapool.kernel.Registration;
import org.chimerapool.pool.AddressRange;
import org.chimerapool.pool.Ban;
import org.chimerapool.pool.Bans;
import org.chimerapool.ui.live.ScriptedPool;
import org.jspecify.annotations.Nullable;

/// Bans in memory.
final class ScriptedBans implements Bans {

  private final List<Ban> bans = new ArrayList<>();

  @Override
  public List<Ban> all() {
    return List.copyOf(bans);
  }

  @Override
  public Ban add(AddressRange range, @Nullable Duration howLong, String reason, String by) {
    Ban ban =
        new Ban(
            bans.size() + 1L,
            range,
            ScriptedPool.NOW,
            howLong == null ? null : ScriptedPool.NOW.plus(howLong),
            reason,
            by,
            0);
    bans.add(ban);
    return ban;
  }

  @Override
  public Ban punish(AddressRange range, String reason) {
    return add(range, Duration.ofMinutes(10), reason, Ban.GUARD);
  }

  @Override
  public boolean lift(long id) {
    return bans.removeIf(ban -> ban.id() == id);
  }

  @Override
  public Optional<Ban> of(InetAddress address) {
    return bans.stream().filter(ban -> ban.range().contains(address)).findFirst();
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
