package org.chimerapool.deployment.fleet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a machine says of itself: one line each, a word and what it is about. Unknown lines are
/// passed over, so that older and newer agents are understood.
///
/// @param facts of its hardware and system
/// @param versions component to version, empty for what is not there
/// @param clock the machine's own, milliseconds since 1970; 0 when not told
record Report(
    String key,
    String host,
    String identity,
    long clock,
    Map<String, String> facts,
    Map<String, String> versions,
    List<Check> checks,
    List<Repair> repairs) {

  private static final int MOST_LINES = 400;
  private static final int LONGEST = 300;
  private static final Pattern LINE = Pattern.compile("([a-z]{2,12}) (.*)");
  private static final Pattern PAIR = Pattern.compile("([A-Za-z0-9._+-]{1,40}) ?(.*)");
  private static final Pattern CHECK =
      Pattern.compile("([0-9]{1,15}) ([0-9]{1,15}) ([0-9]{1,3}) (yes|no) ?(.*)");
  private static final Pattern REPAIR =
      Pattern.compile("([0-9]{1,15}) ([0-9]{1,15}) ([0-9]{1,15}) ([a-z]{1,12}) ?(.*)");

  /// @param number which time the machine ran it
  /// @param code exit code, 0 is good
  /// @param spent the machine may not repair it any more for now
  record Check(long id, long number, int code, boolean spent, String words) {}

  /// @param seq place in the machine's log of repairs, from 1
  /// @param at by the machine's clock
  /// @param what `repaired`, `failed`, `spent` or `recovered`
  record Repair(long seq, long check, long at, String what, String words) {}

  static Report read(byte[] body) {
    Map<String, String> single = new LinkedHashMap<>();
    Map<String, String> facts = new LinkedHashMap<>();
    Map<String, String> versions = new LinkedHashMap<>();
    List<Check> checks = new ArrayList<>();
    List<Repair> repairs = new ArrayList<>();
    new String(body, StandardCharsets.UTF_8)
        .lines()
        .limit(MOST_LINES)
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(
            line -> {
              String rest = plain(line.group(2));
              switch (line.group(1)) {
                case "fact" -> pair(rest, facts);
                case "version" -> pair(rest, versions);
                case "check" -> check(rest, checks);
                case "repair" -> repair(rest, repairs);
                case String other -> single.put(other, rest);
              }
            });
    String clock = single.getOrDefault("clock", "");
    return new Report(
        single.getOrDefault("key", ""),
        single.getOrDefault("host", ""),
        single.getOrDefault("identity", ""),
        clock.matches("[0-9]{1,15}") ? Long.parseLong(clock) : 0,
        facts,
        versions,
        checks,
        repairs);
  }

  private static void pair(String rest, Map<String, String> into) {
    Matcher pair = PAIR.matcher(rest);
    if (pair.matches() && into.size() < 100) {
      into.put(pair.group(1), pair.group(2).strip());
    }
  }

  private static void check(String rest, List<Check> into) {
    Matcher check = CHECK.matcher(rest);
    if (check.matches()) {
      into.add(
          new Check(
              Long.parseLong(check.group(1)),
              Long.parseLong(check.group(2)),
              Integer.parseInt(check.group(3)),
              check.group(4).equals("yes"),
              check.group(5)));
    }
  }

  private static void repair(String rest, List<Repair> into) {
    Matcher repair = REPAIR.matcher(rest);
    if (repair.matches()) {
      into.add(
          new Repair(
              Long.parseLong(repair.group(1)),
              Long.parseLong(repair.group(2)),
              Long.parseLong(repair.group(3)),
              repair.group(4),
              repair.group(5)));
    }
  }

  private static String plain(String text) {
    String shown = Masking.masked(text).replaceAll("\\p{Cntrl}", " ");
    int end = Math.min(LONGEST, shown.length());
    if (end < shown.length() && Character.isHighSurrogate(shown.charAt(end - 1))) {
      end--;
    }
    return shown.substring(0, end);
  }
}
