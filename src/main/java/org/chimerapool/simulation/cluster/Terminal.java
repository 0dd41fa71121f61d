package org.chimerapool.simulation.cluster;

import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a command writes to.
///
/// @param live whether a line may be written over, because a person looks at it
/// @param colour whether escapes for colours are understood and wanted
record Terminal(PrintWriter out, boolean live, boolean colour) {

  /// @param interactive whether the output is a terminal
  /// @param environment of the process; `NO_COLOR` and `TERM=dumb` are heeded
  static Terminal of(PrintWriter out, boolean interactive, Map<String, String> environment) {
    @Nullable String noColour = environment.get("NO_COLOR");
    boolean dumb = "dumb".equals(environment.get("TERM"));
    boolean live = interactive && !dumb;
    return new Terminal(out, live, live && (noColour == null || noColour.isEmpty()));
  }

  String strong(String text) {
    return colour ? "\u001b[1m" + text + "\u001b[0m" : text;
  }

  /// A stranger's words without anything that a terminal could take for a command.
  String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  /// Writes a line that the next one of its kind takes the place of, where that is possible.
  void status(String text) {
    if (live) {
      out.print("\r" + text + "\u001b[K");
    } else {
      out.println(text);
    }
    out.flush();
  }

  void lines(Iterable<String> lines) {
    if (live) {
      out.print("\r\u001b[K");
    }
    lines.forEach(out::println);
    out.flush();
  }
}
