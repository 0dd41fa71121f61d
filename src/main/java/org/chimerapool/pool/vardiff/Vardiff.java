package org.chimerapool.pool.vardiff;

import java.time.Duration;
import java.time.Instant;
import org.chimerapool.kernel.Difficulty;

/// The difficulty of one connection and what was seen since it was last looked at. Immutable.
///
/// Difficulty follows the work done per second. It moves by powers of two, which every device
/// takes. It stays where it is while the share rate lies between half and twice the wanted one
/// (hysteresis), and while a rate beyond that may still be chance: shares are a Poisson process, so
/// the count has to be off by [#SIGMAS] times its own spread. A connection that sends
/// [#FAST_SHARES] shares at eight times the wanted rate is raised at once, by no more than
/// [#MAX_RISE] in one step because a burst may be one of the network's making; one that sends
/// nothing is lowered by steps, once its silence can hardly be chance.
///
/// A look that comes with the n-th share, rather than when its time has come, would on average find
/// n shares too many by one: the share that ends the time watched is not counted then. Otherwise
/// every start would seem faster than it is.
///
/// @param since when watching began
/// @param shares accepted since then
/// @param work sum of their credited difficulty
public record Vardiff(Difficulty difficulty, Instant since, int shares, double work) {

  private static final int FAST_SHARES = 8;
  private static final double FAST_FACTOR = 8;
  private static final double DEAD_BAND = 2;
  private static final double IDLE_STEP = 0.25;
  private static final double MAX_RISE = 64;
  private static final double SIGMAS = 3;

  /// Shares that must have been due before none at all is taken for silence: less than one chance
  /// in a hundred.
  private static final double SILENT_SHARES = 5;

  /// After that many looks without a change, watching begins anew, if so many shares were due that
  /// half of them would have been seen to be too few.
  private static final int MAX_LOOKS = 4;

  private static final double ENOUGH_SHARES = 40;

  public static Vardiff start(Difficulty difficulty, Instant now) {
    return new Vardiff(difficulty, now, 0, 0);
  }

  /// After an accepted share that was credited with `credited`.
  public Vardiff afterShare(Difficulty credited, Instant now, VardiffPolicy policy) {
    if (now.isBefore(since)) {
      return start(difficulty, now);
    }
    Vardiff seen = new Vardiff(difficulty, since, shares + 1, work + credited.value());
    double elapsed = seconds(now);
    double due = elapsed / seconds(policy.interval());
    boolean fast = seen.shares >= FAST_SHARES && shares > due * FAST_FACTOR;
    if (!fast && elapsed < seconds(policy.retarget())) {
      return seen;
    }
    return seen.retarget(fast ? work : seen.work, elapsed, now, policy);
  }

  /// Called now and then, so that a connection that fell silent is given easier work.
  public Vardiff afterSilence(Instant now, VardiffPolicy policy) {
    if (now.isBefore(since)) {
      return start(difficulty, now);
    }
    double elapsed = seconds(now);
    if (elapsed < seconds(policy.retarget())) {
      return this;
    }
    if (shares > 0) {
      return retarget(work, elapsed, now, policy);
    }
    return elapsed < SILENT_SHARES * seconds(policy.interval())
        ? this
        : start(clamp(difficulty.value() * IDLE_STEP, policy), now);
  }

  private Vardiff retarget(double done, double elapsed, Instant now, VardiffPolicy policy) {
    double came = done / difficulty.value();
    double due = Math.max(elapsed, 0.001) / seconds(policy.interval());
    double ratio = came / due;
    boolean far = ratio <= 1 / DEAD_BAND || ratio >= DEAD_BAND;
    if (far && Math.abs(came - due) > SIGMAS * Math.sqrt(due)) {
      double next = powerOfTwo(difficulty.value() * Math.min(ratio, MAX_RISE));
      return start(clamp(next, policy), now);
    }
    boolean stale = elapsed >= MAX_LOOKS * seconds(policy.retarget()) && due >= ENOUGH_SHARES;
    return stale ? start(difficulty, now) : this;
  }

  private double seconds(Instant now) {
    return seconds(Duration.between(since, now));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static double powerOfTwo(double value) {
    return Math.scalb(1.0, (int) Math.rint(Math.log(value) / Math.log(2)));
  }

  private static Difficulty clamp(double value, VardiffPolicy policy) {
    return Difficulty.of(Math.clamp(value, policy.min().value(), policy.max().value()));
  }
}
