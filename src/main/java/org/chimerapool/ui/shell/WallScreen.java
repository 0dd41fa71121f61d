package org.chimerapool.ui.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chimerapool.pool.PoolId;
import org.chimerapool.ui.kit.ScreenUrl;

/// A wall screen as its address describes it: `kiosk=30&show=o1,o2,b1` shows the overview of pools
/// 1 and 2 and the blocks of pool 1, half a minute each. Letters are those of the jumps.
///
/// @param seconds for each stop
record WallScreen(int seconds, List<Stop> stops) {

  static final int SHORTEST = 5;
  static final int LONGEST = 3_600;
  static final int USUAL = 30;
  static final int MOST_STOPS = 24;

  private static final String KIOSK = "kiosk";
  private static final String SHOW = "show";
  private static final Pattern STOP = Pattern.compile("([a-z])([0-9]{0,9})");

  WallScreen {
    stops = stops.stream().limit(MOST_STOPS).toList();
  }

  /// Empty unless the address asks for one; anything may stand in it.
  static Optional<WallScreen> of(ScreenUrl url) {
    if (!url.query().containsKey(KIOSK)) {
      return Optional.empty();
    }
    String asked = url.get(KIOSK);
    int seconds = asked.matches("[0-9]{1,4}") ? Integer.parseInt(asked) : USUAL;
    return Optional.of(
        new WallScreen(
            Math.clamp(seconds, SHORTEST, LONGEST),
            Stream.of(url.get(SHOW).split(",")).flatMap(WallScreen::stop).toList()));
  }

  private static Stream<Stop> stop(String text) {
    Matcher match = STOP.matcher(text);
    return match.matches()
        ? Arrays.stream(ConsolePage.values())
            .filter(page -> page.jump().equals(match.group(1)))
            .map(page -> new Stop(page, ScreenUrl.poolOf(match.group(2))))
        : Stream.empty();
  }

  /// The addresses of its stops in their order; the one at hand where it names none.
  List<ScreenUrl> tour(ScreenUrl here) {
    return stops.isEmpty() ? List.of(here) : stops.stream().map(this::url).toList();
  }

  private ScreenUrl url(Stop stop) {
    ScreenUrl bare =
        new ScreenUrl(
            stop.page.path(), Map.of(KIOSK, Integer.toString(seconds), SHOW, stopsText()));
    return stop.pool.map(bare::with).orElse(bare);
  }

  private String stopsText() {
    return stops.stream().map(Stop::toString).collect(Collectors.joining(","));
  }

  /// One page, of one pool where it is about one.
  record Stop(ConsolePage page, Optional<PoolId> pool) {

    @Override
    public String toString() {
      return page.jump() + pool.map(id -> Integer.toString(id.value())).orElse("");
    }
  }
}
