package org.chimerapool.stats;

import java.util.Arrays;

/// In which ten minutes of the last seven days a share was accepted: six bits an hour. Not
/// thread-safe.
final class ActivityRing {
  static final int HOURS = 168;
  static final int SLOT_SECONDS = 600;

  private final byte[] hours = new byte[HOURS];
  private long head = Long.MIN_VALUE / 2;

  /// @param second since 1970
  void mark(long second) {
    long hour = Math.floorDiv(second, 3600);
    int slot = Math.floorMod(second, 3600) / SLOT_SECONDS;
    mark(hour, (byte) (1 << slot));
  }

  /// @param hour counted from 1970
  /// @param slots one bit for each ten minutes, the first the lowest
  void mark(long hour, byte slots) {
    if (hour <= head - HOURS) {
      return;
    }
    if (hour - head >= HOURS) {
      Arrays.fill(hours, (byte) 0);
      head = hour;
    }
    while (head < hour) {
      head++;
      hours[Math.floorMod(head, HOURS)] = 0;
    }
    hours[Math.floorMod(hour, HOURS)] |= slots;
  }

  /// @param hour counted from 1970
  byte slots(long hour) {
    boolean known = hour <= head && hour > head - HOURS;
    return known ? hours[Math.floorMod(hour, HOURS)] : 0;
  }

  /// Sixty bits, one for each minute, as six bits.
  static byte slotsOf(long minutes) {
    int slots = 0;
    for (int slot = 0; slot < 6; slot++) {
      if (((minutes >>> (10 * slot)) & 0x3ff) != 0) {
        slots |= 1 << slot;
      }
    }
    return (byte) slots;
  }
}
