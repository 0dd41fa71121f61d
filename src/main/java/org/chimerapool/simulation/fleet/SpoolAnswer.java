package org.chimerapool.simulation.fleet;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the console answers to a piece of a log, read word by word as the machines' own agent does:
/// words that are not known are passed over, whatever their order.
///
/// @param next the first byte that is wanted next; empty where the answer does not say
record SpoolAnswer(OptionalLong next, boolean cancel, boolean complete) {

  private static final Pattern WORD = Pattern.compile("([a-z]+)=([0-9a-z]+)");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  static SpoolAnswer of(String text) {
    OptionalLong next = OptionalLong.empty();
    boolean cancel = false;
    boolean complete = false;
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      String value = word.group(2);
      switch (word.group(1)) {
        case "next" -> {
          if (NUMBER.matcher(value).matches()) {
            next = OptionalLong.of(Long.parseLong(value));
          }
        }
        case "command" -> cancel = value.equals("cancel");
        case "complete" -> complete = value.equals("yes");
        default -> {}
      }
    }
    return new SpoolAnswer(next, cancel, complete);
  }
}
