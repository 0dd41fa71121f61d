package org.chimerapool.ui.deployments;

import java.util.List;
import java.util.Map;
import org.chimerapool.deployment.LogLine;
import org.chimerapool.deployment.insight.LogBook.Hits;

/// What is new in a log for a page.
///
/// @param sparse not every line is to be seen: of a level, or of a log that was cut
/// @param fresh the last lines, for a page that follows
/// @param listed more lines that are to be seen, where not all are
/// @param found more lines that hold what is looked for
/// @param steps first line of each step
record LogNews(
    long turn,
    long total,
    boolean sparse,
    List<LogLine> fresh,
    Hits listed,
    Hits found,
    Map<Integer, Long> steps) {

  static final Hits NOTHING = new Hits(List.of(), 0, false);

  /// There is more to look through: it is worth asking again at once.
  boolean goesOn() {
    return listed.more() || found.more();
  }
}
