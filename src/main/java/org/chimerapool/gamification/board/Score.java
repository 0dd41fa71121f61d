package org.chimerapool.gamification.board;

import org.chimerapool.stats.MinerDay;

/// What one entry did within a span of days.
///
/// @param work difficulty-1 shares
/// @param minutes with shares, but for the miner's very first day, of which nobody knows how much
/// there was
/// @param luck sum over `luckDays` of the logarithm of each day's luck
public record Score(
    double work, long shares, long minutes, double best, int days, double luck, int luckDays) {

  public static final Score NONE = new Score(0, 0, 0, 0, 0, 0, 0);

  /// A day's best hash says nothing when it is one of a few.
  static final long LUCK_SHARES = 50;

  /// The mean of -ln(x) where x has the exponential distribution, which is that of the work done
  /// over the difficulty of its best hash.
  static final double EULER = 0.5772156649015329;

  /// @param first the miner's very first day
  public Score plus(MinerDay day, boolean first) {
    boolean tells = day.shares() >= LUCK_SHARES && day.work() > 0;
    double top = day.best().value();
    return new Score(
        work + day.work(),
        shares + day.shares(),
        minutes + (first ? 0 : day.activeMinutes()),
        Math.max(best, top),
        days + 1,
        luck + (tells ? Math.log(top / day.work()) - EULER : 0),
        luckDays + (tells ? 1 : 0));
  }

  /// Two addresses as one entry: it is up when either is.
  public Score and(Score other) {
    return new Score(
        work + other.work,
        shares + other.shares,
        Math.max(minutes, other.minutes),
        Math.max(best, other.best),
        Math.max(days, other.days),
        luck + other.luck,
        luckDays + other.luckDays);
  }
}
