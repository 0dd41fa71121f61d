package org.chimerapool.gamification;

import java.util.Arrays;

/// Miners of like size, so that they compete with their own kind: by the median of their daily
/// work, counted in difficulty-1 shares, which makes the bounds good for every algorithm. Examples
/// are for SHA-256d.
public enum SizeClass {
  /// Less than about 100 MH/s: microcontrollers, processors.
  NANO(0),
  /// Up to about 100 GH/s: sticks.
  MICRO(2e3),
  /// Up to about 10 TH/s: Bitaxe and its kin.
  SMALL(2e6),
  /// Up to about 60 TH/s: heaters, older machines.
  MEDIUM(2e8),
  /// Up to about 2 PH/s: one modern machine and more.
  LARGE(1.2e9),
  FARM(4e10);

  private final double fromDailyWork;

  SizeClass(double fromDailyWork) {
    this.fromDailyWork = fromDailyWork;
  }

  public static SizeClass of(double dailyWork) {
    return Arrays.stream(values())
        .filter(size -> dailyWork >= size.fromDailyWork)
        .reduce(NANO, (smaller, greater) -> greater);
  }

  /// The least daily work of its members, difficulty-1 shares.
  public double fromDailyWork() {
    return fromDailyWork;
  }
}
