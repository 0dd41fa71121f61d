package org.chimerapool.pool;

import java.util.concurrent.CompletableFuture;

/// Takes found blocks from the connections' threads: journals, submits and follows them on threads
/// of its own.
@FunctionalInterface
public interface BlockSink {

  /// Returns at once; must not throw.
  ///
  /// @return completes when the block and its credit are forced to the disk, with true; with false
  /// where neither the disk nor the chain took the block
  CompletableFuture<Boolean> found(FoundBlock block);
}
