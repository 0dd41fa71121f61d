package org.chimerapool.deployment.engine;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param linkLife how long a link for a machine can be used for the first time
/// @param lostAfter how long nothing may be heard of a machine until its run is called lost
/// @param abandonedAfter how long a lost machine is waited for
@Validated
@ConfigurationProperties("chimera.deployment")
record DeploymentSettings(
    @DefaultValue("24h") @DurationMin(minutes = 1) @DurationMax(days = 30) Duration linkLife,
    @DefaultValue("60s") @DurationMin(seconds = 10) @DurationMax(hours = 1) Duration lostAfter,
    @DefaultValue("48h") @DurationMin(minutes = 10) @DurationMax(days = 30)
        Duration abandonedAfter) {

  RunPatience patience() {
    return new RunPatience(lostAfter, abandonedAfter);
  }
}
