package org.chimerapool.stratum;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Set;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.SessionSummary;
import org.chimerapool.pool.SessionWarning;
import org.jspecify.annotations.Nullable;

/// One connected miner as it is shown to an operator.
///
/// @param id of the connection, unique while the process lives
/// @param address the miner's own, also where a proxy stands in between
/// @param device what the device rules call it
/// @param dialect of Stratum that is spoken
/// @param proxied whether a trusted proxy said where the miner is
/// @param extranonceSubscribed whether the miner said that its extranonce may change
/// @param versionMask version bits that it may roll, 0 where none
/// @param accepted shares since it connected
/// @param refused shares since it connected
/// @param lastShareAt its last accepted share; null before the first
/// @param lastRequestAt its last request; null before the first
/// @param warnings what an operator should know about it
/// @param warnings what an operator should know about it
public record LiveSession(
    long id,
    PoolId pool,
    SessionSummary summary,
    InetAddress address,
    String device,
    String dialect,
    boolean tls,
    boolean proxied,
    boolean extranonceSubscribed,
    int versionMask,
    long accepted,
    long refused,
    @Nullable Instant lastShareAt,
    @Nullable Instant lastRequestAt,
    Set<SessionWarning> warnings) {

  public LiveSession {
    warnings = Set.copyOf(warnings);
  }
}
