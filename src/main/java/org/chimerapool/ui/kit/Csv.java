package org.chimerapool.ui.kit;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A table as text by RFC 4180, harmless in a spreadsheet: a cell that a program might take for a
/// formula gets an apostrophe before it (OWASP, CSV injection).
public final class Csv {

  private static final String FORMULA = "=+-@\t\r\n";

  /// Where a spreadsheet that separates by something else would begin another cell.
  private static final Pattern INNER_FORMULA = Pattern.compile("([;|\t\"]\\s*)(?=[=+@-])");

  private final StringBuilder text = new StringBuilder();

  public Csv row(List<String> cells) {
    text.append(cells.stream().map(Csv::cell).collect(Collectors.joining(","))).append("\r\n");
    return this;
  }

  static String cell(String value) {
    String inside = INNER_FORMULA.matcher(value).replaceAll("$1'");
    String safe =
        !inside.isEmpty() && FORMULA.indexOf(inside.charAt(0)) >= 0 ? "'" + inside : inside;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
