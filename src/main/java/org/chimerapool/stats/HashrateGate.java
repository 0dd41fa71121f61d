package org.chimerapool.stats;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chimerapool.deployment.spi.GateQuestion;
import org.chimerapool.deployment.spi.GateReading;
import org.chimerapool.deployment.spi.HealthGate;

/// Whether pools have lost hashrate: the limit is the least that the last five minutes must have of
/// the last day's rate, in per cent. Says no only when even the upper end of the estimate is below,
/// and nothing before the stage has gone on for those five minutes.
final class HashrateGate implements HealthGate {

  private static final Duration SEEN = Duration.ofMinutes(5);

  private final Function<String, List<PoolFigures>> pools;
  private final Supplier<List<String>> names;

  /// @param pools the figures of the pools of that name, of all for an empty one
  /// @param names that may be asked for
  HashrateGate(Function<String, List<PoolFigures>> pools, Supplier<List<String>> names) {
    this.pools = pools;
    this.names = names;
  }

  @Override
  public List<String> subjects() {
    return names.get();
  }

  @Override
  public String code() {
    return "pool-hashrate";
  }

  @Override
  public GateReading read(GateQuestion question) {
    double now = 0;
    double high = 0;
    double usual = 0;
    boolean known = true;
    for (PoolFigures pool : pools.apply(question.subject())) {
      RateEstimate fresh = pool.hashrate(Window.FIVE_MINUTES);
      now += fresh.rate().perSecond();
      high += fresh.high().perSecond();
      usual += pool.hashrate(Window.DAY).rate().perSecond();
      known &= fresh.complete();
    }
    if (!known || usual <= 0 || question.now().isBefore(question.since().plus(SEEN))) {
      return GateReading.inconclusive("–");
    }
    double least = usual * question.limit() / 100;
    String words = String.format(Locale.ROOT, "%.0f %% (5 min / 24 h)", 100 * now / usual);
    if (now >= least) {
      return GateReading.pass(words);
    }
    return high < least ? GateReading.fail(words) : GateReading.inconclusive(words);
  }
}
