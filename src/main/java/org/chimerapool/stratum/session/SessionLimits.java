package org.chimerapool.stratum.session;

import java.time.Duration;

/// How much patience a connection meets with.
///
/// @param firstMessage time for the first request that can be understood
/// @param idle time without any request
/// @param malformedLines that are answered before the next one ends the connection
/// @param versionMask version bits that miners may roll
public record SessionLimits(
    Duration firstMessage, Duration idle, int malformedLines, int versionMask) {}
