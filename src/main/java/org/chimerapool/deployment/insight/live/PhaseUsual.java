package org.chimerapool.deployment.insight.live;

/// How long a phase takes, in seconds, by runs that succeeded.
///
/// @param p10 nine of ten took longer
/// @param p90 one of ten took longer
record PhaseUsual(double p10, double median, double p90, int sample) {}
