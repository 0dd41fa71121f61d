package org.chimerapool.deployment.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What everything known of a machine comes to. Pure.
///
/// @param reasons the worst first
record HealthReading(TargetHealth health, List<HealthReason> reasons) {

  /// An operator reads the logs of machines side by side; beyond this they cannot be compared.
  static final Duration CLOCK_MAY_BE_OFF = Duration.ofMinutes(2);

  /// @param quietAfter silence that is worth a remark
  /// @param unseenAfter silence that means that it is away
  record Patience(Duration quietAfter, Duration unseenAfter) {

    static final Patience USUAL = new Patience(Duration.ofSeconds(90), Duration.ofMinutes(5));
  }

  /// @param agent an agent lives on it, which is to be heard all the time
  /// @param checks by name
  record Facts(
      boolean agent,
      Optional<Instant> seenAt,
      Duration skew,
      Map<String, CheckStanding.Standing> checks,
      List<Drift> drift) {}

  static HealthReading of(Facts facts, Patience patience, Instant now) {
    List<HealthReason> reasons = new ArrayList<>();
    if (facts.agent()) {
      seen(facts, patience, now, reasons);
    }
    facts
        .checks()
        .forEach(
            (name, standing) -> {
              switch (standing) {
                case BAD -> reasons.add(new HealthReason(HealthReason.Code.CHECK_BAD, name));
                case NEEDS_PERSON ->
                    reasons.add(new HealthReason(HealthReason.Code.NEEDS_PERSON, name));
                case GOOD, DOUBTFUL -> {}
              }
            });
    facts
        .drift()
        .forEach(each -> reasons.add(new HealthReason(HealthReason.Code.DRIFT, each.component())));
    if (facts.skew().abs().compareTo(CLOCK_MAY_BE_OFF) > 0) {
      reasons.add(new HealthReason(HealthReason.Code.CLOCK, ""));
    }
    reasons.sort((a, b) -> b.code().health().compareTo(a.code().health()));
    boolean unknown = facts.seenAt().isEmpty();
    TargetHealth best = unknown ? TargetHealth.UNKNOWN : TargetHealth.GOOD;
    TargetHealth health = reasons.isEmpty() ? best : reasons.getFirst().code().health();
    return new HealthReading(health, List.copyOf(reasons));
  }

  private static void seen(
      Facts facts, Patience patience, Instant now, List<HealthReason> reasons) {
    if (facts.seenAt().isEmpty()) {
      reasons.add(new HealthReason(HealthReason.Code.NEVER_SEEN, ""));
      return;
    }
    Duration silence = Duration.between(facts.seenAt().get(), now);
    if (silence.compareTo(patience.unseenAfter()) > 0) {
      reasons.add(new HealthReason(HealthReason.Code.UNSEEN, ""));
    } else if (silence.compareTo(patience.quietAfter()) > 0) {
      reasons.add(new HealthReason(HealthReason.Code.QUIET, ""));
    }
  }

  String words() {
    return reasons.stream().map(HealthReason::words).collect(Collectors.joining("; "));
  }

  String rows() {
    return reasons.stream().map(HealthReason::row).collect(Collectors.joining("\n"));
  }
}
