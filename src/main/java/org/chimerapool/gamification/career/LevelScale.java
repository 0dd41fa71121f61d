package org.chimerapool.gamification.career;

import org.chimerapool.gamification.Level;

/// Points for each day by the logarithm of its work, and levels that take more and more of them: a
/// machine with a hundred times the hashrate gets 20 points a day more, not a hundred times as
/// many.
///
/// For SHA-256d a day of a NerdMiner (78 kH/s) is worth 38 points, of a Bitaxe (1 TH/s) 109, of a
/// machine with 200 TH/s 132.
final class LevelScale {

  /// Work that is worth 3 points: 2²⁰ hashes where difficulty 1 takes 2³².
  private static final double UNIT = 1.0 / 4096;

  private static final double STEP = 25;

  private LevelScale() {}

  /// @param work of one day, difficulty-1 shares
  static double points(double work) {
    return 10 * Math.log10(1 + work / UNIT);
  }

  static Level at(double points) {
    int number = (int) Math.floor((1 + Math.sqrt(1 + 4 * points / STEP)) / 2);
    return new Level(number, points, from(number), from(number + 1));
  }

  /// Points at which a level begins: 0, 50, 150, 300, 500 …
  static double from(int number) {
    return STEP * number * (number - 1);
  }
}
