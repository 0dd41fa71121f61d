package org.chimerapool.deployment.executor;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param sshStarts how many hosts are logged in to at the same time
@Validated
@ConfigurationProperties("chimera.deployment.executor")
record ExecutorSettings(@DefaultValue("8") @Min(1) @Max(100) int sshStarts) {}
