package org.chimerapool.stratum;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chimerapool.pool.AddressRange;
import org.jspecify.annotations.Nullable;

/// How hard the server's limits are at work. Figures from memory; may be asked from any thread.
public interface GuardFigures {

  /// Every limit, in the order of [Limit].
  List<LimitFigures> limits();

  /// The addresses with the most connections and requests, the busiest first.
  List<AddressFigures> busiest(int limit);

  /// The latest offences, the newest first; a few hundred are kept.
  List<Offence> offences(int limit);

  /// Addresses that the configuration trusts.
  List<AddressRange> trusted();

  /// @param value as configured, in units of `unit`
  /// @param sinceStart how often it was hit
  /// @param lastMinute how often it was hit in the last 60 seconds
  record LimitFigures(
      Limit limit, double value, Limit.Unit unit, long sinceStart, long lastMinute) {}

  /// @param source an IPv4 address or an IPv6 /64
  /// @param invalidShare part of its judged shares that were bad, 0 to 1
  /// @param strikes what its offences add up to now; a ban comes at [#strikesToBan()]
  /// @param bannedUntil end of the ban; null where there is none, [Instant#MAX] where it has no end
  record AddressFigures(
      AddressRange source,
      int connections,
      double requestsPerSecond,
      double invalidShare,
      double strikes,
      @Nullable Instant bannedUntil,
      boolean trusted) {}

  /// @param strikes what it counted for
  /// @param banned how long the address was banned for it; null where it was not
  record Offence(
      Instant at, AddressRange source, Limit limit, double strikes, @Nullable Duration banned) {}

  double strikesToBan();
}
