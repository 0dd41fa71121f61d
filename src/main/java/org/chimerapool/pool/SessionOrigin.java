package org.chimerapool.pool;

import java.time.Instant;

/// Where a connection comes from.
///
/// @param remote address and port as text, for people to read
public record SessionOrigin(String remote, boolean loopback, Instant connectedAt) {}
