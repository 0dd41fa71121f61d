package org.chimerapool.stratum.session;

import java.time.Instant;
import java.util.Optional;
import org.chimerapool.pool.PoolId;
import org.chimerapool.stratum.Arrival;
import org.chimerapool.stratum.CloseReason;
import org.jspecify.annotations.Nullable;

/// How far one connection has come. Written by its thread a few times in its life, read by any.
final class ArrivalNote {

  private static final int MAX_NAME = 120;

  private final PoolId pool;
  private final Instant at;
  private volatile boolean tls;
  private volatile boolean understood;
  private volatile boolean subscribed;
  private volatile String admitted = "";
  private volatile String refused = "";
  private volatile @Nullable Instant endedAt;
  private volatile @Nullable CloseReason end;

  ArrivalNote(PoolId pool, Instant at) {
    this.pool = pool;
    this.at = at;
  }

  void understood(boolean overTls) {
    tls = overTls;
    understood = true;
  }

  void subscribed() {
    subscribed = true;
  }

  void admitted(String user) {
    admitted = shortened(user);
  }

  void refused(String user) {
    refused = shortened(user);
  }

  void ended(CloseReason reason, boolean overTls, Instant now) {
    tls |= overTls;
    endedAt = now;
    end = reason;
  }

  Arrival snapshot() {
    Optional<CloseReason> reason = Optional.ofNullable(end);
    return new Arrival(
        at,
        pool,
        tls,
        understood,
        subscribed,
        admitted,
        refused,
        reason,
        reason.flatMap(known -> Optional.ofNullable(endedAt)));
  }

  private static String shortened(String user) {
    return user.length() <= MAX_NAME ? user : user.substring(0, MAX_NAME) + "…";
  }
}
