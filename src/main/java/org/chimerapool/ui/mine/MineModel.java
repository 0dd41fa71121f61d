package org.chimerapool.ui.mine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chimerapool.identity.FollowedWorker;
import org.chimerapool.identity.OwnedAddress;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.stats.MinerFigures;
import org.chimerapool.stats.WorkerFigures;
import org.chimerapool.ui.kit.Reading;

/// What a miner's account shows.
///
/// @param sums one for each coin
/// @param workers of all addresses, those that are followed first
/// @param coins that may be followed here
record MineModel(
    Instant now,
    Reading<List<Line>> lines,
    List<Sum> sums,
    List<Rig> workers,
    List<PoolDescription> coins) {

  /// @param pool where it mines or would; empty where no pool of the coin runs
  /// @param figures empty while it has not been seen
  /// @param perSecond hashes of all its rigs in a second
  record Line(
      OwnedAddress address,
      Optional<PoolDescription> pool,
      Optional<MinerFigures> figures,
      double perSecond) {}

  /// All addresses of one pool together. Only rates of one algorithm may be added.
  record Sum(PoolDescription pool, double perSecond, int workers, int mining, long shares) {}

  record Rig(PoolDescription pool, WorkerFigures worker, boolean followed) {}

  static boolean isFollowed(Set<FollowedWorker> followed, PoolDescription pool, WorkerFigures one) {
    return followed.contains(new FollowedWorker(pool.chain().coin(), one.worker()));
  }
}
