package org.chimerapool.ui.system;

import org.chimerapool.system.LogLine;

/// Which lines of the log are wanted.
///
/// @param least nothing less grave than that
/// @param text part of the line, any case; empty for all
record LogFilter(LogLine.Severity least, String text, int limit) {

  static final LogFilter USUAL = new LogFilter(LogLine.Severity.INFO, "", 100);

  LogFilter all() {
    return new LogFilter(least, text, Integer.MAX_VALUE);
  }
}
