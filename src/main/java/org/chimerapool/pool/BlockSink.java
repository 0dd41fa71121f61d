package org.chimerapool.pool;

/// Takes found blocks from the connections' threads: journals, submits and follows them on a thread
/// of its own.
@FunctionalInterface
public interface BlockSink {

  /// Returns at once; must not throw.
  void found(FoundBlock block);
}
