package org.chimerapool.pool.journal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
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
    @DefaultValue("16MB") DataSize segmentSize,
    @DefaultValue("50ms") Duration forceInterval,
    @DefaultValue("256MB") DataSize minFree,
    @DefaultValue("4GB") DataSize maxSize,
    @DefaultValue("2") @Min(0) @Max(1000) int keepSegments) {

  private static final DataSize SMALLEST_SEGMENT = DataSize.ofKilobytes(64);
  private static final DataSize LARGEST_SEGMENT = DataSize.ofMegabytes(1024);

  public JournalSettings {
    if (segmentSize.compareTo(SMALLEST_SEGMENT) < 0 || segmentSize.compareTo(LARGEST_SEGMENT) > 0) {
      throw new IllegalArgumentException(
          "chimera.journal.segment-size is %s, allowed are 64KB to 1GB".formatted(segmentSize));
    }
    if (!forceInterval.isPositive() || forceInterval.compareTo(Duration.ofSeconds(10)) > 0) {
      throw new IllegalArgumentException(
          "chimera.journal.force-interval is %s, allowed are 1ms to 10s".formatted(forceInterval));
    }
    if (maxSize.compareTo(segmentSize) < 0) {
      throw new IllegalArgumentException(
          "chimera.journal.max-size is %s, allowed is segment-size (%s) or more"
              .formatted(maxSize, segmentSize));
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
