package org.chimerapool.deployment.insight.past;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param linesFor how long the log of a run that has ended stays whole
/// @param runsFor how long a run that has ended is known at all
@Validated
@ConfigurationProperties("chimera.deployment.keep")
record KeepSettings(
    @DefaultValue("60d") @DurationMin(days = 1) @DurationMax(days = 3650) Duration linesFor,
    @DefaultValue("1825d") @DurationMin(days = 30) @DurationMax(days = 36500) Duration runsFor) {}
