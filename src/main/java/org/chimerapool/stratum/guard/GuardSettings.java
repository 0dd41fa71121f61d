package org.chimerapool.stratum.guard;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.chimerapool.kernel.Live;
import org.chimerapool.kernel.SettingsConflict;
import org.chimerapool.pool.AddressRange;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What the server bears from strangers, and when it has enough of them.
///
/// @param connections how fast they may connect
/// @param requests how fast one connection may ask
/// @param shares how many of a connection's shares may be bad
/// @param strikes when offences add up to a ban
/// @param lineTimeout time for one line from its first byte to its last, however steadily it
/// trickles
/// @param sendTimeout how long a miner may leave more than `chimera.stratum.send-queue` unread
/// @param maxWorkers names that one connection may authorize
/// @param failedAuthorizations refused names that are answered before the next one ends the
/// connection
/// @param trustLoopback whether this host's own connections are trusted
/// @param trusted addresses and ranges that are never banned and may connect and ask as fast as
/// they like
@Validated
@ConfigurationProperties("chimera.stratum.guard")
public record GuardSettings(
    @DefaultValue @Valid Connections connections,
    @DefaultValue @Valid Requests requests,
    @DefaultValue @Valid Shares shares,
    @DefaultValue @Valid Strikes strikes,
    @DurationMin(seconds = 1) @DurationMax(minutes = 10) @DefaultValue("20s") Duration lineTimeout,
    @DurationMin(seconds = 1) @DurationMax(minutes = 10) @DefaultValue("10s") Duration sendTimeout,
    @Min(1) @Max(10_000) @DefaultValue("256") int maxWorkers,
    @Live @Min(0) @Max(10_000) @DefaultValue("20") int failedAuthorizations,
    @Live @DefaultValue("true") boolean trustLoopback,
    @Live @DefaultValue List<String> trusted) {

  public GuardSettings {
    trusted = List.copyOf(trusted);
    trusted.forEach(
        range -> {
          try {
            AddressRange.parse(range);
          } catch (IllegalArgumentException e) {
            throw new SettingsConflict(
                "not-an-address-range",
                "chimera.stratum.guard.trusted",
                "chimera.stratum.guard.trusted: " + e.getMessage(),
                range);
          }
        });
  }

  /// The ranges that are trusted.
  List<AddressRange> trustedRanges() {
    return Stream.concat(
            trustLoopback ? Stream.of("127.0.0.0/8", "::1") : Stream.of(), trusted.stream())
        .map(AddressRange::parse)
        .toList();
  }

  /// @param perMinute new connections that one address may make in the long run
  /// @param burst that it may make at once: a farm behind one address comes back all together
  /// @param reserve percent of all connections that are kept for addresses which have sent good
  /// shares
  public record Connections(
      @Live @Min(1) @Max(1_000_000) @DefaultValue("600") int perMinute,
      @Live @Min(1) @Max(1_000_000) @DefaultValue("1024") int burst,
      @Live @Min(0) @Max(90) @DefaultValue("10") int reserve) {}

  /// @param perSecond requests of one connection in the long run; above it, it is read more slowly
  /// @param burst that it may make at once
  /// @param patience how long a connection may stay above it before it is closed
  public record Requests(
      @Live @Min(1) @Max(10_000_000) @DefaultValue("200") int perSecond,
      @Live @Min(1) @Max(10_000_000) @DefaultValue("2000") int burst,
      @Live @DurationMin(seconds = 1) @DurationMax(hours = 1) @DefaultValue("30s")
          Duration patience) {}

  /// @param invalid percent of bad shares from which something is done about a connection
  /// @param from shares that are judged before anything is done
  public record Shares(
      @Live @DecimalMin("1") @DecimalMax("100") @DefaultValue("50") double invalid,
      @Live @Min(10) @Max(1_000_000) @DefaultValue("60") int from) {}

  /// @param toBan strikes that make a ban; most offences count for one
  /// @param halfLife time in which what has added up becomes half of it
  public record Strikes(
      @Live @DecimalMin("1") @DecimalMax("1000") @DefaultValue("3") double toBan,
      @Live @DurationMin(seconds = 10) @DurationMax(days = 7) @DefaultValue("10m")
          Duration halfLife) {}
}
