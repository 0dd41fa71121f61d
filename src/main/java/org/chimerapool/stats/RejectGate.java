package org.chimerapool.stats;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chimerapool.deployment.spi.GateQuestion;
import org.chimerapool.deployment.spi.GateReading;
import org.chimerapool.deployment.spi.HealthGate;

/// Whether pools refuse too many shares: the limit is in per cent of the miners' shares since the
/// stage began, of the last hour at most. Says yes or no only when chance does not explain it
/// (Wilson's interval, 95 %), yes also to a share within the limit of very many.
final class RejectGate implements HealthGate {

  private static final double Z = 1.959964;
  private static final long LEAST_SHARES = 50;
  private static final long MANY_SHARES = 1_000;

  private final Function<GateQuestion, Optional<Submitted>> shares;
  private final Supplier<List<String>> pools;

  /// @param shares since the question's moment; empty where there is no such pool
  /// @param pools the names that may be asked for
  RejectGate(Function<GateQuestion, Optional<Submitted>> shares, Supplier<List<String>> pools) {
    this.shares = shares;
    this.pools = pools;
  }

  @Override
  public String code() {
    return "pool-rejects";
  }

  @Override
  public List<String> subjects() {
    return pools.get();
  }

  @Override
  public GateReading read(GateQuestion question) {
    Optional<Submitted> submitted = shares.apply(question);
    if (submitted.isEmpty()) {
      return GateReading.inconclusive(question.subject() + "?");
    }
    long refused = submitted.get().refused();
    long all = submitted.get().all();
    if (all < LEAST_SHARES) {
      return GateReading.inconclusive(String.format(Locale.ROOT, "%d / %d", all, LEAST_SHARES));
    }
    double share = (double) refused / all;
    double limit = question.limit() / 100;
    String words = String.format(Locale.ROOT, "%.2f %% (n = %d)", 100 * share, all);
    if (bound(share, all, 1) <= limit || (share <= limit && all >= MANY_SHARES)) {
      return GateReading.pass(words);
    }
    return bound(share, all, -1) > limit
        ? GateReading.fail(words)
        : GateReading.inconclusive(words);
  }

  /// @param side 1 for the upper end of the interval, -1 for the lower one
  private static double bound(double share, long n, int side) {
    double square = Z * Z / n;
    double half = Z * Math.sqrt(share * (1 - share) / n + square / (4 * n));
    return (share + square / 2 + side * half) / (1 + square);
  }
}
