package org.chimerapool.stats;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of the figures.
///
/// @param maxWorkers how many workers of a pool have live figures; beyond it the rarest are
///     forgotten, their shares still count
@Validated
@ConfigurationProperties("chimera.stats")
record StatsSettings(@Min(100) @Max(1_000_000) @DefaultValue("20000") int maxWorkers) {}
