package org.chimerapool.ui.refusals;

import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Target;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.AcceptedShares;
import org.chimerapool.pool.KeptShare;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolId;
import org.chimerapool.ui.access.OwnPools;
import org.chimerapool.ui.kit.PoolWish;
import org.springframework.stereotype.Component;

/// Finds one accepted share of a worker by its hash.
@Component
class ShareSearch {

  private final OwnPools pools;
  private final AcceptedShares shares;
  private final Clock clock;

  ShareSearch(OwnPools pools, AcceptedShares shares, Clock clock) {
    this.pools = pools;
    this.shares = shares;
    this.clock = clock;
  }

  /// What came of a search.
  sealed interface Outcome {

    /// The words cannot be searched for; the key says why.
    record Wrong(String key) implements Outcome {}

    record Nothing() implements Outcome {}

    /// @param target of its job: what the hash had to stay below
    record Found(KeptShare share, Target target) implements Outcome {}
  }

  /// @param user `address` or `address.rig`
  /// @param hash 64 hex digits, as block explorers show them or in the order of computation
  Outcome find(PoolWish wish, String user, String hash) {
    Optional<WorkerName> worker = WorkerName.parse(user.strip());
    if (worker.isEmpty()) {
      return new Outcome.Wrong("share.search.worker.wrong");
    }
    String digits = hash.strip().toLowerCase(Locale.ROOT);
    if (!digits.matches("[0-9a-f]{64}")) {
      return new Outcome.Wrong("share.search.hash.wrong");
    }
    Optional<Pool> asked = pools.find(wish);
    if (asked.isEmpty()) {
      return new Outcome.Nothing();
    }
    PoolId id = asked.get().description().id();
    Algorithm algorithm = asked.get().description().algorithm();
    return shares
        .find(id, worker.get(), Hash256.ofDisplayHex(digits), clock.instant())
        .or(
            () ->
                shares.find(
                    id,
                    worker.get(),
                    Hash256.ofBytes(HexFormat.of().parseHex(digits)),
                    clock.instant()))
        .<Outcome>map(share -> new Outcome.Found(share, algorithm.target(share.credited())))
        .orElseGet(Outcome.Nothing::new);
  }
}
