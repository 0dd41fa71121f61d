package org.chimerapool.pool.journal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.chimerapool.kernel.Live;
import org.chimerapool.kernel.SettingsConflict;
import org.chimerapool.kernel.SizeRange;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// @param segmentSize of one file; it takes this room from the moment it is made
/// @param forceInterval how often what was appended is forced to the disk, all of it at once
/// @param minFree room that must be left on the disk; below it shares are refused
/// @param maxSize of all segments together; above it shares are refused
/// @param keepSegments copied segments that are kept nevertheless, for people who must look back
@Validated
@ConfigurationProperties("chimera.journal")
public record JournalSettings(
    @SizeRange(min = "64KB", max = "1GB") @DefaultValue("16MB") DataSize segmentSize,
    @DurationMin(millis = 1) @DurationMax(seconds = 10) @DefaultValue("50ms")
        Duration forceInterval,
    @Live @SizeRange(min = "1MB", max = "1TB") @DefaultValue("256MB") DataSize minFree,
    @Live @SizeRange(min = "64KB", max = "16TB") @DefaultValue("4GB") DataSize maxSize,
    @Live @DefaultValue("2") @Min(0) @Max(1000) int keepSegments) {

  public JournalSettings {
    if (maxSize.compareTo(segmentSize) < 0) {
      throw new SettingsConflict(
          "journal-smaller-than-segment",
          "chimera.journal.max-size",
          "chimera.journal.max-size is %s, allowed is segment-size (%s) or more"
              .formatted(maxSize, segmentSize),
          segmentSize);
    }
  }

  /// What holds where nothing is set.
  static JournalSettings defaults() {
    return new JournalSettings(
        DataSize.ofMegabytes(16),
        Duration.ofMillis(50),
        DataSize.ofMegabytes(256),
        DataSize.ofGigabytes(4),
        2);
  }
}
