package org.chimerapool.stats;

import java.time.Instant;
import java.util.List;
import org.chimerapool.pool.PoolId;

/// When pools gave work, kept for later runs of the program. Blocks.
interface CoverageBook {

  /// The spans that reach beyond `from`, in the order of time. One that was not closed ends
  /// where it was last heard of.
  List<Coverage.Span> since(PoolId pool, Instant from);

  /// Notes that the span lasted at least until then.
  void keep(PoolId pool, Instant since, Instant until);
}
