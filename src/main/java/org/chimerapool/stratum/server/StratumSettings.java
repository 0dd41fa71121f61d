package org.chimerapool.stratum.server;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
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
    @DefaultValue("8KB") DataSize maxLine,
    @Min(1) @DefaultValue("50000") int maxConnections,
    @Min(1) @DefaultValue("1024") int maxConnectionsPerAddress,
    @DurationMin(seconds = 1) @DefaultValue("15s") Duration firstMessageTimeout,
    @DurationMin(seconds = 10) @DefaultValue("10m") Duration idleTimeout,
    @DefaultValue("256KB") DataSize sendQueue,
    @Min(0) @DefaultValue("3") int malformedLines,
    @Pattern(regexp = "[0-9a-fA-F]{8}") @DefaultValue("1fffe000") String versionMask) {

  private static final DataSize SHORTEST_LINE = DataSize.ofBytes(512);
  private static final DataSize LONGEST_LINE = DataSize.ofMegabytes(1);
  private static final DataSize SMALLEST_QUEUE = DataSize.ofKilobytes(16);
  private static final DataSize LARGEST_QUEUE = DataSize.ofMegabytes(64);

  StratumSettings {
    if (maxLine.compareTo(SHORTEST_LINE) < 0 || maxLine.compareTo(LONGEST_LINE) > 0) {
      throw new IllegalArgumentException(
          "chimera.stratum.max-line is %s, allowed are 512B to 1MB".formatted(maxLine));
    }
    if (sendQueue.compareTo(SMALLEST_QUEUE) < 0 || sendQueue.compareTo(LARGEST_QUEUE) > 0) {
      throw new IllegalArgumentException(
          "chimera.stratum.send-queue is %s, allowed are 16KB to 64MB".formatted(sendQueue));
    }
  }

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
