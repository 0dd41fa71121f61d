package org.chimerapool.deployment.rollout.keep;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param atOnce most runs of all rollouts at the same time
@Validated
@ConfigurationProperties("chimera.deployment.rollouts")
record RolloutSettings(@DefaultValue("100") @Min(1) @Max(2000) int atOnce) {}
