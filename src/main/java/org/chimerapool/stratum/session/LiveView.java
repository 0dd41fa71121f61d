package org.chimerapool.stratum.session;

import java.time.Instant;
import org.chimerapool.pool.MinerSession;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.SessionCounts;
import org.chimerapool.stratum.LiveSession;
import org.jspecify.annotations.Nullable;

/// What other threads may see of a connection, and the way to say something to it.
final class LiveView {

  private static final String DIALECT = "bitcoin";

  private final long id;
  private final PoolId pool;
  private final Peer peer;
  private final MinerSession miner;
  private final StratumSession session;
  private volatile boolean extranonceSubscribed;
  private volatile @Nullable Instant lastRequestAt;

  LiveView(long id, PoolId pool, Peer peer, MinerSession miner, StratumSession session) {
    this.id = id;
    this.pool = pool;
    this.peer = peer;
    this.miner = miner;
    this.session = session;
  }

  long id() {
    return id;
  }

  PoolId pool() {
    return pool;
  }

  StratumSession session() {
    return session;
  }

  void requested(Instant now) {
    lastRequestAt = now;
  }

  void subscribeToExtranonce() {
    extranonceSubscribed = true;
  }

  boolean isExtranonceSubscribed() {
    return extranonceSubscribed;
  }

  LiveSession snapshot() {
    SessionCounts counts = miner.counts();
    return new LiveSession(
        id,
        pool,
        miner.summary(),
        peer.address().getAddress(),
        miner.device().device(),
        DIALECT,
        peer.tls(),
        peer.proxied(),
        extranonceSubscribed,
        miner.versionMask(),
        counts.accepted(),
        counts.refused(),
        counts.lastShareAt(),
        lastRequestAt,
        miner.warnings());
  }
}
