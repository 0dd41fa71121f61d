package org.chimerapool.deployment.fleet;

import java.util.List;
import java.util.regex.Pattern;

/// Makes what looks like a secret unreadable, once more than the machine did.
final class Masking {

  private static final String MASK = "*****";

  /// What is kept of each is its first group.
  private static final List<Pattern> SECRETS =
      List.of(
          Pattern.compile("(-----BEGIN [A-Z ]*PRIVATE KEY-----)[\\s\\S]{0,20000}?(?=-----END|\\z)"),
          Pattern.compile("(?i)((?:bearer|basic)\\s+)[A-Za-z0-9._~+/=-]{6,}"),
          Pattern.compile("(?i)([a-z][a-z0-9+.-]{1,20}://[^\\s/:@]{1,100}:)[^\\s/@]{1,200}(?=@)"),
          Pattern.compile(
              "(?i)((?:[a-z0-9_.-]{0,30}(?:passw(?:or)?d|passphrase|secret|token|api[_-]?key|private[_-]?key|mnemonic|seed)"
                  + "[a-z0-9_-]{0,20})[\"']?\\s*[=:]\\s*)(?:\"[^\"\\n]*\"|'[^'\\n]*'|[^\\s\"',;]+)"),
          Pattern.compile(
              "()\\b(?:gh[pousr]_[A-Za-z0-9]{20,}|glpat-[A-Za-z0-9_-]{20,}|AKIA[A-Z0-9]{16})"),
          Pattern.compile("(__cookie__:)[0-9a-f]{16,}"));

  private Masking() {}

  /// @param secrets that are known, to be hidden wherever they stand
  static String masked(String text, List<String> secrets) {
    String result = text;
    for (String secret : secrets) {
      result = result.replace(secret, MASK);
    }
    return masked(result);
  }

  static String masked(String text) {
    String result = text;
    for (Pattern secret : SECRETS) {
      result = secret.matcher(result).replaceAll("$1" + MASK.replace("$", "\\$"));
    }
    return result;
  }
}
