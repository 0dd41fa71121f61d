package org.chimerapool.onboarding;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How miners are told to reach the pool.
///
/// @param publicHost name or IP address that rigs connect to; empty for the one under which the
/// visitor reached the page
@Validated
@ConfigurationProperties("chimera.stratum")
record PublicHostSettings(
    @Pattern(regexp = "[A-Za-z0-9.:-]{0,253}") @DefaultValue("") String publicHost) {}
