package org.chimerapool.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DiskForecastTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final long GIGA = 1_000_000_000L;

  @Test
  void namesTheDayOnWhichASteadyLossEnds() {
    // 100 GB, one less each hour: after 24 looks of ten minutes 96 are left.
    DiskForecast forecast = DiskForecast.of(looks(25, look -> 100 * GIGA - look * GIGA / 6));

    assertThat(forecast)
        .isInstanceOfSatisfying(
            DiskForecast.Filling.class,
            filling -> {
              assertThat(filling.earliest()).isBetween(Duration.ofHours(95), Duration.ofHours(97));
              assertThat(filling.latest().orElseThrow())
                  .isBetween(Duration.ofHours(95), Duration.ofHours(97));
            });
  }

  @Test
  void widensTheRangeWhereTheLossIsUneven() {
    DiskForecast forecast =
        DiskForecast.of(looks(25, look -> 100 * GIGA - look * GIGA / 6 + look % 3 * GIGA));

    assertThat(forecast)
        .isInstanceOfSatisfying(
            DiskForecast.Filling.class,
            filling ->
                assertThat(filling.earliest())
                    .isLessThan(Duration.ofHours(90))
                    .isLessThan(filling.latest().orElse(Duration.ofDays(999))));
  }

  @Test
  void expectsNothingOfADiskThatOnlyBreathes() {
    assertThat(DiskForecast.of(looks(40, look -> 100 * GIGA + look % 4 * GIGA)))
        .isEqualTo(new DiskForecast.Steady());
    assertThat(DiskForecast.of(looks(40, look -> 100 * GIGA))).isEqualTo(new DiskForecast.Steady());
    assertThat(DiskForecast.of(looks(40, look -> 100 * GIGA + look * GIGA)))
        .isEqualTo(new DiskForecast.Steady());
  }

  @Test
  void saysNothingBeforeAnHourHasBeenWatched() {
    assertThat(DiskForecast.of(List.of())).isEqualTo(new DiskForecast.TooEarly());
    assertThat(DiskForecast.of(looks(5, look -> 100 * GIGA - look * GIGA)))
        .isEqualTo(new DiskForecast.TooEarly());
  }

  /// One every ten minutes.
  private static List<DiskForecast.Look> looks(int count, LongUnaryOperator free) {
    return LongStream.range(0, count)
        .mapToObj(
            look ->
                new DiskForecast.Look(
                    START.plus(Duration.ofMinutes(10 * look)), free.applyAsLong(look)))
        .toList();
  }
}
