package org.chimerapool.pool.refusal;

import java.util.HexFormat;
import java.util.OptionalLong;

/// Reads the number out of a job's id. Ids are given in turn: 8 hex digits, and 2 more for a
/// variant.
final class JobIds {

  private static final int DIGITS = 8;
  private static final int VARIANT_DIGITS = 2;

  /// A number further away than that is no number of this pool.
  private static final long FAR = 1 << 20;

  private JobIds() {}

  /// By how many jobs `id` was given after `reference`, negative before it; empty where it cannot
  /// have been given by this pool.
  static OptionalLong distance(String id, String reference) {
    if (!isJobId(id) || !isJobId(reference)) {
      return OptionalLong.empty();
    }
    // Numbers go round after 2^32.
    int apart = number(id) - number(reference);
    return Math.abs((long) apart) > FAR ? OptionalLong.empty() : OptionalLong.of(apart);
  }

  private static int number(String id) {
    return HexFormat.fromHexDigits(id, 0, DIGITS);
  }

  private static boolean isJobId(String id) {
    return (id.length() == DIGITS || id.length() == DIGITS + VARIANT_DIGITS)
        && id.chars().allMatch(HexFormat::isHexDigit);
  }
}
