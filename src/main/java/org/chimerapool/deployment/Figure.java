package org.chimerapool.deployment;

import java.time.Instant;

/// What a run measured, kept with it.
///
/// @param name letters, digits, dots, hyphens, underscores
/// @param unit may be empty
/// @param step the step that measured it
/// @param at by the machine's clock
public record Figure(long run, String name, double value, String unit, int step, Instant at) {}
