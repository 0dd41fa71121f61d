package org.chimerapool.stratum;

import org.chimerapool.pool.PoolId;

/// What goes on at one pool's port.
///
/// @param port that miners connect to; 0 while it is closed
/// @param connections that are open, whether they mine yet or not
/// @param requests understood since the pool was started
/// @param malformedLines that could not be understood since then
public record PoolTraffic(
    PoolId pool, int port, int connections, long requests, long malformedLines) {}
