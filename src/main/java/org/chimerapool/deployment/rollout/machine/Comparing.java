package org.chimerapool.deployment.rollout.machine;

import java.util.List;
import java.util.Optional;
import org.chimerapool.deployment.rollout.Comparison;
import org.chimerapool.deployment.rollout.Comparison.Arm;
import org.chimerapool.deployment.rollout.Comparison.Interval;

/// Compares two variants and says how sure that is.
///
/// Shares: Newcombe's interval from two Wilson intervals, which holds for small numbers too
/// (Newcombe, Statistics in Medicine 17, 1998, method 10). Durations: Welch's interval on the
/// logarithms, so that it is a ratio.
public final class Comparing {

  private static final double Z = 1.959964;
  private static final int LEAST_DURATIONS = 3;

  private Comparing() {}

  /// What became of one variant.
  ///
  /// @param seconds durations of the machines that succeeded
  public record Results(int machines, int failed, List<Double> seconds) {

    public Results {
      seconds = List.copyOf(seconds);
    }
  }

  public static Comparison of(Results a, Results b) {
    return new Comparison(arm(a), arm(b), success(a, b), duration(a, b));
  }

  private static Arm arm(Results of) {
    double[] sorted = of.seconds().stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double middle =
        sorted.length == 0 ? 0 : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    return new Arm(of.machines(), sorted.length + of.failed(), sorted.length, middle);
  }

  private static Optional<Interval> success(Results a, Results b) {
    int throughA = a.seconds().size() + a.failed();
    int throughB = b.seconds().size() + b.failed();
    if (throughA == 0 || throughB == 0) {
      return Optional.empty();
    }
    double shareA = (double) a.seconds().size() / throughA;
    double shareB = (double) b.seconds().size() / throughB;
    double[] wilsonA = wilson(shareA, throughA);
    double[] wilsonB = wilson(shareB, throughB);
    double difference = shareB - shareA;
    double below = Math.hypot(shareB - wilsonB[0], wilsonA[1] - shareA);
    double above = Math.hypot(wilsonB[1] - shareB, shareA - wilsonA[0]);
    return Optional.of(new Interval(difference, difference - below, difference + above));
  }

  private static double[] wilson(double share, int n) {
    double square = Z * Z / n;
    double centre = (share + square / 2) / (1 + square);
    double half = Z / (1 + square) * Math.sqrt(share * (1 - share) / n + square / (4 * n));
    return new double[] {centre - half, centre + half};
  }

  private static Optional<Interval> duration(Results a, Results b) {
    if (a.seconds().size() < LEAST_DURATIONS || b.seconds().size() < LEAST_DURATIONS) {
      return Optional.empty();
    }
    double[] logsA = logs(a.seconds());
    double[] logsB = logs(b.seconds());
    double difference = mean(logsB) - mean(logsA);
    double partA = variance(logsA) / logsA.length;
    double partB = variance(logsB) / logsB.length;
    double error = Math.sqrt(partA + partB);
    double freedom =
        error == 0
            ? 1e6
            : (partA + partB)
                * (partA + partB)
                / (partA * partA / (logsA.length - 1) + partB * partB / (logsB.length - 1));
    double half = student(freedom) * error;
    return Optional.of(
        new Interval(
            Math.exp(difference), Math.exp(difference - half), Math.exp(difference + half)));
  }

  private static double[] logs(List<Double> seconds) {
    return seconds.stream().mapToDouble(each -> Math.log(Math.max(each, 0.001))).toArray();
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum / (values.length - 1);
  }

  /// The 97.5 % point of Student's distribution, by the expansion of Cornish and Fisher (Abramowitz
  /// and Stegun 26.7.5); from two degrees of freedom on it is within two per cent.
  private static double student(double freedom) {
    double n = Math.max(2, freedom);
    double z3 = Z * Z * Z;
    double z5 = z3 * Z * Z;
    double z7 = z5 * Z * Z;
    return Z
        + (z3 + Z) / (4 * n)
        + (5 * z5 + 16 * z3 + 3 * Z) / (96 * n * n)
        + (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / (384 * n * n * n);
  }
}
