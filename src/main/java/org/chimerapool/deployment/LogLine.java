package org.chimerapool.deployment;

import java.time.Instant;

/// One line of a run's log.
///
/// @param seq from 1, without gaps; the order of the log
/// @param at by the machine's clock, which may be wrong
/// @param step place of its step in the recipe; -1 outside of all steps
/// @param text as the machine sent it: control characters replaced, anything else may be in it
public record LogLine(long seq, Instant at, int step, LogLevel level, String text) {}
