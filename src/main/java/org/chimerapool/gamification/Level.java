package org.chimerapool.gamification;

/// How far a miner has come.
///
/// @param number 1 and more
/// @param points gathered in all
/// @param from points at which the level began
/// @param next points at which the next one begins
public record Level(int number, double points, double from, double next) {

  /// The way to the next level, 0 to 1.
  public double ratio() {
    return Math.clamp((points - from) / (next - from), 0, 1);
  }
}
