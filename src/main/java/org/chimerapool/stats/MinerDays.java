package org.chimerapool.stats;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chimerapool.pool.PoolId;

/// What miners did by the day, from the database: at most two minutes behind on the running day,
/// exact on those before. Blocks: call it on a thread that may wait.
public interface MinerDays {

  /// Every miner with an accepted share on those days, by day and then by address.
  List<MinerDay> of(PoolId pool, LocalDate from, LocalDate toInclusive);

  /// As above, for one address.
  List<MinerDay> of(PoolId pool, String address, LocalDate from, LocalDate toInclusive);

  /// The first day with an accepted share; empty for a pool that has none.
  Optional<LocalDate> first(PoolId pool);
}
