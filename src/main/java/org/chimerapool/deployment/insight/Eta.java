package org.chimerapool.deployment.insight;

import java.time.Duration;

/// How much longer a run takes, from how long others of its recipe took.
///
/// @param likely by the median of each phase
/// @param soonest by the faster tenth, and `latest` by the slower one
/// @param sample runs that it is taken from
public record Eta(Duration likely, Duration soonest, Duration latest, int sample) {}
