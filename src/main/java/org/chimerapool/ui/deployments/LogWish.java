package org.chimerapool.ui.deployments;

import org.chimerapool.deployment.LogLevel;

/// What a page wants of a log, and what it has of it.
///
/// @param turn counts its wishes: what was read for another one is not shown
/// @param had lines that it knows of
/// @param following it stays at the end
/// @param text that is looked for; may be empty
/// @param listed the last line asked whether it is of the level
/// @param listedCount how many were
/// @param found the last line asked whether it holds the text
/// @param foundCount how many did
record LogWish(
    long turn,
    long had,
    boolean following,
    String text,
    LogLevel least,
    long listed,
    int listedCount,
    long found,
    int foundCount) {

  static LogWish first(long turn, boolean following, String text, LogLevel least) {
    return new LogWish(turn, 0, following, text, least, 0, 0, 0, 0);
  }

  LogWish follow(boolean now) {
    return new LogWish(turn, had, now, text, least, listed, listedCount, found, foundCount);
  }

  LogWish after(LogNews news) {
    return new LogWish(
        turn,
        news.total(),
        following,
        text,
        least,
        Math.max(listed, news.listed().seenTo()),
        listedCount + news.listed().numbers().size(),
        Math.max(found, news.found().seenTo()),
        foundCount + news.found().numbers().size());
  }
}
