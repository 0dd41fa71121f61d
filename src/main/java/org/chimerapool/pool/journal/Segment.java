package org.chimerapool.pool.journal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The segment that is being appended to. Appending, forcing and closing each belong to one
/// thread at a time; [#end()] may be read by any.
final class Segment implements AutoCloseable {

  static final int HEADER_BYTES = 32;

  private final long number;
  private final Arena arena;
  private final MemorySegment memory;
  private volatile long end = HEADER_BYTES;
  private long forced;

  Segment(long number, Arena arena, MemorySegment memory) {
    this.number = number;
    this.arena = arena;
    this.memory = memory;
  }

  long number() {
    return number;
  }

  /// Behind the last whole record.
  long end() {
    return end;
  }

  /// @return false when the record does not fit any more
  boolean append(byte[] record) {
    long at = end;
    if (memory.byteSize() - at < record.length) {
      return false;
    }
    MemorySegment.copy(record, 0, memory, ValueLayout.JAVA_BYTE, at, record.length);
    end = at + record.length;
    return true;
  }

  /// Returns when everything appended before the call is on the disk.
  void force() {
    long upTo = end;
    if (upTo > forced) {
      memory.asSlice(forced, upTo - forced).force();
      forced = upTo;
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
