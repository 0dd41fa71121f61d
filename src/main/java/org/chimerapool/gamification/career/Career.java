package org.chimerapool.gamification.career;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.OptionalDouble;
import org.chimerapool.gamification.Level;
import org.chimerapool.gamification.Metric;
import org.chimerapool.gamification.Occasion;
import org.chimerapool.gamification.SizeClass;
import org.chimerapool.gamification.Streak;
import org.chimerapool.stats.MinerDay;

/// Everything that a miner's days add up to, through its latest one.
///
/// @param minutes with shares
/// @param closest greatest ratio of a day's best hash to the network's difficulty of that day
/// @param fullDays in a row, through `last`, with shares in nearly every minute
/// @param cleanDays in a row, through `last`, with many shares and none refused
/// @param points for levels
/// @param away the longest time away, in days, that ended with a comeback
/// @param occasions a bit for each [Occasion]
/// @param simulated no day had work of anything but virtual miners
public record Career(
    LocalDate first,
    LocalDate last,
    long shares,
    double work,
    long minutes,
    double best,
    double closest,
    StreakRun streak,
    int fullDays,
    int cleanDays,
    double points,
    double bestDayWork,
    int away,
    int occasions,
    RecentWork recent,
    boolean simulated) {

  /// 99 % of a day.
  public static final int FULL_DAY_MINUTES = 1426;

  private static final long CLEAN_DAY_SHARES = 1000;

  /// Whether a day counts: refused shares alone are no mining.
  public static boolean counts(MinerDay day) {
    return day.shares() > 0;
  }

  public static Career startingWith(MinerDay day, OptionalDouble network) {
    Career nothing =
        new Career(
            day.day(),
            day.day(),
            0,
            0,
            0,
            0,
            0,
            StreakRun.startingOn(day.day()),
            0,
            0,
            0,
            0,
            0,
            0,
            RecentWork.NONE,
            true);
    return nothing.with(day, network, StreakRun.startingOn(day.day()), false);
  }

  /// Goes on with a later day.
  ///
  /// @param network the network's difficulty on that day, where it is known
  public Career after(MinerDay day, OptionalDouble network) {
    boolean next = day.day().equals(last.plusDays(1));
    return with(day, network, streak.on(day.day()), next);
  }

  private Career with(MinerDay day, OptionalDouble network, StreakRun run, boolean next) {
    double top = best(day);
    boolean full = day.activeMinutes() >= FULL_DAY_MINUTES;
    boolean clean = day.shares() >= CLEAN_DAY_SHARES && day.refused() == 0;
    int gap = (int) Math.max(0, ChronoUnit.DAYS.between(last, day.day()) - 1);
    return new Career(
        first,
        day.day(),
        shares + day.shares(),
        work + day.work(),
        minutes + day.activeMinutes(),
        Math.max(best, top),
        Math.max(closest, network.isPresent() ? top / network.getAsDouble() : 0),
        run,
        full ? (next ? fullDays + 1 : 1) : 0,
        clean ? (next ? cleanDays + 1 : 1) : 0,
        points + LevelScale.points(day.work()),
        Math.max(bestDayWork, day.work()),
        Math.max(away, gap),
        occasions | occasionsOn(day.day()),
        recent.and(day.work()),
        simulated && day.simulated());
  }

  public Level level() {
    return LevelScale.at(points);
  }

  public Streak streakAt(LocalDate today) {
    return streak.at(today);
  }

  public double medianWork() {
    return recent.median();
  }

  public SizeClass size() {
    return recent.size();
  }

  /// Where a metric of days stands; 0 for one of blocks, which [BlockRecord] knows.
  public double value(Metric metric) {
    return switch (metric) {
      case SHARES -> shares;
      case BEST_SHARE -> best;
      case CLOSE_CALL -> closest;
      case STREAK -> streak.length();
      case FULL_DAYS -> fullDays;
      case HOURS -> minutes / 60.0;
      case SENIORITY -> ChronoUnit.DAYS.between(first, last);
      case DAY_WORK -> bestDayWork;
      case CLEAN_DAYS -> cleanDays;
      case LEVEL -> level().number();
      case COMEBACK -> away;
      case OCCASION -> occasions;
      case BLOCKS, BLOCKS_IN_A_DAY, BLOCK_LUCK, BLOCK_PATIENCE, NIGHT_BLOCKS, ORPHANS -> 0;
    };
  }

  /// Whether a rule of days is met.
  public boolean meets(Metric metric, double threshold) {
    return metric == Metric.OCCASION
        ? (occasions & 1 << (int) threshold) != 0
        : !metric.isOfBlocks() && value(metric) >= threshold;
  }

  private static double best(MinerDay day) {
    return day.best().value();
  }

  private static int occasionsOn(LocalDate day) {
    int bits = 0;
    for (Occasion occasion : Occasion.values()) {
      bits |= occasion.isOn(day) ? 1 << occasion.number() : 0;
    }
    return bits;
  }
}
