package org.chimerapool.chain.adapter.bitcoin;

import java.time.Duration;
import org.chimerapool.kernel.Live;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How nodes of the Bitcoin family are watched.
///
/// @param poll pause between two looks at each node
/// @param patience how long work goes on while no node is good
/// @param hold how long work stays on a block when every node that had it has fallen silent
/// @param refresh the age at which a template is asked for anew
@Validated
@ConfigurationProperties("chimera.nodes")
record BitcoinSettings(
    @DefaultValue("300ms") @DurationMin(millis = 50) @DurationMax(minutes = 1) Duration poll,
    @Live @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(minutes = 10)
        Duration patience,
    @Live @DefaultValue("10s") @DurationMin(millis = 0) @DurationMax(minutes = 10) Duration hold,
    @Live @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration refresh) {

  NodeTiming timing() {
    return NodeTiming.USUAL.with(poll, patience, refresh, hold);
  }
}
