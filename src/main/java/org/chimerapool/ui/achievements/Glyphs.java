package org.chimerapool.ui.achievements;

import org.chimerapool.gamification.Metric;

/// What stands in the middle of a badge: one drawing for each metric, 24 units wide.
final class Glyphs {

  private Glyphs() {}

  static String of(Metric metric) {
    return switch (metric) {
      case SHARES -> "<path d='M12 4 19 8v8l-7 4-7-4V8zM5 8l7 4 7-4M12 12v8'/>";
      case BEST_SHARE ->
          "<path d='m12 4 2.3 5.2 5.7.6-4.2 3.8 1.2 5.6-5-2.9-5 2.9 1.2-5.6L4 9.8l5.7-.6z'/>";
      case CLOSE_CALL ->
          "<circle cx='12' cy='12' r='7.5'/><circle cx='12' cy='12' r='3'/><path d='M12 2.5v4M12 17.5v4M2.5 12h4M17.5 12h4'/>";
      case STREAK ->
          "<path d='M12.5 3c1 4 5.5 5.6 5.5 10.5a6 6 0 0 1-12 0c0-3 1.7-4.5 2.7-6.5.8 1.4 1.5 2 2.3 2.3C11.6 7 11.4 5 12.5 3z'/>";
      case FULL_DAYS -> "<circle cx='12' cy='12' r='8'/><path d='M12 7v5l3.5 2'/>";
      case HOURS ->
          "<path d='M7 4h10M7 20h10M8 4c0 5.5 8 5.5 8 8s-8 2.5-8 8M16 4c0 5.5-8 5.5-8 8s8 2.5 8 8'/>";
      case SENIORITY ->
          "<path d='M12 20V9M12 12c-4 0-6-2-6-6 4 0 6 2 6 6zM12 15c3.5 0 5.5-1.7 5.5-5-3.5 0-5.5 1.7-5.5 5z'/>";
      case DAY_WORK -> "<path d='M5 19v-5M9.7 19v-8M14.3 19V8M19 19V5'/>";
      case CLEAN_DAYS ->
          "<path d='M12 3.5 5.5 6v5.5c0 4 2.7 6.8 6.5 8.5 3.8-1.7 6.5-4.5 6.5-8.5V6zM9 11.8l2.2 2.2L15.2 9.8'/>";
      case LEVEL -> "<path d='m6 14 6-6 6 6M6 19l6-6 6 6'/>";
      case COMEBACK -> "<path d='M5 12a7 7 0 1 0 2.2-5.1M5 4.5V8h3.5'/>";
      case OCCASION ->
          "<rect x='5' y='6' width='14' height='13' rx='2'/><path d='M5 10h14M9 4v4M15 4v4M12 13v2.5'/>";
      case BLOCKS ->
          "<path d='M12 3.5 19.5 8v8L12 20.5 4.5 16V8z'/><path d='M12 8.5 15.5 10.5v3.8L12 16.3l-3.5-2v-3.8z'/>";
      case BLOCKS_IN_A_DAY ->
          "<path d='M9 4 14.5 7v6L9 16l-5.5-3V7zM15 10.5l5.5 3v4L15 20.5l-4-2.2'/>";
      case BLOCK_LUCK -> "<path d='M13 3 6 13.5h5L10.5 21 18 10.5h-5z'/>";
      case BLOCK_PATIENCE -> "<path d='M4 18 9.5 8l3.5 5.5L15 10l5 8z'/>";
      case NIGHT_BLOCKS -> "<path d='M19 14.5A7.5 7.5 0 0 1 9.5 5a7.5 7.5 0 1 0 9.5 9.5z'/>";
      case ORPHANS ->
          "<path d='M9.5 14.5l5-5M8 11 5.8 13.2a3.5 3.5 0 0 0 5 5L13 16M11 8l2.2-2.2a3.5 3.5 0 0 1 5 5L16 13'/>";
    };
  }
}
