package org.chimerapool.deployment.spi;

import java.time.Instant;

/// What a gate is asked.
///
/// @param subject what it is to look at, one of the gate's subjects such as the
/// name of a pool; empty for all
/// @param limit the figure that decides, in the gate's own unit
/// @param since when the first machine of the stage was begun
public record GateQuestion(String subject, double limit, Instant since, Instant now) {}
