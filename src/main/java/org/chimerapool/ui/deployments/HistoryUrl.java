package org.chimerapool.ui.deployments;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.insight.HistoryFilter;
import org.chimerapool.ui.kit.ScreenUrl;

/// The history's filter as it stands in an address, where anything may stand.
final class HistoryUrl {

  private HistoryUrl() {}

  static HistoryFilter read(ScreenUrl url, ZoneId zone) {
    Set<RunState> states =
        Arrays.stream(RunState.values())
            .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(url.get("state")))
            .collect(Collectors.toSet());
    return new HistoryFilter(
        states,
        cut(url.get("recipe")),
        number(url.get("target")),
        cut(url.get("label")),
        cut(url.get("place")),
        cut(url.get("by")),
        number(url.get("signature")),
        day(url.get("from"), zone, 0),
        day(url.get("until"), zone, 1),
        cut(url.get("find")));
  }

  static long before(ScreenUrl url) {
    return number(url.get("before")).orElse(0);
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), 100)).strip();
  }

  private static OptionalLong number(String text) {
    return text.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  private static Optional<Instant> day(String text, ZoneId zone, int later) {
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(LocalDate.parse(text).plusDays(later).atStartOfDay(zone).toInstant());
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
  }
}
