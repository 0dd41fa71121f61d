package org.chimerapool.deployment.insight;

import java.util.function.Consumer;
import org.chimerapool.kernel.Registration;

/// What runs now, read once for everybody who watches.
public interface LiveRuns {

  /// At most half a second old. May block on the database.
  Board now();

  /// Tells a new board whenever something on it has changed, at most twice a second, until the
  /// registration is closed. While nobody watches nothing is read.
  ///
  /// @param watcher must not block
  Registration watch(Consumer<Board> watcher);
}
