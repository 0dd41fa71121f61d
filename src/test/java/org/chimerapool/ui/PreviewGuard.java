package org.chimerapool.ui;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.chimerapool.pool.AddressRange;
import org.chimerapool.pool.Bans;
import org.chimerapool.stratum.GuardFigures;
import org.chimerapool.stratum.Limit;

/// A guard that is moderately busy.
class PreviewGuard implements GuardFigures {

  private final Clock clock;
  private final Bans bans;

  PreviewGuard(Bans bans, Clock clock) {
    this.bans = bans;
    this.clock = clock;
  }

  @Override
  public List<LimitFigures> limits() {
    return Arrays.stream(Limit.values()).map(PreviewGuard::figures).toList();
  }

  private static LimitFigures figures(Limit limit) {
    long hits = limit.name().length() % 4 == 1 ? 17 + limit.name().length() * 31L : 0;
    return switch (limit) {
      case BANNED -> new LimitFigures(limit, 0, Limit.Unit.NONE, 233, 4);
      case CONNECTIONS, CONNECTIONS_PER_ADDRESS, WORKERS, MALFORMED_LINES, FAILED_AUTHORIZATIONS ->
          new LimitFigures(limit, 1024, Limit.Unit.COUNT, hits, hits % 5);
      case CONNECTION_RATE -> new LimitFigures(limit, 60, Limit.Unit.PER_MINUTE, hits, 0);
      case FIRST_MESSAGE, LINE_TIME, IDLE ->
          new LimitFigures(limit, 15_000, Limit.Unit.MILLISECONDS, hits, 0);
      case LINE_LENGTH, SEND_QUEUE -> new LimitFigures(limit, 262_144, Limit.Unit.BYTES, hits, 0);
      case REQUEST_RATE -> new LimitFigures(limit, 200, Limit.Unit.PER_SECOND, hits, 0);
      case INVALID_SHARES -> new LimitFigures(limit, 50, Limit.Unit.PERCENT, hits, 1);
    };
  }

  @Override
  public List<AddressFigures> busiest(int limit) {
    return Stream.of(
            busy("203.0.113.7", 212, 84.2, 0.01, 0, false),
            busy("198.51.100.23", 40, 31.5, 0.64, 7.5, false),
            busy("2001:db8:17::/64", 12, 9.1, 0.002, 1.2, false),
            busy("127.0.0.1", 6, 2.4, 0, 0, true))
        .limit(limit)
        .toList();
  }

  private AddressFigures busy(
      String source,
      int connections,
      double requests,
      double bad,
      double strikes,
      boolean trusted) {
    AddressRange range = AddressRange.parse(source);
    return new AddressFigures(
        range,
        connections,
        requests,
        bad,
        strikes,
        bans.of(range.first())
            .map(ban -> ban.until() == null ? Instant.MAX : ban.until())
            .orElse(null),
        trusted);
  }

  @Override
  public List<Offence> offences(int limit) {
    Instant now = clock.instant();
    return List.of(
        new Offence(
            now.minusSeconds(40),
            AddressRange.parse("198.51.100.23"),
            Limit.INVALID_SHARES,
            2.5,
            Duration.ofMinutes(10)),
        new Offence(
            now.minusSeconds(400),
            AddressRange.parse("2001:db8:17::/64"),
            Limit.MALFORMED_LINES,
            1.2,
            null));
  }

  @Override
  public List<AddressRange> trusted() {
    return List.of(AddressRange.parse("127.0.0.0/8"));
  }

  @Override
  public double strikesToBan() {
    return 10;
  }
}
