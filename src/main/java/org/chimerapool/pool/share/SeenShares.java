package org.chimerapool.pool.share;

import java.time.Instant;
import java.util.SplittableRandom;
import org.chimerapool.pool.ShareSubmission;
import org.jspecify.annotations.Nullable;

/// Remembers which shares of one job were sent, and when. Belongs to one thread.
///
/// What makes a share the same share within one job and connection is its extranonce2, time, nonce
/// and version bits: a rolled version is other work. An extranonce2 has at most 8 bytes, see
/// [org.chimerapool.pool.job.JobSource#extranonce2Size()]. Four longs for each share in an open
/// hash table: objects for each would be what a pool's memory is full of.
final class SeenShares {

  private static final int WORDS = 4;
  private static final long NANOS = 1_000_000_000;
  private static final int FIRST_CAPACITY = 16;
  private static final long TAKEN = 1L << 32;
  private static final long REMOVED = 1L << 33;

  /// Nobody outside can tell which shares share a place.
  private static final long SECRET = new SplittableRandom().nextLong() | 1;

  private long[] table = new long[0];
  private int size;
  private int filled;

  int size() {
    return size;
  }

  /// @return whether the share was not there
  boolean add(ShareSubmission share, Instant now) {
    if (2 * (filled + 1) * WORDS > table.length) {
      grow();
    }
    long first = extranonce2(share);
    long second = timeAndNonce(share);
    long third = TAKEN | Integer.toUnsignedLong(share.versionBits());
    if (find(first, second, third) >= 0) {
      return false;
    }
    put(first, second, third, now.getEpochSecond() * NANOS + now.getNano());
    return true;
  }

  boolean contains(ShareSubmission share) {
    return find(share) >= 0;
  }

  /// When the share was added; null where it is not there.
  @Nullable Instant firstSent(ShareSubmission share) {
    int at = find(share);
    return at < 0
        ? null
        : Instant.ofEpochSecond(
            Math.floorDiv(table[at + 3], NANOS), Math.floorMod(table[at + 3], NANOS));
  }

  void remove(ShareSubmission share) {
    int at = find(share);
    if (at >= 0) {
      table[at + 2] = REMOVED;
      size--;
    }
  }

  private int find(ShareSubmission share) {
    return find(
        extranonce2(share),
        timeAndNonce(share),
        TAKEN | Integer.toUnsignedLong(share.versionBits()));
  }

  private int find(long first, long second, long third) {
    if (table.length == 0) {
      return -1;
    }
    int at = place(first, second, third);
    while (table[at + 2] != 0) {
      if (table[at + 2] == third && table[at + 1] == second && table[at] == first) {
        return at;
      }
      at = next(at);
    }
    return -1;
  }

  private void put(long first, long second, long third, long time) {
    int at = place(first, second, third);
    while (table[at + 2] != 0) {
      at = next(at);
    }
    table[at] = first;
    table[at + 1] = second;
    table[at + 2] = third;
    table[at + 3] = time;
    size++;
    filled++;
  }

  private void grow() {
    long[] before = table;
    int capacity = Math.max(FIRST_CAPACITY, Integer.highestOneBit(size + 1) * 4);
    table = new long[capacity * WORDS];
    size = 0;
    filled = 0;
    for (int at = 0; at < before.length; at += WORDS) {
      if ((before[at + 2] & TAKEN) != 0) {
        put(before[at], before[at + 1], before[at + 2], before[at + 3]);
      }
    }
  }

  private int place(long first, long second, long third) {
    long mixed = (first ^ Long.rotateLeft(second * SECRET, 29) ^ third) * SECRET;
    mixed = (mixed ^ (mixed >>> 32)) * SECRET;
    int capacity = table.length / WORDS;
    return (int) (mixed >>> 40 & (capacity - 1)) * WORDS;
  }

  private int next(int at) {
    return at + WORDS == table.length ? 0 : at + WORDS;
  }

  private static long timeAndNonce(ShareSubmission share) {
    return Integer.toUnsignedLong(share.time()) << 32 | Integer.toUnsignedLong(share.nonce());
  }

  private static long extranonce2(ShareSubmission share) {
    long value = 0;
    for (byte b : share.extranonce2()) {
      value = value << 8 | (b & 0xff);
    }
    return value;
  }
}
