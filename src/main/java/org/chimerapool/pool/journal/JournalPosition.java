package org.chimerapool.pool.journal;

import java.util.Comparator;

/// A place between two records of a journal.
///
/// @param offset in bytes from the start of the segment's file
public record JournalPosition(long segment, long offset) implements Comparable<JournalPosition> {

  private static final Comparator<JournalPosition> ORDER =
      Comparator.comparingLong(JournalPosition::segment).thenComparingLong(JournalPosition::offset);

  /// Before the first record of a segment.
  public static JournalPosition startOf(long segment) {
    return new JournalPosition(segment, Segment.HEADER_BYTES);
  }

  @Override
  public int compareTo(JournalPosition other) {
    return ORDER.compare(this, other);
  }
}
