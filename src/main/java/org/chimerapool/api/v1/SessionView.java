package org.chimerapool.api.v1;

import java.time.Instant;
import java.util.List;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.SessionSummary;
import org.chimerapool.stratum.LiveSession;
import org.jspecify.annotations.Nullable;

/// A miner's open connection.
///
/// @param agent what its program calls itself; text of a stranger
record SessionView(
    long id,
    int pool,
    String address,
    String agent,
    String device,
    String dialect,
    List<String> workers,
    boolean tls,
    boolean proxied,
    double difficulty,
    long accepted,
    long refused,
    Instant connectedAt,
    @Nullable Instant lastShareAt,
    List<String> warnings) {

  static SessionView of(LiveSession session) {
    SessionSummary summary = session.summary();
    return new SessionView(
        session.id(),
        session.pool().value(),
        session.address().getHostAddress(),
        summary.agent(),
        session.device(),
        session.dialect(),
        summary.workers().stream().map(WorkerName::toString).toList(),
        session.tls(),
        session.proxied(),
        summary.difficulty().value(),
        session.accepted(),
        session.refused(),
        summary.origin().connectedAt(),
        session.lastShareAt(),
        session.warnings().stream().map(Names::of).sorted().toList());
  }
}
