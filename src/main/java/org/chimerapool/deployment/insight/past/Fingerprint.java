package org.chimerapool.deployment.insight.past;

import java.util.Locale;
import java.util.regex.Pattern;

/// What a line has in common with others of its kind: without colours, numbers, paths, addresses
/// and names of hosts. Pure.
final class Fingerprint {

  private static final int LONGEST = 240;

  private record Rule(Pattern found, String instead) {
    Rule(String found, String instead) {
      this(Pattern.compile(found), instead);
    }
  }

  private static final java.util.List<Rule> RULES =
      java.util.List.of(
          new Rule("\u001b\\[[0-9;?]*[ -/]*[@-~]|\u001b", ""),
          new Rule("\\p{Cntrl}", " "),
          new Rule("[a-z][a-z0-9+.-]{1,12}://[^\\s\"'<>)]{1,400}", "URL"),
          new Rule("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b", "ID"),
          new Rule("\\b(0x[0-9a-f]{1,64}|(?=[0-9a-f]{0,62}[0-9])[0-9a-f]{7,128})\\b", "HEX"),
          new Rule(
              "\\b\\d{4}-\\d\\d-\\d\\d[t ]\\d\\d:\\d\\d(:\\d\\d([.,]\\d{1,9})?)?(z|[+-]\\d\\d:?\\d\\d)?",
              "TIME"),
          new Rule("\\b\\d{1,3}(\\.\\d{1,3}){3}(:\\d{1,5})?\\b", "HOST"),
          new Rule(
              "(?<![\\w:])\\[?[0-9a-f:]{0,39}::[0-9a-f:]{0,39}\\]?(?!\\w)(:\\d{1,5})?", "HOST"),
          new Rule("\\[?\\b([0-9a-f]{1,4}:){2,7}[0-9a-f]{0,4}\\b\\]?(:\\d{1,5})?", "HOST"),
          new Rule("(?<![\\w.])/(?=[\\w.])[^\\s:\"',;)]{1,300}", "PATH"),
          new Rule(
              "\\b([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.){1,8}[a-z]{2,24}(:\\d{1,5})?\\b", "HOST"),
          new Rule("\\d+([.,]\\d+)*", "#"),
          new Rule("\\s+", " "));

  private Fingerprint() {}

  static String of(String line) {
    String text =
        (line.length() > 4 * LONGEST ? line.substring(0, 4 * LONGEST) : line)
            .toLowerCase(Locale.ROOT);
    for (Rule rule : RULES) {
      text = rule.found.matcher(text).replaceAll(rule.instead);
    }
    String whole = text.strip();
    return whole.length() > LONGEST ? whole.substring(0, LONGEST) : whole;
  }
}
