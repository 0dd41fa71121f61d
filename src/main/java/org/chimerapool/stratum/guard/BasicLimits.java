package org.chimerapool.stratum.guard;

import java.time.Duration;

/// The limits that stand beside the port's own settings.
public record BasicLimits(
    int maxLine,
    int sendQueue,
    int connections,
    int connectionsPerAddress,
    Duration firstMessage,
    Duration idle,
    int malformedLines) {}
