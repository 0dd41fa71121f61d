package org.chimerapool.pool.job;

import java.util.BitSet;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Hands out extranonce1 values that no other live session has: one byte of instance, three of
/// session.
///
/// Values are given in turn rather than lowest first, so that one that was just released is not
/// reused at once.
public final class ExtranonceAllocator {

  public static final int BYTES = 4;
  private static final int SLOTS = 1 << 24;

  private final int instance;
  private final BitSet used = new BitSet();
  private int next;

  /// Starts at a random place, so that a process that was just restarted does not hand out the work
  /// of the one before again.
  ///
  /// @param instance 0 to 255, different for each process that serves the same chain
  public ExtranonceAllocator(int instance) {
    this(instance, RandomGenerator.getDefault().nextInt(SLOTS));
  }

  /// @param first the place to start at, below 2^24
  public ExtranonceAllocator(int instance, int first) {
    if (instance < 0 || instance > 255) {
      throw new IllegalArgumentException(
          "an instance number lies between 0 and 255, not " + instance);
    }
    this.instance = instance;
    this.next = Math.floorMod(first, SLOTS);
  }

  /// Four bytes, or empty when all 16,777,216 are in use.
  public synchronized Optional<byte[]> lease() {
    int slot = used.nextClearBit(next);
    if (slot >= SLOTS) {
      slot = used.nextClearBit(0);
      if (slot >= SLOTS) {
        return Optional.empty();
      }
    }
    used.set(slot);
    next = (slot + 1) % SLOTS;
    return Optional.of(
        new byte[] {(byte) instance, (byte) (slot >>> 16), (byte) (slot >>> 8), (byte) slot});
  }

  public synchronized void release(byte[] extranonce1) {
    used.clear(slot(extranonce1));
  }

  /// Whether somebody holds this one.
  public synchronized boolean isLeased(byte[] extranonce1) {
    return used.get(slot(extranonce1));
  }

  private static int slot(byte[] extranonce1) {
    return (extranonce1[1] & 0xff) << 16 | (extranonce1[2] & 0xff) << 8 | (extranonce1[3] & 0xff);
  }
}
