package org.chimerapool.deployment.insight.live;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.deployment.insight.Eta;
import org.chimerapool.deployment.insight.outline.Outline;

/// How much longer a run takes. Pure.
final class Expectation {

  /// Fewer runs tell nothing.
  static final int LEAST = 3;

  private Expectation() {}

  /// @param usual by the name of the phase
  /// @param phase where the run is, -1 before the first
  /// @param inPhase since when it is there
  /// @return empty where some phase ahead has too few runs behind it
  static Optional<Eta> of(
      Outline outline, Map<String, PhaseUsual> usual, int phase, Duration inPhase) {
    List<Outline.PhasePart> ahead =
        outline
            .phases()
            .subList(Math.clamp(phase, 0, outline.phases().size()), outline.phases().size());
    if (ahead.isEmpty() || !ahead.stream().allMatch(each -> known(usual.get(each.name())))) {
      return Optional.empty();
    }
    double soonest = 0;
    double likely = 0;
    double latest = 0;
    int sample = Integer.MAX_VALUE;
    for (int i = 0; i < ahead.size(); i++) {
      PhaseUsual each = usual.get(ahead.get(i).name());
      if (each == null) {
        return Optional.empty();
      }
      double spent = i == 0 && phase >= 0 ? (double) inPhase.toMillis() / 1000 : 0;
      soonest += Math.max(0, each.p10() - spent);
      likely += Math.max(0, each.median() - spent);
      latest += Math.max(0, each.p90() - spent);
      sample = Math.min(sample, each.sample());
    }
    return Optional.of(new Eta(seconds(likely), seconds(soonest), seconds(latest), sample));
  }

  /// The run takes at least twice as long as the slower tenth of those before it.
  static boolean overdue(Map<String, PhaseUsual> usual, String phase, Duration inPhase) {
    PhaseUsual here = usual.get(phase);
    return known(here)
        && here != null
        && (double) inPhase.toSeconds() > Math.max(60, 2 * here.p90());
  }

  private static boolean known(@org.jspecify.annotations.Nullable PhaseUsual usual) {
    return usual != null && usual.sample() >= LEAST;
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
