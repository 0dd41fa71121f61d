package org.chimerapool.stratum.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chimerapool.pool.AddressRange;
import org.jspecify.annotations.Nullable;

/// What is known of every address that is or was lately here.
///
/// Those with live connections are as many as connections at most; of the others 50,000 are
/// remembered, about 10 MiB.
final class Sources {

  private static final int REMEMBERED = 50_000;

  private volatile GuardSettings settings;
  private final Map<AddressRange, Standing> present = new ConcurrentHashMap<>();
  private final Cache<AddressRange, Standing> gone =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  Sources(GuardSettings settings) {
    this.settings = settings;
  }

  /// Goes on with other limits, for those who are remembered too.
  void change(GuardSettings changed, long now) {
    settings = changed;
    present.values().forEach(standing -> standing.change(changed, now));
    gone.asMap().values().forEach(standing -> standing.change(changed, now));
  }

  /// Counts a connection in if `gate` lets it.
  ///
  /// @return null where the gate does not
  @Nullable Standing arrive(AddressRange source, long now, Gate gate) {
    Standing[] admitted = new Standing[1];
    present.compute(
        source,
        (_, here) -> {
          Standing standing = here;
          if (standing == null) {
            Standing before = gone.getIfPresent(source);
            standing = before == null ? new Standing(settings, now) : before;
          }
          if (gate.admits(standing)) {
            standing.arrive();
            gone.invalidate(source);
            admitted[0] = standing;
            return standing;
          }
          if (here == null) {
            gone.put(source, standing);
          }
          return here;
        });
    return admitted[0];
  }

  /// Counts a connection out.
  void leave(AddressRange source, boolean mined) {
    present.computeIfPresent(
        source,
        (_, standing) -> {
          if (standing.leave(mined) > 0) {
            return standing;
          }
          gone.put(source, standing);
          return null;
        });
  }

  @Nullable Standing find(InetAddress address) {
    AddressRange source = AddressRange.sourceOf(address);
    Standing here = present.get(source);
    return here == null ? gone.getIfPresent(source) : here;
  }

  Map<AddressRange, Standing> present() {
    return present;
  }

  /// Those that left, as far as they are remembered.
  Map<AddressRange, Standing> gone() {
    return gone.asMap();
  }

  /// Decides whether one more connection is let in.
  interface Gate {
    boolean admits(Standing standing);
  }
}
