package org.chimerapool.deployment.fleet;

import java.time.Duration;
import java.util.Set;

/// Which machines may come in with one token.
///
/// @param hostPattern what a machine must call itself, `*` for anything in it; empty for any
/// @param preauthorised they are accepted at once, unless their identity is known with another key
/// @param machines how many may use it, 1 to 1,000
/// @param life 15 to 60 minutes
public record EnrolmentPlan(
    TargetKind kind,
    Set<String> labels,
    String place,
    String hostPattern,
    boolean preauthorised,
    int machines,
    Duration life,
    String by) {

  public EnrolmentPlan {
    labels = NewTarget.labels(labels);
    NewTarget.place(place);
    if (hostPattern.length() > 100) {
      throw new IllegalArgumentException("a host pattern has at most 100 characters");
    }
    if (machines < 1 || machines > 1_000) {
      throw new IllegalArgumentException("expected 1 to 1000 machines, got " + machines);
    }
    if (life.compareTo(Duration.ofMinutes(15)) < 0 || life.compareTo(Duration.ofMinutes(60)) > 0) {
      throw new IllegalArgumentException("expected a life of 15 to 60 minutes, got " + life);
    }
  }
}
