package org.chimerapool.pool;

import java.time.Duration;
import org.chimerapool.kernel.Difficulty;
import org.jspecify.annotations.Nullable;

/// What a kind of mining device needs, told by the name that its software gives itself. A miner may
/// claim any name: a rule is a courtesy to a device, never a right.
///
/// @param id 0 for a rule that is not stored yet
/// @param pattern of the user agent, case-insensitive; `*` stands for any text, `?` for one
/// character
/// @param order rules are tried in this order, the first that matches is the one
/// @param device what people call it
/// @param floor never give it easier work than this; null where the pool's own minimum is enough
/// @param start difficulty of its first job; null for the pool's own
/// @param notifyThrottle least time between two jobs on the same block; zero sends each
/// @param maxNameLength characters of a worker's name that the device keeps; 0 where all of them
/// @param maxCoinbase bytes of a coinbase that the device can take; 0 where any
/// @param cleanOnDifficulty whether it has to drop its work for a new difficulty to take hold
/// @param shippedWithProduct whether it came with Chimera rather than from the operator
/// @param note for the operator: why
public record DeviceRule(
    long id,
    String pattern,
    int order,
    String device,
    @Nullable Difficulty floor,
    @Nullable Difficulty start,
    Duration notifyThrottle,
    int maxNameLength,
    int maxCoinbase,
    boolean cleanOnDifficulty,
    boolean shippedWithProduct,
    String note) {

  public static final int MAX_PATTERN = 128;
  public static final int MAX_DEVICE = 64;
  public static final int MAX_NOTE = 500;
  public static final Duration MAX_THROTTLE = Duration.ofMinutes(5);

  /// For whatever no rule matches.
  public static final DeviceRule OTHER =
      new DeviceRule(
          0, "*", Integer.MAX_VALUE, "Other", null, null, Duration.ZERO, 0, 0, true, true, "");

  /// @throws IllegalArgumentException where a value is out of its range; the message says which
  public DeviceRule {
    expect(isText(pattern, 1, MAX_PATTERN), "a pattern has 1 to " + MAX_PATTERN + " characters");
    expect(isText(device, 1, MAX_DEVICE), "a device's name has 1 to " + MAX_DEVICE + " characters");
    expect(note.length() <= MAX_NOTE, "a note has at most " + MAX_NOTE + " characters");
    expect(
        !notifyThrottle.isNegative() && notifyThrottle.compareTo(MAX_THROTTLE) <= 0,
        "the throttle lies between 0 and " + MAX_THROTTLE.toSeconds() + " seconds");
    expect(maxNameLength >= 0, "the longest name is 0 (any) or more characters");
    expect(maxCoinbase >= 0, "the largest coinbase is 0 (any) or more bytes");
  }

  /// The same rule under another id, 0 for one that is to be stored anew.
  public DeviceRule withId(long other) {
    return new DeviceRule(
        other,
        pattern,
        order,
        device,
        floor,
        start,
        notifyThrottle,
        maxNameLength,
        maxCoinbase,
        cleanOnDifficulty,
        shippedWithProduct,
        note);
  }

  /// Whether this rule is for software of that name. Takes time in proportion to the product of
  /// both lengths at most, whatever they hold.
  public boolean matches(String agent) {
    int at = 0;
    int p = 0;
    int star = -1;
    int retry = 0;
    while (at < agent.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        retry = at;
      } else if (p < pattern.length() && isSame(pattern.charAt(p), agent.charAt(at))) {
        p++;
        at++;
      } else if (star >= 0) {
        p = star + 1;
        at = ++retry;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static boolean isSame(char wanted, char came) {
    return wanted == '?' || Character.toLowerCase(wanted) == Character.toLowerCase(came);
  }

  private static boolean isText(String text, int min, int max) {
    return !text.isBlank()
        && text.length() >= min
        && text.length() <= max
        && text.chars().noneMatch(Character::isISOControl);
  }

  private static void expect(boolean right, String what) {
    if (!right) {
      throw new IllegalArgumentException(what);
    }
  }
}
