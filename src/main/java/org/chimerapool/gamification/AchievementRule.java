package org.chimerapool.gamification;

/// When a badge is earned: as soon as the metric reaches the threshold.
///
/// @param code its lasting name, stored with every award and part of message keys
/// @param threshold in the metric's own unit
/// @param secret not told before somebody has it
public record AchievementRule(
    String code, Metric metric, double threshold, Tier tier, boolean secret) {

  public AchievementRule {
    if (!code.matches("[a-z0-9]+(-[a-z0-9]+)*") || code.length() > 40) {
      throw new IllegalArgumentException(
          "a rule's code is at most 40 lower-case words joined by hyphens, not " + code);
    }
    if (!(threshold >= 0)) {
      throw new IllegalArgumentException("a threshold is zero or more, not " + threshold);
    }
  }
}
