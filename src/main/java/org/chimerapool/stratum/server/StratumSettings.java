package org.chimerapool.stratum.server;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.chimerapool.kernel.Live;
import org.chimerapool.kernel.SizeRange;
import org.chimerapool.stratum.guard.BasicLimits;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// How miners are let in.
///
/// @param bind address to listen on; `0.0.0.0` is every IPv4 one
/// @param port TCP port to listen on; 0 takes any that is free
/// @param maxLine bytes that one line may have
/// @param maxConnections open at the same time
/// @param maxConnectionsPerAddress open at the same time from one IP address
/// @param firstMessageTimeout time for a new connection's first request
/// @param idleTimeout time without any request after which a connection is closed
/// @param sendQueue what a miner may leave unread before it is let go
/// @param malformedLines that are answered before the next one ends the connection
/// @param versionMask version bits that miners may roll (BIP 320), hex
@Validated
@ConfigurationProperties("chimera.stratum")
record StratumSettings(
    @NotBlank @DefaultValue("0.0.0.0") String bind,
    @Min(0) @Max(65535) @DefaultValue("3333") int port,
    @SizeRange(min = "512B", max = "1MB") @DefaultValue("8KB") DataSize maxLine,
    @Live @Min(1) @Max(1_000_000) @DefaultValue("50000") int maxConnections,
    @Live @Min(1) @Max(1_000_000) @DefaultValue("1024") int maxConnectionsPerAddress,
    @DurationMin(seconds = 1) @DefaultValue("15s") Duration firstMessageTimeout,
    @DurationMin(seconds = 10) @DefaultValue("10m") Duration idleTimeout,
    @SizeRange(min = "16KB", max = "64MB") @DefaultValue("256KB") DataSize sendQueue,
    @Min(0) @DefaultValue("3") int malformedLines,
    @Pattern(regexp = "[0-9a-fA-F]{8}") @DefaultValue("1fffe000") String versionMask) {

  /// Those that the guard shows and keeps.
  BasicLimits basicLimits() {
    return new BasicLimits(
        Math.toIntExact(maxLine.toBytes()),
        Math.toIntExact(sendQueue.toBytes()),
        maxConnections,
        maxConnectionsPerAddress,
        firstMessageTimeout,
        idleTimeout,
        malformedLines);
  }
}
