package org.chimerapool.system;

import java.util.regex.Pattern;

/// Makes a line of the log safe to show and to pass on: one line, no control characters, no
/// terminal sequences, no turned writing direction, no secrets.
final class HarmlessText {

  static final int LONGEST = 2_000;

  private static final Pattern TERMINAL =
      Pattern.compile("\\x1b(?:\\[[0-?]{0,32}[ -/]{0,8}[@-~]|[@-_])");
  private static final Pattern LINES = Pattern.compile("\\s*[\\r\\n\\u2028\\u2029]+\\s*");

  /// Control and format characters, which hide, overwrite or turn what stands around them.
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}]");

  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)((?:password|passwd|secret|token|api-?key|authorization|cookie)\\w{0,16}"
              + "[\"']?\\s{0,2}[=:]\\s{0,2})(?:(?:Bearer|Basic)\\s+)?[\"']?[^\\s,;\"')}\\]]+");
  private static final Pattern IN_URL = Pattern.compile("(://[^\\s/:@]{1,128}:)[^\\s/@]{1,256}@");
  private static final Pattern CLAIM = Pattern.compile("\\b(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}\\b");
  private static final Pattern TOKEN =
      Pattern.compile("\\beyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]{8,}");
  private static final String MASK = "••••";

  private HarmlessText() {}

  static String of(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    String line = LINES.matcher(TERMINAL.matcher(cut).replaceAll("")).replaceAll(" | ");
    String plain = UNSEEN.matcher(line).replaceAll("\uFFFD");
    String masked = NAMED.matcher(plain).replaceAll("$1" + MASK);
    masked = IN_URL.matcher(masked).replaceAll("$1" + MASK + "@");
    masked = TOKEN.matcher(masked).replaceAll(MASK);
    return CLAIM.matcher(masked).replaceAll(MASK).strip();
  }
}
