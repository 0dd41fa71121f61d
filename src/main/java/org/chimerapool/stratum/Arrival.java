package org.chimerapool.stratum;

import java.time.Instant;
import java.util.Optional;
import org.chimerapool.pool.PoolId;

/// How far one connection came.
///
/// @param pool whose port it came to
/// @param tls whether TLS was agreed on
/// @param understood whether it sent a request that could be understood
/// @param subscribed whether it asked for work (`mining.subscribe`)
/// @param admitted the last name that was authorized; empty where none was
/// @param refused the last name that was refused, shortened; hostile text, empty where none was
/// @param end why it ended; empty while it is open
/// @param endedAt when it ended; empty while it is open
public record Arrival(
    Instant at,
    PoolId pool,
    boolean tls,
    boolean understood,
    boolean subscribed,
    String admitted,
    String refused,
    Optional<CloseReason> end,
    Optional<Instant> endedAt) {

  public boolean isOpen() {
    return end.isEmpty();
  }
}
