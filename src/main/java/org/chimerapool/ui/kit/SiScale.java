package org.chimerapool.ui.kit;

import java.util.List;

/// The SI prefix in which a quantity reads best.
///
/// @param factor how many of the plain unit one of the prefixed is
public record SiScale(double factor, String prefix) {

  private static final List<String> PREFIXES = List.of("", "k", "M", "G", "T", "P", "E", "Z", "Y");

  public static SiScale of(double value) {
    double factor = 1;
    int index = 0;
    while (value / factor >= 999.95 && index < PREFIXES.size() - 1) {
      factor *= 1000;
      index++;
    }
    return new SiScale(factor, PREFIXES.get(index));
  }
}
