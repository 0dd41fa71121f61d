package org.chimerapool.gamification;

/// How hard a badge is to get, the easiest first.
public enum Tier {
  BRONZE,
  SILVER,
  GOLD,
  DIAMOND
}
