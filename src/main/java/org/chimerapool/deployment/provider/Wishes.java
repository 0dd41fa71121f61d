package org.chimerapool.deployment.provider;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/// The host that somebody wants.
///
/// @param name with its provider: 3 to 20 lower-case letters and digits, a letter first
/// @param cores 1 to 64
/// @param memoryGb 1 to 256
/// @param diskGb 5 to 10,000
/// @param node the provider's machine that it should stand on
public record Wishes(String name, int cores, int memoryGb, int diskGb, OptionalInt node) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{2,19}");

  public Wishes {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "expected a name of 3 to 20 small letters and digits, a letter first");
    }
    within("cores", cores, 1, 64);
    within("GB of memory", memoryGb, 1, 256);
    within("GB of disk", diskGb, 5, 10_000);
  }

  private static void within(String what, int number, int least, int most) {
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          "expected %d to %d %s, got %d".formatted(least, most, what, number));
    }
  }
}
