package org.chimerapool.ui.kit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a browser calls itself, in two words that people know. A browser may call itself anything:
/// this is for the eye only.
public final class BrowserName {

  /// In this order: many call themselves by the names of others as well.
  private static final List<Known> BROWSERS =
      List.of(
          new Known("Edg(e|A|iOS)?/", "Edge"),
          new Known("OPR/", "Opera"),
          new Known("SamsungBrowser/", "Samsung Internet"),
          new Known("Firefox/|FxiOS/", "Firefox"),
          new Known("HeadlessChrome/|Chromium/|Chrome/|CriOS/", "Chrome"),
          new Known("Safari/", "Safari"),
          new Known("curl/", "curl"));

  private static final List<Known> SYSTEMS =
      List.of(
          new Known("Android", "Android"),
          new Known("iPhone", "iPhone"),
          new Known("iPad", "iPad"),
          new Known("Windows", "Windows"),
          new Known("Macintosh|Mac OS X", "macOS"),
          new Known("CrOS", "ChromeOS"),
          new Known("Linux|X11", "Linux"));

  private BrowserName() {}

  /// Such as `Firefox, Linux`; empty where nothing is known of it.
  public static Optional<String> of(String agent) {
    return Optional.of(
            Stream.of(find(BROWSERS, agent), find(SYSTEMS, agent))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", ")))
        .filter(name -> !name.isEmpty());
  }

  private static Optional<String> find(List<Known> all, String agent) {
    return all.stream()
        .filter(known -> known.sign.matcher(agent).find())
        .map(Known::name)
        .findFirst();
  }

  private record Known(Pattern sign, String name) {

    Known(String sign, String name) {
      this(Pattern.compile(sign), name);
    }
  }
}
