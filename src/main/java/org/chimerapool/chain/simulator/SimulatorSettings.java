package org.chimerapool.chain.simulator;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The simulated chain.
///
/// @param enabled whether there is a simulated chain at all
/// @param blockInterval the time between blocks that the retarget aims at
/// @param startingBits the target of the first blocks in compact form, 8 hex digits; the default
///     is met after 10 million hashes on average. Has no effect on a chain that already exists
/// @param rivalShare part of all blocks that the rest of the network finds, 0 turns it off
/// @param maturity confirmations after which a block counts as settled
/// @param transactionsPerBlock how many made-up transactions a template holds on average
/// @param refresh how often templates take up new transactions
/// @param keptBlocks how many blocks are kept in memory and on disk; at a start, older ones are
///     dropped when there are twice as many
/// @param seed of everything made up
@Validated
@ConfigurationProperties("chimera.simulator")
record SimulatorSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("60s") @DurationMin(seconds = 1) @DurationMax(hours = 1) Duration blockInterval,
    @DefaultValue("1e01a900")
        @Pattern(regexp = "[0-9a-f]{8}", message = "must be 8 lower-case hex digits")
        String startingBits,
    @DefaultValue("0.1") @DecimalMin("0") @DecimalMax("0.9") double rivalShare,
    @DefaultValue("10") @Min(1) @Max(1000) int maturity,
    @DefaultValue("8") @Min(0) @Max(1000) int transactionsPerBlock,
    @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(hours = 1) Duration refresh,
    @DefaultValue("100000") @Min(1000) @Max(1000000) int keptBlocks,
    @DefaultValue("0") long seed) {

  int startingCompact() {
    return Integer.parseUnsignedInt(startingBits, 16);
  }
}
