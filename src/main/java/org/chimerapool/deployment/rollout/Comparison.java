package org.chimerapool.deployment.rollout;

import java.util.Optional;

/// Two variants side by side.
///
/// @param success difference of the shares that succeeded, B less A, −1 to 1; empty where one of
/// them has no machine that is through
/// @param duration how many times as long B takes as A does; empty where there is too little
public record Comparison(Arm a, Arm b, Optional<Interval> success, Optional<Interval> duration) {

  /// @param machines assigned to it
  /// @param through those that succeeded or failed
  /// @param seconds middle duration of those that succeeded; 0 without one
  public record Arm(int machines, int through, int succeeded, double seconds) {}

  /// An estimate with its 95 % interval.
  public record Interval(double estimate, double low, double high) {

    /// Whether the interval leaves that value out.
    public boolean shows(double nothing) {
      return low > nothing || high < nothing;
    }
  }
}
