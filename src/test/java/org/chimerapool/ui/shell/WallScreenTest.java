package org.chimerapool.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chimerapool.ui.kit.ScreenUrl;
import org.junit.jupiter.api.Test;

class WallScreenTest {

  @Test
  void goesRoundThePagesThatItsAddressNames() {
    WallScreen screen = screen("20", "o1,b2,n");

    assertThat(screen.seconds()).isEqualTo(20);
    assertThat(screen.tour(new ScreenUrl("console", Map.of())))
        .containsExactly(
            stop("console", Map.of("kiosk", "20", "pool", "1", "show", "o1,b2,n")),
            stop("console/blocks", Map.of("kiosk", "20", "pool", "2", "show", "o1,b2,n")),
            stop("console/nodes", Map.of("kiosk", "20", "show", "o1,b2,n")));
  }

  @Test
  void staysOnThePageAtHandWhereItNamesNone() {
    ScreenUrl here = new ScreenUrl("console/pools", Map.of("kiosk", ""));

    WallScreen screen = WallScreen.of(here).orElseThrow();

    assertThat(screen.tour(here)).containsExactly(here);
    assertThat(screen.seconds()).isEqualTo(WallScreen.USUAL);
  }

  @Test
  void isNoneUnlessTheAddressAsks() {
    assertThat(WallScreen.of(new ScreenUrl("console", Map.of("show", "o1")))).isEmpty();
  }

  @Test
  void takesNonsenseForNothing() {
    WallScreen screen = screen("-3; DROP", "o1,,x9,../login,<b>,b99999999999");

    assertThat(screen.seconds()).isEqualTo(WallScreen.USUAL);
    assertThat(screen.stops()).extracting(Object::toString).containsExactly("o1");
    assertThat(screen("0", "o").seconds()).isEqualTo(WallScreen.SHORTEST);
    assertThat(screen("9999", "o").seconds()).isEqualTo(WallScreen.LONGEST);
  }

  @Test
  void keepsALongTourShort() {
    String many = IntStream.range(1, 500).mapToObj(n -> "o" + n).collect(Collectors.joining(","));

    List<WallScreen.Stop> stops = screen("10", many).stops();

    assertThat(stops).hasSize(WallScreen.MOST_STOPS);
  }

  private static ScreenUrl stop(String path, Map<String, String> query) {
    return new ScreenUrl(path, query);
  }

  private static WallScreen screen(String seconds, String show) {
    return WallScreen.of(new ScreenUrl("console", Map.of("kiosk", seconds, "show", show)))
        .orElseThrow();
  }
}
