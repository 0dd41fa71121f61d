package org.chimerapool.identity;

import java.time.Duration;

/// The answer of [RequestLimits].
///
/// @param granted whether it may be done
/// @param quota how many may be done in a window
/// @param window the time that the quota is for
/// @param left how many are left now
/// @param retryAfter until one is granted again; zero where this one was
public record Allowance(
    boolean granted, long quota, Duration window, long left, Duration retryAfter) {}
