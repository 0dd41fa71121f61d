package org.chimerapool.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.chimerapool.pool.job.ExtranonceAllocator;

/// The extranonces that one connection holds: the one for its next job, and earlier ones as long as
/// a job that was given with them may still bring shares. Belongs to the connection's thread.
final class HeldExtranonces {

  /// Moves that may be under way at the same time.
  private static final int MAX_EARLIER = 8;

  private final ExtranonceAllocator allocator;
  private final List<byte[]> earlier = new ArrayList<>();
  private byte[] current;

  private HeldExtranonces(ExtranonceAllocator allocator, byte[] first) {
    this.allocator = allocator;
    this.current = first;
  }

  /// Empty when none is free.
  static Optional<HeldExtranonces> lease(ExtranonceAllocator allocator) {
    return allocator.lease().map(first -> new HeldExtranonces(allocator, first));
  }

  /// Not to be changed.
  byte[] current() {
    return current;
  }

  /// Takes a new one before the old one is given back.
  ///
  /// @return false when none is free, or too many moves are under way
  boolean move() {
    if (earlier.size() >= MAX_EARLIER) {
      return false;
    }
    Optional<byte[]> fresh = allocator.lease();
    fresh.ifPresent(
        next -> {
          earlier.add(current);
          current = next;
        });
    return fresh.isPresent();
  }

  /// Gives back the earlier ones that are no longer `used`.
  void letGo(Predicate<byte[]> used) {
    earlier.removeIf(
        extranonce1 -> {
          boolean free = !used.test(extranonce1);
          if (free) {
            allocator.release(extranonce1);
          }
          return free;
        });
  }

  /// Gives all of them back. Nothing may be done with this afterwards.
  void release() {
    letGo(_ -> false);
    allocator.release(current);
  }
}
