package org.chimerapool.gamification.career;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.chimerapool.gamification.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelScaleTest {

  @ParameterizedTest
  @CsvSource({"0, 1", "49.9, 1", "50, 2", "149.9, 2", "150, 3", "2250, 10", "2249.9, 9"})
  void takesMoreAndMorePointsForALevel(double points, int level) {
    assertThat(LevelScale.at(points).number()).isEqualTo(level);
  }

  /// Hashes of one day over 2^32.
  @ParameterizedTest
  @CsvSource({"78e3, 38", "1e12, 109", "200e12, 132"})
  void isKindToSmallMiners(double hashrate, double points) {
    double work = hashrate * 86_400 / 0x1p32;

    assertThat(LevelScale.points(work)).isCloseTo(points, within(0.7));
  }

  @Test
  void givesNothingForNothing() {
    assertThat(LevelScale.points(0)).isZero();
  }

  @Test
  void tellsTheWayToTheNextLevel() {
    Level level = LevelScale.at(100);

    assertThat(level.number()).isEqualTo(2);
    assertThat(level.ratio()).isEqualTo(0.5);
  }
}
