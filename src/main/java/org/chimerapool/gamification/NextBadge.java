package org.chimerapool.gamification;

/// A badge within reach.
///
/// @param value where the metric stands
/// @param ratio how far along, 0 to 1; by orders of magnitude where the ladder goes by them
public record NextBadge(AchievementRule rule, double value, double ratio) {}
