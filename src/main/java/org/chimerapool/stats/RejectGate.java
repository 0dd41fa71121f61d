package org.chimerapool.stats;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.chimerapool.deployment.spi.GateQuestion;
import org.chimerapool.deployment.spi.GateReading;
import org.chimerapool.deployment.spi.HealthGate;

/// Whether pools refuse too many shares: the limit is in per cent of all shares of the last hour.
/// Says no only when chance does not explain it (Wilson's interval, 95 %).
final class RejectGate implements HealthGate {

  private static final double Z = 1.959964;
  private static final long LEAST_SHARES = 50;

  private final Function<String, List<PoolFigures>> pools;

  /// @param pools the figures of the pools of that name, of all for an empty one
  RejectGate(Function<String, List<PoolFigures>> pools) {
    this.pools = pools;
  }

  @Override
  public String code() {
    return "pool-rejects";
  }

  @Override
  public GateReading read(GateQuestion question) {
    long accepted = 0;
    long refused = 0;
    for (PoolFigures pool : pools.apply(question.subject())) {
      accepted += pool.shares();
      refused += pool.refused().values().stream().mapToLong(Long::longValue).sum();
    }
    long all = accepted + refused;
    if (all < LEAST_SHARES) {
      return GateReading.inconclusive(String.format(Locale.ROOT, "%d / %d", all, LEAST_SHARES));
    }
    double share = (double) refused / all;
    double limit = question.limit() / 100;
    String words = String.format(Locale.ROOT, "%.2f %% (1 h, n = %d)", 100 * share, all);
    if (share <= limit) {
      return GateReading.pass(words);
    }
    return lowest(share, all) > limit ? GateReading.fail(words) : GateReading.inconclusive(words);
  }

  private static double lowest(double share, long n) {
    double square = Z * Z / n;
    double half = Z * Math.sqrt(share * (1 - share) / n + square / (4 * n));
    return (share + square / 2 - half) / (1 + square);
  }
}
