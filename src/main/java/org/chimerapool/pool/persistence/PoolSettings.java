package org.chimerapool.pool.persistence;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.SettingsConflict;
import org.chimerapool.pool.ResumePolicy;
import org.chimerapool.pool.vardiff.VardiffPolicy;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How pools are run.
///
/// @param payoutAddress where block rewards go; empty is enough for a simulated chain, whose
/// coins
///     are worthless
/// @param tag what names the pool in the coinbase of its blocks
/// @param instance the number that this process would rather have among those over the same
/// database; null where it does not mind
/// @param resume who may come back to a session
/// @param vardiff how hard the work of a connection is
@Validated
@ConfigurationProperties("chimera.pool")
record PoolSettings(
    @DefaultValue("") String payoutAddress,
    @DefaultValue("/Chimera/")
        @Pattern(regexp = "[ -~]{1,32}", message = "must be 1 to 32 printable ASCII characters")
        String tag,
    @Min(0) @Max(255) @Nullable Integer instance,
    @DefaultValue @Valid Resume resume,
    @DefaultValue @Valid Vardiff vardiff) {

  /// @param window how long a miner that lost its connection may come back to its session
  /// @param maxSessions of a pool that are kept for it; the oldest makes room
  record Resume(
      @DefaultValue("5m") @DurationMin(seconds = 0) @DurationMax(hours = 24) Duration window,
      @DefaultValue("10000") @Min(0) @Max(1_000_000) int maxSessions) {

    ResumePolicy policy() {
      return new ResumePolicy(window, maxSessions);
    }
  }

  /// @param start difficulty of a new connection
  /// @param min never below this
  /// @param max never above this
  /// @param interval wanted time between two shares of a connection
  /// @param retarget how long a connection is watched before its difficulty is looked at again
  record Vardiff(
      @DefaultValue("1e-5") @Positive double start,
      @DefaultValue("1e-7") @Positive double min,
      @DefaultValue("1e12") @Positive double max,
      @DefaultValue("5s") @DurationMin(millis = 100) Duration interval,
      @DefaultValue("60s") @DurationMin(seconds = 1) Duration retarget) {

    Vardiff {
      if (min > max) {
        throw new SettingsConflict(
            "vardiff-limits-crossed",
            "chimera.pool.vardiff.max",
            "chimera.pool.vardiff.max is %s, allowed is min (%s) or more".formatted(max, min),
            min);
      }
    }

    VardiffPolicy policy() {
      return new VardiffPolicy(
          Difficulty.of(Math.clamp(start, min, max)),
          Difficulty.of(min),
          Difficulty.of(max),
          interval,
          retarget);
    }
  }
}
