package org.chimerapool.deployment.rollout.machine;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chimerapool.deployment.rollout.Member;

/// Compares one figure of machines that must perform alike.
///
/// @param figures by target
/// @param middle the median
record Alike(Map<Long, Double> figures, double middle) {

  static Alike of(List<Member> members, Map<Long, Double> figures) {
    double[] sorted =
        members.stream()
            .map(each -> figures.get(each.target()))
            .filter(java.util.Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    double middle =
        sorted.length == 0
            ? Double.NaN
            : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    return new Alike(figures, middle);
  }

  /// A machine without a figure has not been shown to be alike.
  boolean differs(long target, double tolerancePercent) {
    Double figure = figures.get(target);
    return figure == null
        || !(Math.abs(figure - middle) <= Math.abs(middle) * tolerancePercent / 100);
  }

  String words(long target) {
    Double figure = figures.get(target);
    return figure == null ? "–" : String.format(Locale.ROOT, "%.4g / %.4g", figure, middle);
  }
}
