package org.chimerapool.ui.pools;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chimerapool.pool.PoolEntry;
import org.chimerapool.stats.PoolPulse;
import org.chimerapool.ui.kit.Answer;
import org.chimerapool.ui.kit.Problem;
import org.chimerapool.ui.kit.Reading;

/// Every pool that is stored.
///
/// @param problems of those that cannot run as they should
record PoolsModel(
    Instant now, Answer answer, List<Problem> problems, Reading<List<PoolLine>> pools) {

  /// @param coin its name, the ticker where the program does not know it
  /// @param pulse empty while it does not run
  record PoolLine(PoolEntry entry, String coin, boolean simulated, Optional<PoolPulse> pulse) {}
}
