package org.chimerapool.stratum.session;

import java.time.Clock;
import org.chimerapool.pool.Pool;

/// What all connections share.
public record SessionServices(
    Pool pool,
    JobBoard board,
    Connections connections,
    SessionRegistry registry,
    Disconnector disconnector,
    Traffic traffic,
    SessionLimits limits,
    Clock clock) {}
