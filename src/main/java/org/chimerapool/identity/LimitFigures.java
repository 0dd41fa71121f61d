package org.chimerapool.identity;

import java.time.Duration;

/// How one limit is used.
///
/// @param quota how many in a window for each that is counted
/// @param counted networks, tokens or accounts that are being counted now
/// @param granted since the program started
/// @param refused since the program started
public record LimitFigures(
    RateLimit limit, long quota, Duration window, long counted, long granted, long refused) {}
