package org.chimerapool.kernel;

import java.time.Duration;

/// A part that can stop taking new work, finish what it has, and say when it is done.
public interface Drainable {

  /// Refuses new work and returns when what was taken is done, or after `deadline`.
  ///
  /// @return whether everything was finished in time
  boolean drain(Duration deadline) throws InterruptedException;
}
