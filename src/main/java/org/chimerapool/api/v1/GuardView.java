package org.chimerapool.api.v1;

import java.time.Instant;
import java.util.List;
import org.chimerapool.stratum.GuardFigures;
import org.jspecify.annotations.Nullable;

/// How the guard of the pools' ports judges.
record GuardView(List<LimitUse> limits, List<Source> busiest) {

  /// @param limit its name
  /// @param unit of its value
  /// @param sinceStart what was refused for it
  record LimitUse(String limit, double value, String unit, long sinceStart, long lastMinute) {

    static LimitUse of(GuardFigures.LimitFigures figures) {
      return new LimitUse(
          Names.of(figures.limit()),
          figures.value(),
          Names.of(figures.unit()),
          figures.sinceStart(),
          figures.lastMinute());
    }
  }

  /// @param invalidShare part of bad shares, 0 to 1
  record Source(
      String source,
      int connections,
      double requestsPerSecond,
      double invalidShare,
      double strikes,
      @Nullable Instant bannedUntil,
      boolean trusted) {

    static Source of(GuardFigures.AddressFigures figures) {
      return new Source(
          figures.source().toString(),
          figures.connections(),
          figures.requestsPerSecond(),
          figures.invalidShare(),
          figures.strikes(),
          figures.bannedUntil(),
          figures.trusted());
    }
  }
}
