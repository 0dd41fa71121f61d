package org.chimerapool.stratum.session;

import java.time.Duration;

/// How much patience a connection meets with.
///
/// @param firstMessage time for the first request that can be understood
/// @param idle time without any request
/// @param line time for one line from its first byte to its last
/// @param send time that more than the send queue may lie unread
/// @param malformedLines that are answered before the next one ends the connection
/// @param workers names on one connection
/// @param versionMask version bits that miners may roll
public record SessionLimits(
    Duration firstMessage,
    Duration idle,
    Duration line,
    Duration send,
    int malformedLines,
    int workers,
    int versionMask) {}
